/** What a picture may be, told to people before they choose one and held when it arrives. */

/** 20 MB, as file managers count. */
export const maxPictureBytes = 20_000_000;

/** 50 megapixels: more than a full-frame camera makes. */
export const maxPicturePixels = 50_000_000;

/** A shorter side in pixels of which readers see something. */
export const minPictureSide = 16;

/** The longer side at most so many times the shorter one. */
export const maxPictureRatio = 10;

/**
 * How much of a processor's time decoding may take. It is not the clock's, because a good picture is
 * not to be refused when the machine is busy with something else.
 */
export const decodingTimeMs = 10_000;

/** The same for decoding and making every size: what we encode is bounded, so this is generous. */
export const encodingTimeMs = 40_000;

/** A process that is still there after so long by the clock hangs, and is ended. */
export const preparingTimeMs = 10 * 60_000;

/** How much memory its process may fill, Node included. */
export const preparingMemoryBytes = 1_000_000_000;

export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
] as const;

/** Why a picture is refused. */
export const refusalCodes = [
  'empty',
  'too-large',
  'not-a-picture',
  'broken',
  'too-many-pixels',
  'too-small',
  'too-narrow',
  'too-slow',
  'too-much-memory',
  'interrupted',
  'no-room',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
