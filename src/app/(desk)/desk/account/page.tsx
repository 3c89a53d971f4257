import type { Metadata } from 'next';
import { own } from '#accounts/index.ts';
import { AccountScreen } from '#desk/people/AccountScreen.client.tsx';
import { sessionOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Your account' };

/** Also for who has to set up a second factor before anything else. */
export default async function AccountPage() {
  const session = await sessionOnly();
  const account = await own.readOwnAccount(session);
  return (
    <AccountScreen
      account={account}
      role={session.actor.role}
      mustAddFactor={session.lacksSecondFactor}
    />
  );
}
