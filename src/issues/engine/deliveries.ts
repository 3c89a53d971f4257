/**
 * The states of deliveries, each step one statement that commits by itself: waiting → claimed → data →
 * accepted, deferred, refused or in doubt. SQL by hand, because a step must check and change at once.
 */
import { randomUUID } from 'node:crypto';
import { database } from '#lib/database.ts';
import { presenceLock } from './presence.ts';

export type Claim = {
  id: number;
  issueId: number;
  claimToken: string;
  email: string;
  subscriberId: number;
  linkSeed: string;
  tries: number;
  firstTryAt: Date;
};

type Claimed = Omit<Claim, 'linkSeed' | 'subscriberId'> & {
  linkSeed: string | null;
  subscriberId: number | null;
  state: 'claimed' | 'cancelled';
};

export type ClaimLimits = {
  /** Letters under way to one domain at once. */
  perDomain: number;
  /** Letters begun within any minute, by all workers: in all, and to one domain. */
  perMinute?: number | undefined;
  perDomainMinute?: number | undefined;
};

const minuteMs = 60_000;
/** More than anybody sends: no limit. */
const unlimited = 2 ** 31 - 1;

/**
 * Takes the next letter of an issue for this worker. In the same statement it is asked once more whether
 * the person still wants it; who does not is cancelled, and the next is taken. Null when nothing is due,
 * or as much is under way, or was begun in the last minute, as may be.
 */
export async function claimNext(
  issueId: number,
  { at, worker, limits }: { at: Date; worker: number; limits: ClaimLimits },
): Promise<Claim | null> {
  const { perDomain, perMinute, perDomainMinute } = limits;
  const since = new Date(at.getTime() - minuteMs);
  // Nothing is counted where there is no limit.
  const sinceForAll = perMinute ? since : at;
  const sinceForDomains = perDomainMinute ? since : at;
  for (;;) {
    const claimToken = `${worker}.${randomUUID()}`;
    const [row] = await database().$queryRaw<Claimed[]>`
      with busy as (
        select domain from delivery where state in ('claimed', 'data')
        group by domain having count(*) >= ${perDomain}
        union
        select domain from delivery where claimed_at > ${sinceForDomains}
        group by domain having count(*) >= ${perDomainMinute ?? unlimited}),
      due as (
        select d.id, d.subscriber_id, d.email, i.newsletter_id
        from delivery d join newsletter_issue i on i.id = d.issue_id
        where d.issue_id = ${issueId} and d.state in ('waiting', 'deferred')
          and d.next_try_at <= ${at} and i.status = 'sending'
          and not exists (select 1 from busy where busy.domain = d.domain)
          and (select count(*) from delivery where claimed_at > ${sinceForAll})
            < ${perMinute ?? unlimited}
        order by d.next_try_at, d.id limit 1
        for update of d skip locked),
      asked as (
        select due.id, s.link_seed::text as link_seed,
          exists (select 1 from subscription x
                  where x.subscriber_id = due.subscriber_id
                    and x.newsletter_id = due.newsletter_id and x.status = 'confirmed')
          and (s.paused_until is null or s.paused_until <= ${at})
          and not exists (select 1 from suppression p where p.email = due.email) as wanted
        from due left join subscriber s on s.id = due.subscriber_id)
      update delivery d set
        state = (case when asked.wanted then 'claimed' else 'cancelled' end)::"DeliveryState",
        claim_token = ${claimToken}, claimed_at = ${at},
        first_try_at = coalesce(d.first_try_at, ${at}),
        tries = d.tries + 1,
        settled_at = case when asked.wanted then null else ${at}::timestamptz end,
        response = case when asked.wanted then d.response else 'They left, paused or may not be written to.' end
      from asked where d.id = asked.id
      returning d.id, d.issue_id as "issueId", d.claim_token as "claimToken", d.email, d.state::text,
        d.subscriber_id as "subscriberId", asked.link_seed as "linkSeed", d.tries,
        d.first_try_at as "firstTryAt"`;
    if (!row) return null;
    const { state, linkSeed, subscriberId, ...claim } = row;
    if (state === 'claimed' && linkSeed && subscriberId)
      return { ...claim, linkSeed, subscriberId };
  }
}

/**
 * Writes down that the text is about to go. False when it may not: the claim is no longer this
 * worker's, or the issue was paused or cancelled meanwhile.
 */
export async function beginText(claim: Claim, contentHash: string, at: Date): Promise<boolean> {
  const changed = await database().$executeRaw`
    update delivery d set state = 'data', data_at = ${at}, content_hash = ${contentHash}
    from newsletter_issue i
    where d.id = ${claim.id} and d.claim_token = ${claim.claimToken} and d.state = 'claimed'
      and i.id = d.issue_id and i.status = 'sending'`;
  return changed === 1;
}

type Settled =
  | { state: 'accepted' | 'refused' | 'in_doubt'; response: string }
  | { state: 'deferred'; response: string; nextTryAt: Date };

/** Writes down how it ended. An answer to an older claim is not heard. */
export async function settle(claim: Claim, settled: Settled, at: Date): Promise<void> {
  const nextTryAt = settled.state === 'deferred' ? settled.nextTryAt : at;
  await database().$executeRaw`
    update delivery set state = ${settled.state}::"DeliveryState", settled_at = ${at},
      next_try_at = ${nextTryAt}, response = ${settled.response.slice(0, 500)}
    where id = ${claim.id} and claim_token = ${claim.claimToken}
      and state in ('claimed', 'data', 'in_doubt')`;
}

/** Puts a letter back as it was: no text has gone. A cancelled issue's is cancelled. */
export async function release(claim: Claim, reason: string, again: Date): Promise<void> {
  await database().$executeRaw`
    update delivery d set
      state = (case when i.status = 'cancelled' then 'cancelled' else 'waiting' end)::"DeliveryState",
      tries = greatest(d.tries - 1, 0), next_try_at = ${again}, response = ${reason.slice(0, 500)}
    from newsletter_issue i
    where i.id = d.issue_id and d.id = ${claim.id} and d.claim_token = ${claim.claimToken}
      and d.state = 'claimed'`;
}

const claimedForMs = 5 * 60_000;
const textForMs = 15 * 60_000;

/**
 * Looks after what a worker left that is gone: what was only claimed waits again, what was begun is in
 * doubt. `isAlone`: there is no other worker, so whatever is under way was left. Where there are others,
 * a worker is gone when it holds its lock no longer, or was silent for too long.
 */
export async function recoverAbandoned(at: Date, { isAlone }: { isAlone: boolean }): Promise<void> {
  const claimedBefore = new Date(at.getTime() - (isAlone ? 0 : claimedForMs));
  const begunBefore = new Date(at.getTime() - (isAlone ? 0 : textForMs));
  const gone = isAlone ? [] : await claimsOfTheDead();
  await database().$executeRaw`
    update delivery set state = 'waiting', tries = greatest(tries - 1, 0), next_try_at = ${at}
    where state = 'claimed' and (claimed_at <= ${claimedBefore} or claim_token = any(${gone}))`;
  await database().$executeRaw`
    update delivery set state = 'in_doubt', settled_at = ${at},
      response = 'The sending process ended before the mail server answered.'
    where state = 'data' and (data_at <= ${begunBefore} or claim_token = any(${gone}))`;
}

async function claimsOfTheDead(): Promise<string[]> {
  const rows = await database().$queryRaw<{ claimToken: string }[]>`
    select d.claim_token as "claimToken" from delivery d
    where d.state in ('claimed', 'data') and d.claim_token ~ '^[0-9]{1,9}[.]'
      and not exists (
        select 1 from pg_locks l
        where l.locktype = 'advisory' and l.granted and l.objsubid = 2
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = ${presenceLock}::int::oid
          and l.objid = split_part(d.claim_token, '.', 1)::int::oid)`;
  return rows.map(({ claimToken }) => claimToken);
}

/** What was refused in a row of refusals that was not the people's fault: they are owed the letter. */
export async function forgiveRefused(ids: number[], at: Date): Promise<void> {
  await database().$transaction([
    database().$executeRaw`
      update delivery set state = 'waiting', next_try_at = ${at}, settled_at = null
      where id = any(${ids}) and state = 'refused'`,
    database().$executeRaw`delete from suppression where delivery_id = any(${ids})`,
  ]);
}
