/** What an article's row holds while nothing of it is to come out by itself: no time, and no words for then. */
export const notScheduled = {
  publishAt: null,
  publishRevisionId: null,
  scheduledById: null,
  publishIsMinor: false,
  publishCorrection: null,
  publishCorrectionText: null,
} as const;
