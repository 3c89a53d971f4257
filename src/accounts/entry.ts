/** The ways in: password and code, passkey, the link of an invitation or a reset; and out again. */
export { beginPasskeySignIn, passkeyResponseSchema, signInWithPasskey } from './passkeys.ts';
export { isResetOpen, requestReset, resetPassword } from './reset.ts';
export { giveCode, type SignInResult, signIn, signOut } from './sign-in.ts';
export { acceptWelcome, findWelcome, type Welcome, type WelcomeResult } from './welcome.ts';
