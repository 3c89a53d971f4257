/** A link is for a reading, not for ever. */
export const previewDays = { least: 1, usual: 7, most: 30 };
export const previewLabelLimit = 80;
/** Links of one story that are open at once. */
export const previewLinksLimit = 20;
