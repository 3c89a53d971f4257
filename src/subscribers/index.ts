/** The door of the subscribers room: people who asked for letters, and what they agreed to. */
export * as atTheMachine from './at-the-machine.ts';
export * as audience from './audience.ts';
export { type Confirmation, confirm, findConfirmation } from './confirm.ts';
export { findLeaving, type LeavePage, leaveByLink } from './leave.ts';
export type { Choices } from './own.ts';
export * as own from './own.ts';
export { requestSubscription, type SignUpResult } from './request-subscription.ts';
export {
  type SignUpCode,
  type SignUpField,
  type SignUpProblem,
  signUpSchema,
  wasTooQuick,
} from './schema.ts';
export { choicesKey, type LinkOwner, leaveKey } from './signed-links.ts';
export { suppressAddress } from './suppress.ts';
