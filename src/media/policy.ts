/** Who may do what with a picture: one function an action, asked by operations and by screens alike. */
import { type Actor, roleAtLeast } from '#accounts/pure.ts';

/** What decides whose a picture is. */
export type DescribedPicture = {
  uploaderId: string | null;
  /** Whether a reader can see it now. */
  isLive: boolean;
};

type Owned = Pick<DescribedPicture, 'uploaderId'>;

const isOwn = (actor: Actor, { uploaderId }: Owned) => uploaderId === actor.staffId;

/** Everybody on the desk may bring pictures. */
export function mayUploadPicture(_actor: Actor): boolean {
  return true;
}

/** What readers see is an editor's to change; else a writer describes all, a contributor their own. */
export function mayDescribePicture(actor: Actor, picture: DescribedPicture): boolean {
  if (roleAtLeast(actor, 'editor')) return true;
  if (picture.isLive) return false;
  return roleAtLeast(actor, 'writer') || isOwn(actor, picture);
}

/** Readers get the new file at once, so it takes an editor where they see the picture. */
export function mayReplacePicture(actor: Actor, picture: DescribedPicture): boolean {
  return roleAtLeast(actor, 'editor') || (isOwn(actor, picture) && !picture.isLive);
}

/** Whether it is in use is asked apart from this: nobody deletes what is in use. */
export function mayDeletePicture(actor: Actor, picture: Owned): boolean {
  return roleAtLeast(actor, 'editor') || isOwn(actor, picture);
}
