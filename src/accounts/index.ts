/** The door of the accounts room: staff, how they sign in, what they may do, what they did. */

export * as atTheMachine from './at-the-machine.ts';
export * as entry from './entry.ts';
export { findActor, findSession, isFresh, type Session } from './find-actor.ts';
export { firstOwnerLink } from './first-owner.ts';
export { type AuditFilter, type AuditLine, type AuditPage, listAudit } from './list-audit.ts';
export * as own from './own.ts';
export { mayReadOutbox } from './policy.ts';
export { pruneAccounts } from './prune.ts';
export { type Actor, type Role, roleAtLeast } from './pure.ts';
export { type AuditRecord, record } from './record.ts';
export { changeSignInPolicy, readSignInPolicy, type SignInPolicy } from './sign-in-policy.ts';
export * as staff from './staff.ts';
