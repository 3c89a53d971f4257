/** One address of every kind of page a reader can open. */
export const pageKinds = {
  'the front': '/',
  'another edition’s front': '/us',
  'a section': '/world',
  'a story': '/world/why-us-may-blacklist-hikvision',
  'a story without a picture': '/culture/museums-returning-objects',
  'a story with a table': '/technology/undersea-cables',
  'a format': '/formats/the-explainer',
  'a topic': '/topics/china',
  'a person': '/people/nadia-rahman',
  'an edition': '/editions/uk',
  'the archive': '/archive',
  'a year': '/archive/2025',
  'a month': '/archive/2025/02',
  'the magazine': '/magazine',
  'a magazine issue': '/magazine/2025-02-28',
  'the newsletters': '/newsletters',
  'a newsletter': '/newsletters/morning-briefing',
  'what follows a sign-up': '/newsletters/check-your-inbox',
  'a sign-up to try again': '/newsletters/try-again',
  'a static page': '/about',
  'a missing page': '/nothing-here',
} as const;

export const story = pageKinds['a story'];
