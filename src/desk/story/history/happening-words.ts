/** What happened to a story, in a sentence without its subject: “published revision 4”. Pure. */
import { z } from 'zod';
import { stateWords } from '../../stories/state-words.ts';
import { ruleWords } from '../gate-words.ts';

type Happening = { kind: string; revision: number | null; details: unknown };

const detailsSchema = z
  .object({
    to: z.string().nullable(),
    rules: z.array(z.string()),
    what: z.string(),
  })
  .partial()
  .catch({});

const isState = (word: string | null | undefined): word is keyof typeof stateWords =>
  word !== null && word !== undefined && word in stateWords;

export function happeningWords({ kind, revision, details }: Happening): string {
  const { to, rules = [] } = detailsSchema.parse(details ?? {});
  const text = revision === null ? 'it' : `revision ${revision}`;
  switch (kind) {
    case 'moved':
      return isState(to) ? `moved it to “${stateWords[to].word}”` : 'moved it';
    case 'assigned':
      return to ? `gave it to ${to}` : 'took it back from everybody';
    case 'due':
      return 'set when it is due';
    case 'published':
      return `published ${text}`;
    case 'scheduled':
      return `put ${text} on the schedule`;
    case 'unscheduled':
      return 'took it off the schedule';
    case 'withdrawn':
      return 'withdrew it from readers';
    case 'restored':
      return `restored ${text} for readers`;
    case 'withdrawal_planned':
      return 'planned when it is withdrawn';
    case 'embargoed':
      return 'changed the embargo';
    case 'legal_opened':
      return 'opened a legal flag';
    case 'legal_closed':
      return 'closed the legal flag';
    case 'stop_overridden':
      return `went past a stop (${rules.map((rule) => ruleWords[rule]?.name ?? rule).join(', ')})`;
    case 'missed':
      return 'could not do it in time';
    default:
      return kind;
  }
}
