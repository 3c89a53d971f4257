import { redirect } from 'next/navigation';
import { staffOnly } from './staff.ts';

/** The desk opens on what there is to do. */
export default async function Desk() {
  await staffOnly();
  redirect('/desk/account');
}
