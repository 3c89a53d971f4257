/** Rules of a front that the browser needs too: its places, how many, who may curate. No I/O. */
import { z } from 'zod';

/** How many stories a front takes, place by place. */
export const frontPlaces = { lead: 1, secondary: 3, strip: 6 } as const;

export type FrontPlace = keyof typeof frontPlaces;

const stories = (place: FrontPlace) => z.array(z.int().positive()).max(frontPlaces[place]);

/** What an editor chose: article ids in the order in which they stand, none twice. */
export const frontChoiceSchema = z
  .strictObject({ lead: stories('lead'), secondary: stories('secondary'), strip: stories('strip') })
  .refine(({ lead, secondary, strip }) => {
    const all = [...lead, ...secondary, ...strip];
    return new Set(all).size === all.length;
  }, 'twice');

export type FrontChoice = z.infer<typeof frontChoiceSchema>;

/** Two choices are the same when every place holds the same stories in the same order. */
export function isSameChoice(one: FrontChoice, other: FrontChoice): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

const ordered = ({ lead, secondary, strip }: FrontChoice) => [lead, secondary, strip];

export { mayCurateFronts } from './policy.ts';
