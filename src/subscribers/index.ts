/** The door of the subscribers room: people who asked for letters, and what they agreed to. */
export { requestSubscription, type SignUpResult } from './request-subscription.ts';
export {
  emailLimit,
  type SignUpCode,
  type SignUpField,
  type SignUpProblem,
  signUpSchema,
} from './schema.ts';
