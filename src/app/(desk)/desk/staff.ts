/** Who opened a page of the desk. Every page asks this first, and hands the actor to what it reads. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Actor, findSession, type Session } from '#accounts/index.ts';

/** The actor; whoever is not signed in is led to the sign-in page, and back here afterwards. */
export async function staffOnly(): Promise<Actor> {
  const session = await sessionOnly();
  // The account page is where a second factor is set up.
  if (session.lacksSecondFactor) redirect('/desk/account');
  return session.actor;
}

/** The session, also of who still has to set up the second factor that is asked of them. */
export async function sessionOnly(): Promise<Session> {
  const given = await headers();
  const session = await findSession(given);
  if (session) return session;
  const path = given.get('x-standfirst-path') ?? '/desk';
  redirect(path === '/desk' ? '/desk/sign-in' : `/desk/sign-in?to=${encodeURIComponent(path)}`);
}
