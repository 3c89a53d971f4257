/** What is counted of issues that were sent, where their publisher wants it, and what readers answer. */
export { type FeedbackPage, findFeedback, giveFeedback } from './counting/feedback.ts';
export { decideCounting } from './counting/settings.ts';
export { followLink, seePicture } from './counting/visits.ts';
