import type { Metadata } from 'next';
import { entry } from '#accounts/index.ts';
import { LinkIsOver } from '#desk/entry/LinkIsOver.tsx';
import { ResetAsk } from '#desk/entry/ResetAsk.client.tsx';
import { ResetSet } from '#desk/entry/ResetSet.client.tsx';
import { now } from '#lib/clock.ts';
import { getPublication } from '#publication/index.ts';

export const metadata: Metadata = { title: 'A new password', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Asks for a reset, or takes up the link that was sent. */
export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { name } = await getPublication();
  if (typeof token !== 'string') return <ResetAsk publication={name} />;
  const isOpen = await entry.isResetOpen(token, now());
  return isOpen ? <ResetSet publication={name} token={token} /> : <LinkIsOver publication={name} />;
}
