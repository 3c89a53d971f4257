/**
 * Sends what is due, over as many connections as are allowed. It can be stopped, and can die, at any
 * instant: what each letter's row says decides what happens next, and rows are written before deeds.
 */
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';
import {
  type Conversation,
  keepBytes,
  type Outcome,
  openConversation,
  sender,
} from '#mail/index.ts';
import { composeCopy } from './compose.ts';
import { consequenceOf, isHardBounce, nextTry } from './consequence.ts';
import {
  beginText,
  type Claim,
  claimNext,
  forgiveRefused,
  recoverAbandoned,
  release,
  settle,
} from './deliveries.ts';
import {
  endFinished,
  listSending,
  pauseBecause,
  pauseLate,
  type SendingIssue,
} from './issue-states.ts';

export type SenderOptions = {
  /** The mail server; without one, letters go into the outbox. */
  smtpUrl?: string | undefined;
  requireTls?: boolean;
  connections: number;
  /** Letters under way to one domain at once. */
  perDomain: number;
  /** Whether there is no other worker on this database. */
  isAlone: boolean;
  patienceMs?: number;
  clock?: () => Date;
  /** For tests of what happens when the process dies there. */
  onStep?: (step: 'claimed' | 'text-begun' | 'answered') => Promise<void> | void;
};

export type Sender = {
  /** Sends what is due now, and returns when nothing is. */
  sendDue: () => Promise<void>;
  /** Lets letters under way end and takes no more. */
  leave: () => void;
};

/** So many errors in a row are not the recipients' fault. */
const mostInARow = 10;

export function createSender(options: SenderOptions): Sender {
  const clock = options.clock ?? now;
  const streaks = new Map<number, number[]>();
  let hasRecovered = false;
  let isLeaving = false;
  let notBefore = 0;
  let troubles = 0;
  let turn = Promise.resolve();

  /** Claims take turns, so that counting what is under way to a domain counts every one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  async function sendDue(): Promise<void> {
    const at = clock();
    await recoverAbandoned(at, { isAlone: options.isAlone && !hasRecovered });
    hasRecovered = true;
    await pauseLate(at);
    for (const issue of await listSending()) {
      if (isLeaving || clock().getTime() < notBefore) break;
      const lanes = Array.from({ length: options.connections }, () => lane(issue));
      const ended = await Promise.allSettled(lanes);
      const failed = ended.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    }
    await endFinished(clock());
  }

  /** One connection's worth of an issue: letter after letter until there is none, or trouble. */
  async function lane(issue: SendingIssue): Promise<void> {
    let talk: Conversation | null = null;
    try {
      for (;;) {
        if (isLeaving || clock().getTime() < notBefore) return;
        const claim = await inTurn(() =>
          claimNext(issue.id, { at: clock(), perDomain: options.perDomain }),
        );
        if (!claim) return;
        await options.onStep?.('claimed');
        if (!talk?.isOpen()) talk = options.smtpUrl ? open(options.smtpUrl) : null;
        const outcome = await hand(issue, claim, talk);
        await options.onStep?.('answered');
        if (!(await conclude(issue, claim, outcome))) return;
      }
    } finally {
      talk?.end();
    }
  }

  function open(url: string): Conversation {
    const { requireTls = false, patienceMs } = options;
    return openConversation({ url, requireTls, ...(patienceMs ? { patienceMs } : {}) });
  }

  async function hand(
    issue: SendingIssue,
    claim: Claim,
    talk: Conversation | null,
  ): Promise<Outcome> {
    const from = { ...sender(), name: issue.newsletter.name };
    const raw = await composeCopy({
      letter: { id: issue.newsletterId, ...issue.newsletter },
      from,
      to: { email: claim.email, subscriberId: claim.subscriberId, linkSeed: claim.linkSeed },
      deliveryId: claim.id,
      subject: issue.subject,
      html: issue.html,
      text: issue.text,
      messageName: `issue-${issue.id}.${claim.id}.${issue.contentHash.slice(0, 16)}`,
      at: clock(),
    });
    const beforeText = async () => {
      const may = await beginText(claim, issue.contentHash, clock());
      if (may) await options.onStep?.('text-begun');
      return may;
    };
    if (talk) return talk.submit({ from: from.address, to: claim.email, raw, beforeText });
    if (!(await beforeText())) return { kind: 'not-begun', reason: 'It may not be sent any more.' };
    return { kind: 'accepted', response: `In the outbox as ${await keepBytes(raw)}` };
  }

  /** Writes down what an answer means. False when the lane should end. */
  async function conclude(issue: SendingIssue, claim: Claim, outcome: Outcome): Promise<boolean> {
    const at = clock();
    const response =
      outcome.kind === 'accepted' || outcome.kind === 'answered-no'
        ? outcome.response
        : outcome.reason;
    switch (consequenceOf(outcome)) {
      case 'accepted':
        await settle(claim, { state: 'accepted', response }, at);
        streaks.delete(issue.id);
        troubles = 0;
        return true;
      case 'in-doubt':
        await settle(claim, { state: 'in_doubt', response }, at);
        return countError(issue, claim, response);
      case 'deferred':
        await defer(claim, response, at);
        return true;
      case 'refused':
        await settle(claim, { state: 'refused', response }, at);
        if (isHardBounce(outcome)) await suppress(claim, response, at);
        return countError(issue, claim, response);
      case 'again': {
        troubles += 1;
        notBefore = at.getTime() + Math.min(60_000, 500 * 2 ** Math.min(troubles, 10));
        await putBack(claim, response, new Date(notBefore));
        await countError(issue, claim, response);
        return false;
      }
      case 'stop':
        await putBack(claim, response, at);
        await pauseBecause(issue.id, `The mail server does not take our mail: ${response}`);
        return false;
    }
  }

  /** Back to waiting when no text has gone; a text that was answered “no” is deferred instead. */
  async function putBack(claim: Claim, reason: string, again: Date): Promise<void> {
    await release(claim, reason, again);
    await settleBegun(claim, reason, again);
  }

  async function settleBegun(claim: Claim, response: string, nextTryAt: Date): Promise<void> {
    await database().delivery.updateMany({
      where: { id: claim.id, claimToken: claim.claimToken, state: 'data' },
      data: { state: 'deferred', response: response.slice(0, 500), nextTryAt },
    });
  }

  async function defer(claim: Claim, response: string, at: Date): Promise<void> {
    const nextTryAt = nextTry({ ...claim, at }, Math.random());
    await settle(
      claim,
      nextTryAt
        ? { state: 'deferred', response, nextTryAt }
        : { state: 'refused', response: `Tried too often: ${response}` },
      at,
    );
  }

  async function countError(issue: SendingIssue, claim: Claim, why: string): Promise<boolean> {
    const row = [...(streaks.get(issue.id) ?? []), claim.id];
    streaks.set(issue.id, row);
    if (row.length < mostInARow) return true;
    streaks.delete(issue.id);
    await pauseBecause(issue.id, `Ten errors in a row. The last was: ${why}`);
    await forgiveRefused(row, clock());
    return false;
  }

  return {
    sendDue,
    leave() {
      isLeaving = true;
    },
  };
}

async function suppress(claim: Claim, response: string, at: Date): Promise<void> {
  await database().suppression.createMany({
    data: [
      {
        email: claim.email,
        reason: 'bounced',
        note: response.slice(0, 500),
        at,
        deliveryId: claim.id,
      },
    ],
    skipDuplicates: true,
  });
}
