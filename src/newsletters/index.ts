/** The door of the newsletters room: the letters, what each promises and where it is offered. */
export { type DeskLetterForm, emptyLetterForm, findLetterForm } from './desk.ts';
export { type EditResult, editLetter, retireLetter, startLetter } from './edit.ts';
export * as filing from './filing.ts';
export { newslettersFor, type PlacedNewsletters } from './place.ts';
export {
  findNewsletter,
  listNewsletters,
  type NewsletterCard,
  type OpenNewsletter,
  readNewsletters,
} from './read.ts';
