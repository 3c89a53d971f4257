/** The door of the mail room: single letters to people, through a server or into the outbox. */
export { type Mailbox, type Message, parseMailbox } from './message.ts';
export { findKept, type KeptLetter, listOutbox, type OpenLetter, readLetter } from './outbox.ts';
export { mailHandlers, queueMail } from './queue-mail.ts';
export { closeMail, type MailResult, sender, sendMail } from './send-mail.ts';
