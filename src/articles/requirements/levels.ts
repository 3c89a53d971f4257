/** How much each rule weighs: the publisher's word for the format, else for all formats, else ours. */
import { type RuleName, ruleNames } from './requirement.ts';

export const ruleLevels = ['off', 'warning', 'stop'] as const;
export type RuleLevel = (typeof ruleLevels)[number];
export type GateLevels = Record<RuleName, RuleLevel>;

export const defaultLevels: GateLevels = {
  headline: 'stop',
  standfirst: 'stop',
  byline: 'stop',
  section: 'stop',
  picture: 'stop',
  'quotation-source': 'warning',
  'figure-source': 'warning',
  'single-outlet': 'warning',
  'dead-link': 'stop',
  readability: 'warning',
  'stale-words': 'warning',
  'legal-flag': 'stop',
};

/** One decision of the publisher; without a format it is for all of them. */
export type LevelChoice = { rule: string; format: string | null; level: RuleLevel };

export function levelsFor(format: string, choices: LevelChoice[]): GateLevels {
  const chosen = (rule: RuleName, where: string | null) =>
    choices.find((choice) => choice.rule === rule && choice.format === where)?.level;
  const levels = { ...defaultLevels };
  for (const rule of ruleNames) {
    levels[rule] = chosen(rule, format) ?? chosen(rule, null) ?? defaultLevels[rule];
  }
  return levels;
}
