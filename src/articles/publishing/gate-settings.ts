/** What the publisher decided about the rules of the gate: read, and saved as a whole. */
import { z } from 'zod';
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { database, type Transaction } from '#lib/database.ts';
import { slugSchema } from '#lib/slug.ts';
import { mayChangeGate } from '../policy.ts';
import { defaultLevels, type LevelChoice, ruleLevels } from '../requirements/levels.ts';
import { ruleNames } from '../requirements/requirement.ts';

export const levelChoicesSchema = z
  .array(
    z.strictObject({
      rule: z.enum(ruleNames),
      format: slugSchema.nullable(),
      level: z.enum(ruleLevels),
    }),
  )
  .max(2000)
  .refine(
    (choices) =>
      new Set(choices.map(({ rule, format }) => `${rule} ${format}`)).size === choices.length,
    'decides the same twice',
  );

export async function listLevelChoices(tx: Transaction): Promise<LevelChoice[]> {
  const rows = await tx.gateRule.findMany({
    select: { rule: true, level: true, format: { select: { slug: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ rule, level, format }) => ({ rule, level, format: format?.slug ?? null }));
}

/** What is decided, and what holds where nothing is. Everybody on the desk may see it. */
export async function readGate(actor: Actor) {
  return {
    kind: 'found',
    defaults: defaultLevels,
    choices: await listLevelChoices(database()),
    mayChange: mayChangeGate(actor),
  } as const;
}

export type SaveGateResult =
  | { kind: 'saved' }
  | { kind: 'forbidden' }
  | { kind: 'invalid'; problems: { field: string; code: string }[] };

/** Takes the place of everything decided before. */
export async function saveGate({
  actor,
  choices,
}: {
  actor: Actor;
  choices: z.infer<typeof levelChoicesSchema>;
}): Promise<SaveGateResult> {
  if (!mayChangeGate(actor)) return { kind: 'forbidden' };
  return change(async (tx) => {
    const formats = await tx.format.findMany({ select: { id: true, slug: true } });
    const idOf = new Map(formats.map(({ id, slug }) => [slug, id]));
    const problems = choices.flatMap(({ format }, index) =>
      format === null || idOf.has(format)
        ? []
        : [{ field: `choices.${index}.format`, code: 'unknown' }],
    );
    if (problems.length > 0) return { kind: 'invalid', problems };
    const before = await listLevelChoices(tx);
    await tx.gateRule.deleteMany();
    await tx.gateRule.createMany({
      data: choices.map(({ rule, format, level }) => ({
        rule,
        level,
        formatId: format === null ? null : (idOf.get(format) ?? null),
      })),
    });
    await record(tx, {
      actor,
      action: 'gate.change',
      subject: 'publication:1',
      before: { choices: before },
      after: { choices },
    });
    return { kind: 'saved' };
  });
}
