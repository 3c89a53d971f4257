import { cite } from './cite.ts';
import type { Block } from './define.ts';
import { embed } from './embed.ts';
import { factBox } from './fact-box.ts';
import { figure } from './figure.ts';
import { keyPoints } from './key-points.ts';
import { newsletter } from './newsletter.ts';
import { perspectives, view } from './perspectives.ts';
import { promo } from './promo.ts';
import { pullQuote } from './pull-quote.ts';
import { question } from './question.ts';
import { related } from './related.ts';
import { event, timeline } from './timeline.ts';

/** The whole dialect; what is not here is ordinary text. */
const BLOCKS = new Map(
  [
    cite,
    embed,
    event,
    factBox,
    figure,
    keyPoints,
    newsletter,
    perspectives,
    promo,
    pullQuote,
    question,
    related,
    timeline,
    view,
  ].map((block) => [block.name, block]),
);

export function findBlock(name: string): Block | undefined {
  return BLOCKS.get(name);
}

export function blockNames(): string[] {
  return [...BLOCKS.keys()];
}
