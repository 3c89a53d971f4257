/**
 * Who prepares an upload. A claim ends by itself some seconds after its holder was last heard of, so
 * that nothing waits for a process that is gone.
 */
import { now } from '#lib/clock.ts';
import { database } from '#lib/database.ts';

export type ClaimedUpload = {
  id: string;
  pictureId: number | null;
  replaces: boolean;
  staffId: string;
  staffName: string;
  /** Which try this is, counted from 1. */
  attempts: number;
};

const claimMs = 20_000;
const longestClaimMs = 160_000;
const renewMs = 5000;

/**
 * What failed, or ended its process, so often is not a picture for us. Who was only restarted is not to
 * lose one over it, so they are many; and far between, for one that does end its process.
 */
const mostAttempts = 12;

/**
 * Takes the one that was tried least and waits longest, or null. One that was tried too often is refused
 * here.
 */
export async function claimUpload(at: Date): Promise<ClaimedUpload | null> {
  await database().$executeRaw`
    update upload set state = 'refused', refusal = 'interrupted', claimed_until = null
    where attempts >= ${mostAttempts}
      and (state = 'received' or (state = 'preparing' and claimed_until < ${at}))`;
  const [row] = await database().$queryRaw<ClaimedUpload[]>`
    update upload set state = 'preparing', attempts = attempts + 1,
      claimed_until = ${at}::timestamptz
        + least(${claimMs} * power(2, attempts), ${longestClaimMs}) * interval '1 millisecond'
    where id = (
      select id from upload
      where state = 'received' or (state = 'preparing' and claimed_until < ${at})
      order by attempts, created_at limit 1 for update skip locked)
    returning id, picture_id as "pictureId", replaces, staff_id as "staffId",
      staff_name as "staffName", attempts`;
  return row ?? null;
}

/** Renews the claim until it is stopped; `release` gives the upload back to whoever comes next. */
export function holdClaim({ id, attempts }: Pick<ClaimedUpload, 'id' | 'attempts'>): {
  stop: () => void;
  release: () => Promise<void>;
} {
  const where = { id, state: 'preparing' as const };
  const timer = setInterval(() => {
    database()
      .upload.updateMany({ where, data: { claimedUntil: until(now(), attempts) } })
      .catch(() => {
        // A database that is away for longer than the claim lets somebody else begin again.
      });
  }, renewMs);
  timer.unref();
  const stop = () => clearInterval(timer);
  return {
    stop,
    async release() {
      stop();
      await database().upload.updateMany({
        where,
        data: { state: 'received', claimedUntil: null },
      });
    },
  };
}

/** Each try that was interrupted is given twice the time before the next. */
function until(at: Date, attempts: number): Date {
  return new Date(at.getTime() + Math.min(claimMs * 2 ** (attempts - 1), longestClaimMs));
}
