/** The list before sending: what must be put right, and what a person should look at. Pure. */
import { type Check, mostBytes, wiseSubjectLength } from '../pure.ts';
import type { Letter } from './render.ts';

type Checked = {
  letter: Omit<Letter, 'browserUrl' | 'isTrial'>;
  /** As it is sent. */
  bytes: number;
  hidden: number;
  recipients: number;
  /** What of its links leads nowhere, and what could not be looked at. */
  deadLinks: { dead: string[]; unsure: string[] };
};

export function checkLetter({ letter, bytes, hidden, recipients, deadLinks }: Checked): Check[] {
  const { subject, preheader, stories, intro } = letter;
  const [lead] = stories;
  const withoutAlt = (intro.html.match(/<img(?![^>]*\salt="[^"]+)[^>]*>/g) ?? []).length;
  const links = intro.html.match(/href="(?!https?:|mailto:)[^"]*"/g) ?? [];
  const kilobytes = Math.ceil(bytes / 1024);
  return [
    subject ? good('It has a subject.') : stop('Write a subject.'),
    ...(subject.length > wiseSubjectLength
      ? [
          look(
            `The subject has ${subject.length} characters. Phones show about ${wiseSubjectLength}.`,
          ),
        ]
      : []),
    preheader
      ? good('It has a line for the inbox beside the subject.')
      : look('There is no line for the inbox beside the subject: the first words stand there.'),
    stories.length > 0 || intro.text.trim()
      ? good(
          stories.length === 1 ? 'It carries one story.' : `It carries ${stories.length} stories.`,
        )
      : stop('Write something or choose a story.'),
    hidden > 0
      ? stop(
          hidden === 1
            ? 'A story of it is not live. Take it out or publish it.'
            : `${hidden} stories of it are not live. Take them out or publish them.`,
        )
      : good('Every story of it is live.'),
    bytes > mostBytes
      ? stop(`It has ${kilobytes} kB. Gmail cuts off what is over ${mostBytes / 1024} kB.`)
      : good(`It has ${kilobytes} kB, less than Gmail cuts off at.`),
    withoutAlt > 0 || (lead?.picture && !lead.picture.alt)
      ? stop('A picture has no alternative text.')
      : good('Every picture has its alternative text.'),
    ...deadLinks.dead.map((link) => stop(`This link leads nowhere: ${link}`)),
    ...deadLinks.unsure.map((link) => look(`This link could not be followed; open it: ${link}`)),
    ...(deadLinks.dead.length + deadLinks.unsure.length === 0
      ? [good('Its links lead somewhere.')]
      : []),
    ...(links.length > 0 ? [stop('A link of the introduction leads nowhere.')] : []),
    recipients > 0 ? good('There are people who get it.') : stop('Nobody gets this letter yet.'),
  ];
}

const good = (words: string): Check => ({ kind: 'good', words });
const look = (words: string): Check => ({ kind: 'look', words });
const stop = (words: string): Check => ({ kind: 'stop', words });
