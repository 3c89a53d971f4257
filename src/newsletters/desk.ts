/** What the desk sees of a letter's settings. */
import { database } from '#lib/database.ts';
import type { PictureData } from '#markdown/index.ts';
import { pictureData, pictureSelect } from '#media/index.ts';
import { type LetterForm, timeOf } from './pure.ts';

export type DeskLetterForm = {
  slug: string;
  version: number;
  isRetired: boolean;
  form: LetterForm;
  logo: PictureData | null;
};

/** A letter as a publisher edits it; null when there is none. */
export async function findLetterForm(slug: string): Promise<DeskLetterForm | null> {
  const [row, sections, formats] = await Promise.all([
    database().newsletter.findUnique({
      where: { slug },
      include: { edition: { select: { slug: true } }, logo: { select: pictureSelect } },
    }),
    database().section.findMany({ select: { id: true, slug: true } }),
    database().format.findMany({ select: { id: true, slug: true } }),
  ]);
  if (!row) return null;
  const place = await database().newsletter.count({
    where: {
      OR: [{ position: { lt: row.position } }, { position: row.position, id: { lt: row.id } }],
    },
  });
  const slugsOf = (rows: { id: number; slug: string }[], ids: number[]) =>
    rows.filter(({ id }) => ids.includes(id)).map((one) => one.slug);
  return {
    slug,
    version: row.version,
    isRetired: row.retiredAt !== null,
    logo: row.logo ? pictureData(row.logo) : null,
    form: {
      name: row.name,
      promise: row.promise,
      cadence: row.cadence,
      schedule: row.schedule,
      edition: row.edition?.slug ?? null,
      place: place + 1,
      senderName: row.senderName ?? '',
      replyTo: row.replyTo ?? '',
      accent: row.accent ?? '',
      logo: row.logo?.key ?? null,
      header: row.header,
      footer: row.footer,
      welcomeSubject: row.welcomeSubject,
      welcomeText: row.welcomeText,
      archiveIsPublic: row.archiveIsPublic,
      placed: {
        sections: slugsOf(sections, row.placedSections),
        formats: slugsOf(formats, row.placedFormats),
        after: row.inTextAfter,
        foot: row.atFoot,
      },
      rule: {
        sections: slugsOf(sections, row.ruleSections),
        formats: slugsOf(formats, row.ruleFormats),
        days: row.ruleDays,
        count: row.ruleCount,
        sparesOthers: row.ruleSparesOthers,
      },
      scheduled:
        row.scheduleMinute === null
          ? null
          : {
              days: row.scheduleDays,
              time: timeOf(row.scheduleMinute),
              asks: row.scheduleAsks,
            },
      digest: { time: timeOf(row.digestMinute), day: row.digestDay },
    },
  };
}

/** A letter that is not there yet. */
export async function emptyLetterForm(): Promise<LetterForm> {
  return {
    name: '',
    promise: '',
    cadence: 'weekly',
    schedule: '',
    edition: null,
    place: (await database().newsletter.count()) + 1,
    senderName: '',
    replyTo: '',
    accent: '',
    logo: null,
    header: '',
    footer: '',
    welcomeSubject: '',
    welcomeText: '',
    archiveIsPublic: true,
    placed: { sections: [], formats: [], after: null, foot: false },
    rule: { sections: [], formats: [], days: null, count: 5, sparesOthers: false },
    scheduled: null,
    digest: { time: '18:00', day: 7 },
  };
}
