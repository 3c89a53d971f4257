/** Subscribers who confirmed, and an issue that is ready to be sent to them. */
import type { Actor } from '#accounts/index.ts';
import { saveIssue, sendIssue, startIssue } from '#issues/index.ts';
import { database } from '#lib/database.ts';

/** People number 1 to `count`, who confirmed this letter. */
export async function makeReaders(count: number, letter = 'morning', domain = 'example.org') {
  const at = new Date('2026-01-01T08:00:00Z');
  const { id } = await database().newsletter.findUniqueOrThrow({ where: { slug: letter } });
  await database().$executeRaw`
    insert into subscriber (email, created_at)
    select 'reader-' || n || '@' || ${domain}, ${at} from generate_series(1, ${count}::int) n
    on conflict do nothing`;
  await database().$executeRaw`
    insert into subscription (subscriber_id, newsletter_id, status, requested_at, confirmed_at, form, page, promise)
    select id, ${id}, 'confirmed', ${at}, ${at}, 'foot', '/', 'A promise.' from subscriber
    on conflict do nothing`;
}

/** A draft of an issue, whole. */
export async function writeIssue(
  actor: Actor,
  more: { stories?: number[]; at: Date; letter?: string },
) {
  const started = await startIssue(actor, {
    newsletter: more.letter ?? 'morning',
    at: more.at,
  });
  if (started.kind !== 'started') throw new Error(started.kind);
  const saved = await saveIssue(actor, {
    id: started.id,
    version: 1,
    draft: {
      subject: 'What happened “today” – ünd why',
      preheader: 'Five stories before work.',
      intro: 'Good morning.\n\nHere is **the news**, and [a link](/world).',
      stories: more.stories ?? [],
    },
  });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  return { id: started.id, version: saved.version };
}

/** Sends it to so many people. */
export async function pressSend(
  actor: Actor,
  issue: { id: number; version: number },
  { recipients, at, sendKey = 'a-press' }: { recipients: number; at: Date; sendKey?: string },
) {
  return sendIssue(actor, { ...issue, recipients, sendKey, at });
}
