/**
 * better-auth, set up for a desk: it checks passwords, codes and passkeys and makes sessions. It is
 * called from our own operations only; none of its own addresses is served.
 */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { absoluteMs, cookiePrefix } from './find-actor.ts';
import { withHashedTokens } from './hashed-tokens.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { passwordLimits } from './pure.ts';

export function setUpAuth(open: Database) {
  const { SITE_URL, SECRET_KEY } = env();
  if (!SECRET_KEY) throw new Error('Signing in was used before there was a key.');
  const site = new URL(SITE_URL);
  return betterAuth({
    appName: 'Standfirst',
    baseURL: SITE_URL,
    secret: SECRET_KEY,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: prismaAdapter(withHashedTokens(open), { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.least,
      maxPasswordLength: passwordLimits.most,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { modelName: 'staff' },
    session: {
      modelName: 'staffSession',
      fields: { userId: 'staffId', token: 'tokenHash' },
      // The end of a session however much it is used; `findSession` ends it when it is not.
      expiresIn: absoluteMs / 1000,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    account: { modelName: 'staffCredential', fields: { userId: 'staffId' } },
    verification: { modelName: 'staffChallenge', storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: cookiePrefix(SITE_URL),
      // The prefix says it already; better-auth would put its own before it.
      useSecureCookies: false,
      defaultCookieAttributes: {
        secure: site.protocol === 'https:',
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
      },
      ipAddress: { ipAddressHeaders: ['x-standfirst-address'] },
      // Columns for signing in through others are not here: nobody does.
      database: { generateId: 'uuid', validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const staff = await open.staff.findUnique({
              where: { id: session.userId },
              select: { deactivatedAt: true },
            });
            return staff !== null && staff.deactivatedAt === null;
          },
        },
      },
    },
    plugins: [
      twoFactor({
        schema: { twoFactor: { modelName: 'staffTwoFactor', fields: { userId: 'staffId' } } },
        // Waiting is ours to decide, for every way in alike.
        accountLockout: { enabled: false },
      }),
      passkey({
        rpID: site.hostname,
        rpName: 'Standfirst',
        origin: SITE_URL,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          afterVerification({ verification }) {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
        schema: { passkey: { modelName: 'staffPasskey', fields: { userId: 'staffId' } } },
      }),
    ],
  });
}
