/** What the publisher decides about the publication at the desk: its name and voice, and what it shows. */
import { type Actor, record, roleAtLeast } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database, type Transaction } from '#lib/database.ts';
import { differs } from '#lib/differs.ts';
import { remembered } from '#lib/remembered.ts';
import type { PublicationSettings } from './settings-schema.ts';
import { choicesSchema, type PublicationChoices, settingsSchema } from './settings-schema.ts';

export { type PublicationSettings, settingsSchema };

export function mayChangeSettings(actor: Actor): boolean {
  return roleAtLeast(actor, 'publisher');
}

/** What was decided, for rooms and pages that act on it. What nobody has decided is as in the schema. */
export function readChoices(tx?: Transaction): Promise<PublicationChoices> {
  const read = async () => {
    const row = await (tx ?? database()).settings.findUnique({ where: { id: 1 } });
    return choicesSchema.parse(row?.values ?? {});
  };
  return tx ? read() : remembered('choices', { tags: ['publication'], read });
}

const identity = {
  name: true,
  strapline: true,
  description: true,
  language: true,
  timeZone: true,
  contactEmail: true,
  feedText: true,
  apiIsOpen: true,
} as const;

/** Everybody on the desk may see them. */
export async function readSettings(actor: Actor) {
  const settings: PublicationSettings = {
    ...(await database().publication.findUniqueOrThrow({ where: { id: 1 }, select: identity })),
    ...(await readChoices()),
  };
  return { kind: 'found', settings, mayChange: mayChangeSettings(actor) } as const;
}

export type SaveSettingsResult = { kind: 'saved' } | { kind: 'forbidden' };

/** Readers see what changed at once. Saving what is so already changes nothing and tells nobody. */
export async function saveSettings(
  actor: Actor,
  wanted: PublicationSettings,
): Promise<SaveSettingsResult> {
  if (!mayChangeSettings(actor)) return { kind: 'forbidden' };
  const { showsChanges, ...own } = wanted;
  const choices: PublicationChoices = { showsChanges };
  return change(async (tx, changed) => {
    await tx.$queryRaw`select id from publication where id = 1 for update`;
    const before = {
      ...(await tx.publication.findUniqueOrThrow({ where: { id: 1 }, select: identity })),
      ...(await readChoices(tx)),
    };
    if (!differs(before, wanted)) return { kind: 'saved' };
    await tx.publication.update({ where: { id: 1 }, data: own });
    await tx.settings.upsert({
      where: { id: 1 },
      create: { id: 1, values: choices },
      update: { values: choices },
    });
    changed('publication');
    const subject = 'publication:1';
    await record(tx, { actor, action: 'settings.change', subject, before, after: wanted });
    return { kind: 'saved' };
  });
}
