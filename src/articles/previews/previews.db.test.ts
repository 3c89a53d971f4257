import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { makePublication } from '../../../tests/support/publication.ts';
import { makeActor } from '../../../tests/support/staff.ts';
import { createStory, saveDraft } from '../drafting.ts';
import {
  createPreviewLink,
  findSharedPreview,
  getPreview,
  listPreviewLinks,
  revokePreviewLink,
} from '../previewing.ts';
import { findStory } from '../read.ts';

const at = new Date('2026-05-01T09:00:00Z');
const later = (days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000);

let writer: Actor;
let stranger: Actor;

async function draftStory() {
  const made = await createStory({ actor: writer, headline: 'Not yet published' });
  if (made.kind !== 'created') throw new Error(made.kind);
  const save = (base: number, body: string) =>
    saveDraft({ actor: writer, articleId: made.id, base, draft: { ...made.draft, body } });
  return { id: made.id, slug: made.draft.slug, save };
}

async function shared(articleId: number) {
  const made = await createPreviewLink({ actor: writer, articleId, label: 'Counsel', days: 7, at });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made;
}

describe.runIf(hasDatabase)('a story before readers see it', () => {
  useDatabase();
  beforeEach(async () => {
    await makePublication();
    writer = await makeActor('writer', { name: 'Wren' });
    stranger = await makeActor('contributor', { name: 'Cora' });
  });

  test('the desk and a link see the head revision, readers see nothing', async () => {
    const story = await draftStory();
    const { token, link } = await shared(story.id);
    await story.save(1, 'First words.');
    await story.save(2, 'Later words.');
    const whole = { kind: 'found', story: { headline: 'Not yet published', body: 'Later words.' } };
    expect(await getPreview(writer, story.id, at)).toMatchObject(whole);
    expect(await findSharedPreview(token, later(6))).toMatchObject({ ...whole, revision: 3 });
    expect(await findStory(story.slug)).toEqual({ kind: 'absent' });
    expect(link.expiresAt).toEqual(later(7));
  });

  test('a link ends by itself, when it is taken back, and was never in the database', async () => {
    const story = await draftStory();
    const { token, link } = await shared(story.id);
    const rows = JSON.stringify(await database().previewLink.findMany());
    expect(rows).not.toContain(token);
    expect(await findSharedPreview(token, later(7))).toEqual({ kind: 'absent' });
    expect(await listPreviewLinks(writer, story.id, at)).toMatchObject({
      links: [{ id: link.id }],
    });
    const revoke = { actor: writer, articleId: story.id, linkId: link.id, at };
    expect(await revokePreviewLink(revoke)).toEqual({ kind: 'revoked' });
    expect(await findSharedPreview(token, at)).toEqual({ kind: 'absent' });
    expect(await findSharedPreview('x'.repeat(43), at)).toEqual({ kind: 'absent' });
    expect(await listPreviewLinks(writer, story.id, at)).toEqual({ kind: 'listed', links: [] });
    expect(await revokePreviewLink(revoke)).toEqual({ kind: 'absent' });
    const audit = await database().auditEntry.findMany({
      where: { action: { in: ['story.share', 'story.unshare'] } },
      select: { action: true, before: true, after: true },
    });
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  test('who may not read a story gets neither a preview nor a link', async () => {
    const story = await draftStory();
    const { link } = await shared(story.id);
    const asked = { actor: stranger, articleId: story.id };
    expect(await getPreview(stranger, story.id, at)).toEqual({ kind: 'forbidden' });
    expect(await listPreviewLinks(stranger, story.id, at)).toEqual({ kind: 'forbidden' });
    expect(await createPreviewLink({ ...asked, label: 'Me', days: 1, at })).toEqual({
      kind: 'forbidden',
    });
    expect(await revokePreviewLink({ ...asked, linkId: link.id, at })).toEqual({
      kind: 'forbidden',
    });
    expect(await getPreview(writer, 999_999, at)).toEqual({ kind: 'absent' });
    const long = { actor: writer, articleId: story.id, label: 'Counsel', days: 31, at };
    expect(await createPreviewLink(long)).toMatchObject({ kind: 'invalid' });
  });
});
