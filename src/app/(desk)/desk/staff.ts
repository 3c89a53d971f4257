/** Who opened a page of the desk. Every page asks this first, and hands the actor to what it reads. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Actor, findActor } from '#accounts/index.ts';

/** The actor; whoever is not signed in is led to the sign-in page, and back here afterwards. */
export async function staffOnly(): Promise<Actor> {
  const given = await headers();
  const actor = await findActor(given);
  if (actor) return actor;
  const path = given.get('x-standfirst-path') ?? '/desk';
  redirect(path === '/desk' ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(path)}`);
}
