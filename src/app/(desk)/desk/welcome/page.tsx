import type { Metadata } from 'next';
import { entry } from '#accounts/index.ts';
import { LinkIsOver } from '#desk/entry/LinkIsOver.tsx';
import { Welcome } from '#desk/entry/Welcome.client.tsx';
import { now } from '#lib/clock.ts';
import { getPublication } from '#publication/index.ts';

export const metadata: Metadata = { title: 'Welcome', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the first owner's link and invitations lead. Opening it spends nothing. */
export default async function WelcomePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { name } = await getPublication();
  const offered = typeof token === 'string' ? await entry.findWelcome(token, now()) : null;
  if (!offered || typeof token !== 'string') return <LinkIsOver publication={name} />;
  return <Welcome publication={name} token={token} offered={offered} />;
}
