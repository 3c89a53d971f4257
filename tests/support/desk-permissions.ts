/**
 * Who may ask what of the desk's API: one line for each method of each route under `src/app/api/desk`.
 * A route that is not listed here fails the test, so whoever adds a route adds its line.
 *
 * - `open`: a way in, for people who are not signed in
 * - `everybody`: for everybody at the desk, about themselves or about nothing in particular
 * - `least(role, send)`: for this role and those above
 * - `staffOf(role, send)`: about another member of staff, who is a writer
 * - `issueOf(role, body)`: about a draft of an issue of a newsletter
 * - `absent(send)`: what is asked about is not there, and nobody is told more
 * - `story(rule, send)`: depends on whose the story is and on its state; see `StoryRule`
 *
 * `send` gives what makes the request well-formed: its body, and segments of the address. What it
 * answers beside "no" is not looked at here.
 */
import type { Role } from '#accounts/index.ts';
import { letterForm } from './letter-form.ts';

export type Sent = { body?: unknown; params?: Record<string, string>; query?: string };
export type StoryState = 'draft' | 'live' | 'withdrawn';

/** The least role for one's own story in each state, and for the stories of others in any. */
export type StoryRule = Record<StoryState, Role> & { others: Role };

export type Rule =
  | { kind: 'open' }
  | { kind: 'role'; least: Role; send: Sent }
  | { kind: 'staff'; least: Role; send: Sent }
  | { kind: 'issue'; least: Role; send: Sent }
  | { kind: 'absent'; send: Sent }
  | { kind: 'story'; rule: StoryRule; send: (id: number) => Sent };

const open: Rule = { kind: 'open' };
const least = (role: Role, send: Sent = {}): Rule => ({ kind: 'role', least: role, send });
/** About another member of staff, a writer. */
const staffOf = (role: Role, send: Sent): Rule => ({ kind: 'staff', least: role, send });
/** Only about what is one's own, or what is there: of anything else there is nothing to say. */
const absent = (send: Sent): Rule => ({ kind: 'absent', send });
/** About a draft of an issue of a newsletter. */
const issueOf = (role: Role, body?: unknown): Rule => ({
  kind: 'issue',
  least: role,
  send: body === undefined ? {} : { body },
});
const everybody = (send: Sent = {}): Rule => least('contributor', send);

export const story = (rule: StoryRule, send: (id: number) => Sent = () => ({})): Rule => ({
  kind: 'story',
  rule,
  send: (id) => ({ ...send(id), params: { id: String(id), ...send(id).params } }),
});

const all = (role: Role) => ({ draft: role, live: role, withdrawn: role });
/** A contributor reads own stories, the newsroom every story. */
const readers: StoryRule = { ...all('contributor'), others: 'writer' };
/** Who may change the words: a contributor until the story was published. */
const writers: StoryRule = { ...all('writer'), draft: 'contributor', others: 'editor' };
const planners: StoryRule = { ...all('writer'), others: 'editor' };
const editors: StoryRule = { ...all('editor'), others: 'editor' };

const settings = {
  name: 'The Test',
  strapline: 'Every week',
  description: 'A publication for tests.',
  language: 'en-GB',
  timeZone: 'Europe/London',
  contactEmail: 'desk@news.example',
  feedText: 'full',
  apiIsOpen: true,
  showsChanges: true,
};
const pictureWords = {
  alt: 'A picture.',
  caption: null,
  credit: 'Us',
  licence: null,
  licenceEnds: null,
  focus: [0.5, 0.5],
  base: '2026-01-01T00:00:00.000Z',
};
const noChoice = { lead: [], secondary: [], strip: [] };
const draft = {
  headline: 'A headline',
  standfirst: '',
  body: '',
  slug: 'a-slug',
  section: 'world',
  format: 'the-explainer',
  edition: 'uk',
  topics: [],
  byline: [],
  picture: null,
  pictureCaption: null,
  sources: [],
};
const people = { text: 'email\nreader@example.org\n', hasNames: true };
const password = 'not the password';
const passkey = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 'x' } };

export const permissions: Record<string, Rule> = {
  'POST sign-in': open,
  'POST sign-in/code': open,
  'POST sign-in/passkey': open,
  'PUT sign-in/passkey': open,
  'POST sign-out': open,
  'POST welcome': open,
  'POST reset': open,
  'POST reset/set': open,
  'GET [...rest]': open,
  'POST [...rest]': open,
  'PUT [...rest]': open,
  'PATCH [...rest]': open,
  'DELETE [...rest]': open,

  'GET pictures': everybody(),
  'POST pictures': everybody(),
  // Whose a picture is and whether readers see it decides; the media room's tests tell that.
  'GET pictures/[key]': absent({ params: { key: 'nothing' } }),
  'PATCH pictures/[key]': absent({ params: { key: 'nothing' }, body: pictureWords }),
  'DELETE pictures/[key]': absent({ params: { key: 'nothing' } }),
  'PUT pictures/[key]/file': absent({ params: { key: 'nothing' } }),
  'GET uploads/[id]': absent({ params: { id: '0123456789abcdef0123' } }),

  'PATCH account': everybody({ body: { name: 'Another Name' } }),
  'PUT account/password': everybody({ body: { current: password, password: 'a long new one' } }),
  'POST account/confirm': everybody({ body: { password } }),
  'POST account/authenticator': everybody({ body: { password } }),
  'PUT account/authenticator': everybody({ body: { code: '000000' } }),
  'DELETE account/authenticator': everybody({ body: { password } }),
  'POST account/recovery-codes': everybody({ body: { password } }),
  'PUT account/passkeys': everybody(),
  'POST account/passkeys': everybody({ body: { response: passkey, name: 'A key' } }),

  'POST people': least('publisher', { body: { email: 'new@news.example', role: 'writer' } }),
  'PUT people/policy': least('publisher', { body: { twoFactorFrom: null } }),
  // What they ask about is made up: a "no" is told apart from "not there" by who asks.
  'PATCH people/[id]': staffOf('publisher', { body: { active: true } }),
  'DELETE people/invitations/[id]': absent({ params: { id: 'nobody' } }),
  'DELETE account/passkeys/[id]': absent({ params: { id: 'nobody' } }),
  'DELETE account/sessions/[id]': absent({ params: { id: 'nobody' } }),
  'GET outbox/[name]': absent({ params: { name: 'nothing' } }),

  'POST audit/export': least('publisher', { body: {} }),

  'GET today': everybody(),
  'GET board': everybody(),
  'GET views': everybody(),
  'POST views': everybody({ body: { name: 'Mine', filter: {} } }),
  'DELETE views/[id]': absent({ params: { id: '999' } }),
  'GET gate': everybody(),
  'PUT gate': least('publisher', { body: { choices: [] } }),
  'GET settings': everybody(),
  'PUT settings': least('publisher', { body: settings }),

  'GET find': everybody({ query: '?q=x' }),
  'PUT promotions': least('editor', { body: { query: 'chips', articleIds: [] } }),
  'PUT fronts/[edition]': least('editor', {
    params: { edition: '1' },
    body: { seen: noChoice, wanted: noChoice },
  }),

  'POST newsletters': least('publisher', { body: { ...letterForm(), slug: 'another' } }),
  'PUT newsletters/[slug]': least('publisher', {
    params: { slug: 'morning' },
    body: { ...letterForm(), version: 99 },
  }),
  'POST newsletters/[slug]/retire': least('publisher', {
    params: { slug: 'morning' },
    body: { version: 99, retire: true },
  }),
  'POST audience/export': least('publisher', { body: {} }),
  'POST audience/import/read': least('publisher', { body: people }),
  'POST audience/import/check': least('publisher', {
    body: { ...people, mapping: { email: 0 }, letters: ['morning'] },
  }),
  'POST audience/import': least('publisher', {
    body: {
      ...people,
      mapping: { email: 0 },
      letters: ['morning'],
      words: 'They ticked a box on paper.',
    },
  }),
  'POST audience/suppressions': least('publisher', {
    body: { email: 'never@example.org', note: 'Asked by post' },
  }),
  // Off a list it is not on: for those who may, there is nothing.
  'POST audience/suppressions/lift': absent({ body: { email: 'nobody@example.org' } }),
  'POST segments': least('publisher', { body: { name: 'Some', filter: {} } }),
  'DELETE segments/[id]': absent({ params: { id: '999' } }),
  'PUT newsletters/[slug]/counting': least('publisher', {
    params: { slug: 'morning' },
    body: { countsClicks: false, countsOpens: false, asksFeedback: false },
  }),
  'POST newsletters/[slug]/issues': least('editor', { params: { slug: 'morning' } }),
  'GET issues/[id]': issueOf('editor'),
  'PUT issues/[id]': issueOf('editor', {
    version: 1,
    draft: { subject: '', preheader: '', intro: '', stories: [] },
  }),
  'DELETE issues/[id]': issueOf('editor'),
  'GET issues/[id]/preview': issueOf('editor'),
  'POST issues/[id]/suggestions': issueOf('editor', { except: [] }),
  'PUT issues/[id]/schedule': issueOf('editor', { version: 1, sendAt: null }),
  'POST issues/[id]/trial': issueOf('editor'),
  'POST issues/[id]/send': issueOf('editor', {
    version: 1,
    recipients: 0,
    sendKey: '5f1c2c1e-2a52-4b8e-9b0e-0f2b6a1c9d11',
  }),
  'POST issues/[id]/control': issueOf('editor', { deed: 'pause' }),
  'POST issues/[id]/doubts': issueOf('editor', { deliveryIds: [1], decision: 'leave' }),

  'POST stories': everybody({ body: { headline: 'A new story' } }),
  'PUT stories/[id]/draft': story(writers, () => ({ body: { base: 1, draft } })),
  // Each story is checked by itself, and the answer says which.
  'POST stories/change-many': everybody({ body: { ids: [1], act: { kind: 'move', to: 'draft' } } }),
  'GET stories/[id]': story(readers),
  'GET stories/[id]/revisions': story(readers),
  'GET stories/[id]/revisions/compare': story(readers, () => ({ query: '?from=1&to=1' })),
  'POST stories/[id]/revisions/[number]/restore': story(writers, () => ({
    params: { number: '1' },
  })),
  'POST stories/[id]/revisions/[number]/name': story(writers, () => ({
    params: { number: '1' },
    body: { name: 'As it was' },
  })),
  'GET stories/[id]/corrections': story(readers),
  'POST stories/[id]/corrections': story(editors, () => ({
    body: { kind: 'correction', text: 'It was two.' },
  })),
  'POST stories/[id]/presence': story(readers, () => ({ body: { isEditing: false } })),
  'DELETE stories/[id]/presence': story({ ...readers, others: 'contributor' }),
  'GET stories/[id]/plan': story(readers),
  'GET stories/[id]/check': story(readers),
  'GET stories/[id]/notes': story(readers),
  'POST stories/[id]/notes': story(readers, () => ({ body: { text: 'A note.' } })),
  'POST stories/[id]/seen': story({ ...readers, others: 'contributor' }),
  'POST stories/[id]/move': story(planners, () => ({ body: { to: 'in_review' } })),
  'PUT stories/[id]/assignment': story(planners, () => ({ body: { assigneeId: null } })),
  'PUT stories/[id]/embargo': story(writers, () => ({ body: { until: '2099-01-01T00:00:00Z' } })),
  'PUT stories/[id]/legal-flag': story(writers, () => ({ body: { reason: 'A name' } })),
  'POST stories/[id]/legal-flag/close': story(editors, () => ({ body: { reason: 'Read' } })),
  'POST stories/[id]/publish': story(editors, () => ({ body: { revision: 1 } })),
  'PUT stories/[id]/schedule': story(editors, () => ({
    body: { revision: 1, publishAt: '2099-01-01T00:00:00Z' },
  })),
  'DELETE stories/[id]/schedule': story(editors),
  'POST stories/[id]/withdraw': story(editors, () => ({ body: { reason: '' } })),
  'PUT stories/[id]/withdrawal': story(editors, () => ({ body: { withdrawAt: null } })),
  'POST stories/[id]/restore': story(editors, () => ({ body: {} })),
  'GET stories/[id]/related': story(editors),
  'PUT stories/[id]/related': story(editors, () => ({ body: { pinned: [], banned: [] } })),
  'GET stories/[id]/preview-links': story({
    draft: 'contributor',
    live: 'contributor',
    withdrawn: 'contributor',
    others: 'writer',
  }),
  'POST stories/[id]/preview-links': story(
    { draft: 'contributor', live: 'writer', withdrawn: 'writer', others: 'editor' },
    () => ({ body: { label: 'Counsel', days: 7 } }),
  ),
  'DELETE stories/[id]/preview-links/[link]': absent({ params: { id: '1', link: '1' } }),
};
