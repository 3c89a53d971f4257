import type { Metadata } from 'next';
import { roleAtLeast } from '#accounts/index.ts';
import { planning } from '#articles/index.ts';
import { Today } from '#desk/today/Today.client.tsx';
import { staffOnly } from './staff.ts';

export const metadata: Metadata = { title: 'Today' };

/** The desk opens on what there is to do. */
export default async function Desk() {
  const actor = await staffOnly();
  const today = await planning.readToday(actor);
  return <Today name={actor.name} today={today} isEditor={roleAtLeast(actor, 'editor')} />;
}
