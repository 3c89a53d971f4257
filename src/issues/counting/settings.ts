/** What a letter counts and asks. It holds from its next issue on: what is frozen stays as it was. */
import { type Actor, record } from '#accounts/index.ts';
import { change } from '#lib/changes.ts';
import { mayDecideCounting } from '../pure.ts';

type Counting = { countsClicks: boolean; countsOpens: boolean; asksFeedback: boolean };

export async function decideCounting(
  actor: Actor,
  { slug, counting }: { slug: string; counting: Counting },
): Promise<{ kind: 'decided' | 'forbidden' | 'absent' }> {
  if (!mayDecideCounting(actor)) return { kind: 'forbidden' };
  return change(async (tx) => {
    const before = await tx.newsletter.findUnique({
      where: { slug },
      select: { id: true, countsClicks: true, countsOpens: true, asksFeedback: true },
    });
    if (!before) return { kind: 'absent' };
    const { id, ...was } = before;
    await tx.newsletter.update({ where: { id }, data: counting });
    await record(tx, {
      actor,
      action: 'newsletter.counting',
      subject: `newsletter:${slug}`,
      before: was,
      after: counting,
    });
    return { kind: 'decided' };
  });
}
