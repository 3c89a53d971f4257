/** The ways in: by password and code, by the link of an invitation, and out again. */
export { giveCode, type SignInResult, signIn, signOut } from './sign-in.ts';
export { acceptWelcome, findWelcome, type Welcome, type WelcomeResult } from './welcome.ts';
