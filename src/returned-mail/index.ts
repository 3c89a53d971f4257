/** The door of the returned-mail room: bounces and complaints, and whose letter each one was about. */
export { readMailbox, returnedMailHandlers } from './mailbox/read-mailbox.ts';
export { deliveryHeader, deliveryToken, returnAddress } from './token.ts';
export { type Heard, hearService } from './told-by/hear.ts';
