/** What a picture for previews shows, and which design it is drawn in. */

/** In pixels, as the networks want it. */
export const imageWidth = 1200;
export const imageHeight = 630;

/** Raised when the design changes, so that every picture is drawn again. */
export const designVersion = 1;

export type Shown = {
  publication: string;
  kicker: string;
  headline: string;
  byline: string;
  /** The picture over the story, and where the eye should land on it (0 to 1). */
  hero: { bytes: Buffer; focus: [number, number] } | null;
};
