import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#accounts/pure.ts';
import {
  mayAssignStory,
  mayCloseLegalFlag,
  mayEditStory,
  mayEmbargoStory,
  mayMoveStory,
  mayOpenLegalFlag,
  mayPublishStory,
  type OwnedStory,
} from './policy.ts';
import { type ArticleStage, deskState, movesFrom, stageAfterEdit } from './workflow.ts';

const roles: Role[] = ['contributor', 'writer', 'editor', 'publisher', 'owner'];
const actorOf = (role: Role): Actor => ({ staffId: role, name: role, role, personId: null });

function storyOf(owner: string, stage: ArticleStage, status: OwnedStory['status'] = 'draft') {
  const firstPublishedAt = status === 'draft' ? null : new Date('2026-01-01');
  return { status, stage, firstPublishedAt, createdById: owner, assigneeId: null, personIds: [] };
}

/** Which roles may, as their initials: `CWEPO`. */
const who = (may: (actor: Actor) => boolean) =>
  roles.map((role) => (may(actorOf(role)) ? role.charAt(0).toUpperCase() : '-')).join('');
const own = (stage: ArticleStage, status?: OwnedStory['status']) => (actor: Actor) =>
  storyOf(actor.staffId, stage, status);
const other = (stage: ArticleStage) => () => storyOf('somebody', stage);
const later = new Date('2026-02-02');
const earlier = new Date('2026-02-01');

describe('who may do what', () => {
  test.each<[string, (actor: Actor) => boolean, string]>([
    ['edit an own draft', (a) => mayEditStory(a, own('draft')(a)), 'CWEPO'],
    ['edit another’s draft', (a) => mayEditStory(a, other('draft')()), '--EPO'],
    ['edit an own live story', (a) => mayEditStory(a, own('settled', 'live')(a)), '-WEPO'],
    ['edit what is ready', (a) => mayEditStory(a, own('ready')(a)), '--EPO'],
    ['edit what is scheduled', (a) => mayEditStory(a, own('scheduled')(a)), '--EPO'],
    ['make an idea a draft', (a) => mayMoveStory(a, own('idea')(a), 'draft'), 'CWEPO'],
    ['send for review', (a) => mayMoveStory(a, own('draft')(a), 'in_review'), '-WEPO'],
    ['take back from review', (a) => mayMoveStory(a, own('in_review')(a), 'draft'), 'CWEPO'],
    ['send another’s for review', (a) => mayMoveStory(a, other('draft')(), 'in_review'), '--EPO'],
    ['find it ready', (a) => mayMoveStory(a, own('in_review')(a), 'ready'), '--EPO'],
    ['publish and withdraw', mayPublishStory, '--EPO'],
    [
      'set an embargo',
      (a) => mayEmbargoStory(a, { ...own('draft')(a), embargoUntil: null }, later),
      'CWEPO',
    ],
    [
      'shorten one',
      (a) => mayEmbargoStory(a, { ...own('draft')(a), embargoUntil: later }, earlier),
      '--EPO',
    ],
    [
      'lift one',
      (a) => mayEmbargoStory(a, { ...own('draft')(a), embargoUntil: later }, null),
      '--EPO',
    ],
    ['ask for the lawyers', (a) => mayOpenLegalFlag(a, own('draft')(a)), 'CWEPO'],
    ['say that they have looked', mayCloseLegalFlag, '--EPO'],
    ['take what nobody has', (a) => mayAssignStory(a, other('draft')(), a.staffId), '-WEPO'],
    ['give it to somebody', (a) => mayAssignStory(a, other('draft')(), 'somebody'), '--EPO'],
  ])('%s', (_, may, expected) => {
    expect(who(may)).toBe(expected);
  });
});

describe('the way of a story', () => {
  test('its state is its stage, and once settled what readers see', () => {
    expect(deskState({ status: 'draft', stage: 'idea' })).toBe('idea');
    expect(deskState({ status: 'live', stage: 'in_review' })).toBe('in_review');
    expect(deskState({ status: 'live', stage: 'settled' })).toBe('live');
    expect(deskState({ status: 'withdrawn', stage: 'settled' })).toBe('withdrawn');
  });

  test('no move by hand leads to readers, and what readers saw is no idea again', () => {
    expect(movesFrom({ status: 'draft', stage: 'draft' })).toEqual(['idea', 'in_review', 'ready']);
    expect(movesFrom({ status: 'live', stage: 'draft' })).toEqual(['in_review', 'ready']);
    expect(movesFrom({ status: 'draft', stage: 'scheduled' })).toEqual([]);
  });

  test('an edit of what was settled is on its way again, and keeps the place of the rest', () => {
    expect(stageAfterEdit('settled')).toBe('draft');
    expect(stageAfterEdit('in_review')).toBe('in_review');
  });
});
