import { redirect } from 'next/navigation';
import { getPublication } from '#publication/index.ts';
import { staffOnly } from '../staff.ts';

/** Fronts open on the default edition's. */
export default async function Fronts() {
  await staffOnly();
  const { editions } = await getPublication();
  const edition = editions.find(({ isDefault }) => isDefault) ?? editions[0];
  redirect(`/desk/fronts/${edition?.slug}`);
}
