/** The rail around the pages of somebody who is signed in; nothing around those of who is not. */
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { findActor } from '#accounts/index.ts';
import { DeskClock } from '#desk/look/DeskClock.client.tsx';
import { DeskShell } from '#desk/shell/DeskShell.client.tsx';
import { earlyKeysScript } from '#desk/shell/early-keys.ts';
import { deskPlaces } from '#desk/shell/places.ts';
import { now } from '#lib/clock.ts';
import { getPublication } from '#publication/index.ts';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const asked = await headers();
  const actor = await findActor(asked);
  if (!actor) return children;
  const { name, timeZone, language } = await getPublication();
  return (
    <>
      <script
        nonce={asked.get('x-nonce') ?? ''}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
        dangerouslySetInnerHTML={{ __html: earlyKeysScript }}
      />
      <DeskClock timeZone={timeZone} locale={language} startsAt={now().getTime()}>
        <DeskShell actor={actor} publication={name} places={deskPlaces(actor)}>
          {children}
        </DeskShell>
      </DeskClock>
    </>
  );
}
