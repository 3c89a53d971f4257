import type { Metadata } from 'next';
import { readSignInPolicy, staff } from '#accounts/index.ts';
import { roles } from '#accounts/pure.ts';
import { PeopleScreen } from '#desk/people/PeopleScreen.client.tsx';
import { now } from '#lib/clock.ts';
import { listPeople } from '#publication/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const actor = await staffOnly();
  const list = await staff.listStaff(actor, now());
  if (list.kind === 'forbidden') return null;
  const people = await listPeople();
  return (
    <PeopleScreen
      staff={list.staff}
      invitations={list.invitations}
      mayGive={roles.filter((role) => staff.mayGiveRole(actor, role))}
      mayChangePolicy={staff.mayChangeSignInPolicy(actor)}
      policy={await readSignInPolicy()}
      people={people.map(({ id, name }) => ({ id, name }))}
    />
  );
}
