import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { findActor } from '#accounts/index.ts';
import { SignIn } from '#desk/entry/SignIn.client.tsx';
import { getPublication } from '#publication/index.ts';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { to } = await searchParams;
  // Only pages of the desk: a link from elsewhere cannot choose where somebody ends up.
  const target = typeof to === 'string' && /^\/desk\/[\w/-]*$/.test(to) ? to : '/desk';
  if (await findActor(await headers())) redirect(target);
  const { name } = await getPublication();
  return <SignIn publication={name} target={target} />;
}
