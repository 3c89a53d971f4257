/** The publishing gate: every rule at the level that the publisher gave it for the story's format. */
import { byline } from './byline.ts';
import { deadLink } from './dead-link.ts';
import { figureSource } from './figure-source.ts';
import { headline } from './headline.ts';
import { legalFlag } from './legal-flag.ts';
import type { GateLevels } from './levels.ts';
import { picture } from './picture.ts';
import { quotationSource } from './quotation-source.ts';
import { readability } from './readability.ts';
import {
  type Finding,
  type GateStory,
  type Rule,
  type RuleName,
  ruleNames,
} from './requirement.ts';
import { section } from './section.ts';
import { singleOutlet } from './single-outlet.ts';
import { staleWords } from './stale-words.ts';
import { standfirst } from './standfirst.ts';

const rules: Record<RuleName, Rule> = {
  headline,
  standfirst,
  byline,
  section,
  picture,
  'quotation-source': quotationSource,
  'figure-source': figureSource,
  'single-outlet': singleOutlet,
  'dead-link': deadLink,
  readability,
  'stale-words': staleWords,
  'legal-flag': legalFlag,
};

export type Issue = Finding & { rule: RuleName; level: 'warning' | 'stop' };

/** What the gate has to say of a story: stops first, then in the order of the rules and of the text. */
export function findIssues(story: GateStory, levels: GateLevels): Issue[] {
  const issues = ruleNames.flatMap((rule) => {
    const level = levels[rule];
    return level === 'off' ? [] : rules[rule](story).map((found) => ({ ...found, rule, level }));
  });
  return issues.toSorted((one, other) => weight(one) - weight(other));
}

const weight = ({ level }: Issue) => (level === 'stop' ? 0 : 1);
