/** The door of the mail room: single letters to people, through a server or into the outbox. */
export { type Conversation, type Outcome, openConversation, type Step } from './conversation.ts';
export { type Mailbox, type Message, mailboxSchema, parseMailbox } from './message.ts';
export {
  findKept,
  type KeptLetter,
  keepBytes,
  listOutbox,
  type OpenLetter,
  readLetter,
} from './outbox.ts';
export { mailHandlers, queueMail } from './queue-mail.ts';
export { closeMail, type MailResult, sender, sendMail } from './send-mail.ts';
export { signerOf, signLetter } from './sign.ts';
