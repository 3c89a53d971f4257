import { beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#accounts/index.ts';
import { change, onChanges } from '#lib/changes.ts';
import { database } from '#lib/database.ts';
import { deletePicture, filing as media } from '#media/index.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { letterForm } from '../../tests/support/letter-form.ts';
import { makePublication } from '../../tests/support/publication.ts';
import { makeActor } from '../../tests/support/staff.ts';
import {
  editLetter,
  findLetterForm,
  findNewsletter,
  listNewsletters,
  newslettersFor,
  readNewsletters,
  retireLetter,
  startLetter,
} from './index.ts';

const at = new Date('2026-01-01T12:00:00Z');

describe.runIf(hasDatabase)('letters at the desk', () => {
  useDatabase();
  beforeEach(makePublication);

  const placed = { sections: [], formats: [], after: null, foot: false };
  const editionId = async (slug: string) =>
    (await database().edition.findUniqueOrThrow({ where: { slug } })).id;
  async function make(slug: string, fields: Parameters<typeof letterForm>[0] = {}) {
    const actor = await makeActor('publisher');
    const form = letterForm({ name: slug, place: 100, ...fields });
    expect(await startLetter(actor, { slug, form, at })).toMatchObject({ kind: 'saved' });
  }

  test('a publisher makes a letter and changes all of it, and documents that showed it go', async () => {
    const actor = await makeActor('publisher');
    const heard = new Set<string>();
    const stop = onChanges((tags) => {
      for (const tag of tags) heard.add(tag);
    });
    const started = await startLetter(actor, { slug: 'evening', form: letterForm(), at });
    expect(started).toEqual({ kind: 'saved', version: 1, slug: 'evening' });
    const form = letterForm({
      name: 'Evening',
      edition: 'us',
      place: 2,
      senderName: 'The night desk',
      replyTo: 'night@news.example',
      accent: '#004466',
      header: '**Good evening.**',
      welcomeSubject: 'Hello',
      archiveIsPublic: false,
      placed: { sections: ['world'], formats: ['speed-read'], after: 4, foot: true },
      rule: { sections: ['science'], formats: [], days: 3, count: 7, sparesOthers: true },
      scheduled: { days: [1, 3], time: '18:30', asks: false },
      digest: { time: '07:05', day: 6 },
    });
    const edited = await editLetter(actor, { slug: 'evening', version: 1, form, at });
    stop();
    expect(edited).toMatchObject({ kind: 'saved', version: 2 });
    expect([...heard]).toEqual(expect.arrayContaining(['newsletters', 'issues:evening']));
    expect(await findLetterForm('evening')).toMatchObject({ version: 2, form });
    const order = (await listNewsletters()).map(({ slug }) => slug);
    expect(order).toEqual(['morning', 'evening', 'weekly']);
    const audit = JSON.stringify(await listAudit(await makeActor('owner'), {}));
    expect(audit).toContain('letter.edit');
  });

  test('who has not seen the newest version overwrites nothing', async () => {
    const actor = await makeActor('publisher');
    const answers = await Promise.all(
      ['One', 'Two'].map((name) =>
        editLetter(actor, { slug: 'morning', version: 1, form: letterForm({ name }), at }),
      ),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
    expect((await findLetterForm('morning'))?.version).toBe(2);
  });

  test('an editor may not, and what is named must be there', async () => {
    const editor = await makeActor('editor');
    const form = letterForm();
    const asked = { slug: 'morning', version: 1, at };
    expect(await editLetter(editor, { ...asked, form })).toEqual({ kind: 'forbidden' });
    expect(await startLetter(editor, { slug: 'x', form, at })).toEqual({ kind: 'forbidden' });
    expect(await retireLetter(editor, { ...asked, retire: true })).toEqual({ kind: 'forbidden' });
    const actor = await makeActor('publisher');
    const wrong = letterForm({
      edition: 'fr',
      logo: 'no-picture',
      placed: { ...placed, sections: ['nowhere'] },
    });
    const refused = await editLetter(actor, { ...asked, form: wrong });
    expect(refused).toEqual({
      kind: 'invalid',
      problems: [
        { field: 'edition', code: 'unknown' },
        { field: 'logo', code: 'unknown' },
        { field: 'placed.sections', code: 'unknown' },
      ],
    });
    expect(await startLetter(actor, { slug: 'morning', form, at })).toEqual({
      kind: 'invalid',
      problems: [{ field: 'slug', code: 'address-taken' }],
    });
    expect(await editLetter(actor, { ...asked, slug: 'gone', form })).toEqual({ kind: 'absent' });
  });

  test('a picture that is a letter’s logo, or stands in its words, is in use', async () => {
    const prepared = await media.preparePicture('tests/fixtures/content/media/square.png');
    for (const key of ['logo', 'map', 'other']) {
      const entry = { key, file: 'square.png', alt: 'A square', credit: 'Us' };
      await change((tx, changed) => media.savePicture(tx, changed, { entry, prepared }));
    }
    const actor = await makeActor('publisher');
    const form = letterForm({ logo: 'logo', footer: '::figure{picture="map"}' });
    const saved = await editLetter(actor, { slug: 'morning', version: 1, form, at });
    expect(saved).toMatchObject({ kind: 'saved' });
    expect((await findLetterForm('morning'))?.logo?.alt).toBe('A square');
    const kinds = await Promise.all(
      ['logo', 'map', 'other'].map(async (key) => (await deletePicture(actor, { key, at })).kind),
    );
    expect(kinds).toEqual(['conflict', 'conflict', 'deleted']);
  });

  test('a retired letter is offered nowhere and stands where it stood when it is taken up again', async () => {
    const actor = await makeActor('publisher');
    const retired = await retireLetter(actor, { slug: 'morning', version: 1, retire: true, at });
    expect(retired).toMatchObject({ kind: 'saved', version: 2 });
    expect((await listNewsletters()).map(({ slug }) => slug)).toEqual(['weekly']);
    expect(await readNewsletters(['morning'])).toEqual({});
    expect(await findNewsletter('morning')).toMatchObject({ isRetired: true });
    expect((await newslettersFor({ editionId: await editionId('uk') })).inline).toBeNull();
    await retireLetter(actor, { slug: 'morning', version: 2, retire: false, at });
    expect((await listNewsletters()).map(({ slug }) => slug)).toEqual(['morning', 'weekly']);
  });

  test('a form stands in its sections, with those under them, and in its formats only', async () => {
    await make('global', { placed: { ...placed, sections: ['world'], after: 5 } });
    await make('quick', { placed: { ...placed, formats: ['speed-read'], foot: true } });
    const uk = await editionId('uk');
    const found = async (section: string, format: string) => {
      const { inline, foot } = await newslettersFor({ editionId: uk, section, format });
      return [inline?.letter.slug, inline?.after, foot[0]?.slug];
    };
    expect(await found('asia', 'speed-read')).toEqual(['global', 5, 'quick']);
    expect(await found('world', 'the-explainer')).toEqual(['global', 5, 'weekly']);
    expect(await found('science', 'the-explainer')).toEqual(['morning', 3, 'weekly']);
  });

  test('a letter of the edition goes first, another edition’s is not offered, and no letter twice', async () => {
    await make('british', { edition: 'uk', placed: { ...placed, after: 2, foot: true } });
    await make('american', { edition: 'us', placed: { ...placed, after: 2, foot: true } });
    const uk = await newslettersFor({ editionId: await editionId('uk') });
    expect(uk.inline?.letter.slug).toBe('british');
    expect(uk.foot.map(({ slug }) => slug)).toEqual(['weekly', 'british']);
    const us = await newslettersFor({ editionId: await editionId('us') });
    expect(us.inline?.letter.slug).toBe('american');
  });
});
