/** The door of the newsletters room: the letters, what each promises and where it is offered. */
export * as filing from './filing.ts';
export {
  findNewsletter,
  listNewsletters,
  type NewsletterCard,
  newslettersFor,
  type PlacedNewsletters,
  readNewsletters,
} from './read.ts';
