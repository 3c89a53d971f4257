/** The door of the publication room: who publishes, for whom, under which names. */

export * as filing from './filing.ts';
export type {
  Edition,
  Genre,
  Named,
  Person,
  Place,
  Publication,
  Section,
  StaticPage,
} from './model.ts';
export {
  findEdition,
  findFormat,
  findPerson,
  findPlace,
  findPromo,
  findRedirect,
  findTopic,
  getPublication,
  listPeople,
  listTopics,
  person,
  personSelect,
  readPromos,
} from './read.ts';
export * as settings from './settings.ts';
