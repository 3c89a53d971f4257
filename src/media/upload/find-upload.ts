/** What became of a file, for the person who sent it. */
import type { Actor } from '#accounts/index.ts';
import { database } from '#lib/database.ts';
import { type RefusalCode, refusalCodes } from '../limits.ts';

export type UploadResult =
  | { kind: 'waiting' }
  | { kind: 'ready'; picture: string }
  | { kind: 'refused'; code: RefusalCode }
  | { kind: 'absent' };

export async function findUpload(actor: Actor, id: string): Promise<UploadResult> {
  const row = await database().upload.findUnique({
    where: { id, staffId: actor.staffId },
    select: { state: true, refusal: true, picture: { select: { key: true } } },
  });
  if (!row) return { kind: 'absent' };
  switch (row.state) {
    case 'arriving':
    case 'received':
    case 'preparing':
      return { kind: 'waiting' };
    case 'ready':
      return row.picture ? { kind: 'ready', picture: row.picture.key } : { kind: 'absent' };
    case 'refused':
      return {
        kind: 'refused',
        code: refusalCodes.find((code) => code === row.refusal) ?? 'interrupted',
      };
  }
}
