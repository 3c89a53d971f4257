/** The door of the subscribers room: people who asked for letters, and what they agreed to. */
export { requestNewAddress } from './change-address.ts';
export {
  type Choices,
  deleteData,
  exportData,
  findChoices,
  requestChoicesLink,
  saveChoices,
} from './choices.ts';
export { type Confirmation, confirm, findConfirmation } from './confirm.ts';
export { findLeaving, type LeavePage, leaveByLink } from './leave.ts';
export { requestSubscription, type SignUpResult } from './request-subscription.ts';
export {
  emailLimit,
  type SignUpCode,
  type SignUpField,
  type SignUpProblem,
  signUpSchema,
} from './schema.ts';
export { choicesKey, findByChoicesKey, type LinkOwner, leaveKey } from './signed-links.ts';
