/**
 * Reads a feed: the newest stories of its subject as readers may see them. A story that is not
 * visible is in no feed, and one that is withdrawn leaves every feed with the same commit.
 */
import {
  readMarkdownContext,
  type Story,
  type StoryFilter,
  finding as stories,
} from '#articles/index.ts';
import { env } from '#lib/env.ts';
import { parseMarkdown, toEmailHtml } from '#markdown/index.ts';
import {
  findEdition,
  findFormat,
  findPerson,
  findPlace,
  findTopic,
  getPublication,
  type Publication,
} from '#publication/index.ts';
import { type FeedSubject, feedPath } from './address.ts';
import { readCorrectionsFeed } from './corrections-feed.ts';
import { correctionsHtml } from './corrections-html.ts';
import type { Feed, FeedPicture, FeedStory } from './feed.ts';
import { readIssuesFeed } from './issues-feed.ts';

export const storiesInFeed = 30;

/** The feed of a subject, or null when there is no such section, topic, … */
export async function readFeed(subject: FeedSubject): Promise<Feed | null> {
  if (subject.list === 'corrections') return readCorrectionsFeed();
  if (subject.list === 'newsletters') return readIssuesFeed(subject.slug);
  const publication = await getPublication();
  const found = await findSubject(subject, publication);
  if (!found) return null;
  const rows = await stories.listWholeStories([found.filter], { take: storiesInFeed });
  const items: FeedStory[] = [];
  for (const story of rows) items.push(await feedStory(story, publication.feedText));
  const changes = rows.map(({ lastChangedAt }) => lastChangedAt.getTime());
  return {
    id: absolute(feedPath(subject, 'atom')),
    title: found.name ? `${found.name} | ${publication.name}` : publication.name,
    description: found.description ?? `${found.name}: every story in ${publication.name}.`,
    language: found.language ?? publication.language,
    page: absolute(found.path),
    self: {
      rss: absolute(feedPath(subject, 'rss')),
      atom: absolute(feedPath(subject, 'atom')),
      json: absolute(feedPath(subject, 'json')),
    },
    icon: absolute('/icon-512.png'),
    publisher: { name: publication.name, url: absolute('/') },
    updated: changes.length > 0 ? new Date(Math.max(...changes)) : publication.createdAt,
    stories: items,
  };
}

type Found = {
  name: string | null;
  description: string | null;
  path: string;
  language?: string;
  filter: StoryFilter;
};

async function findSubject(
  subject: Exclude<FeedSubject, { list: 'corrections' | 'newsletters' }>,
  publication: Publication,
): Promise<Found | null> {
  if (subject.list === 'publication') {
    return { name: null, description: publication.description, path: '/', filter: {} };
  }
  const { list, slug } = subject;
  const path = `/${list}/${slug}`;
  switch (list) {
    case 'sections': {
      const place = await findPlace(slug);
      if (place?.kind !== 'section') return null;
      const { id, name, description, children } = place.section;
      const sections = [id, ...children.map((child) => child.id)];
      return { name, description, path: `/${slug}`, filter: { sections } };
    }
    case 'topics': {
      const topic = await findTopic(slug);
      return topic && { ...topic, path, filter: { topic: topic.id } };
    }
    case 'formats': {
      const format = await findFormat(slug);
      return format && { ...format, path, filter: { format: format.id } };
    }
    case 'editions': {
      const edition = await findEdition(slug);
      if (!edition) return null;
      const { id, label: name, language } = edition;
      return { name, description: null, path, language, filter: { edition: id } };
    }
    case 'people': {
      const person = await findPerson(slug);
      return (
        person && {
          name: person.name,
          description: person.biography,
          path,
          filter: { person: person.id },
        }
      );
    }
  }
}

async function feedStory(story: Story, text: Publication['feedText']): Promise<FeedStory> {
  return {
    id: `urn:uuid:${story.permanentId}`,
    url: absolute(story.url),
    language: story.edition.language,
    headline: story.headline,
    standfirst: story.standfirst,
    html: text === 'full' ? await wholeText(story) : null,
    authors: story.bylines
      .filter(({ role }) => role === 'author' || role === 'with')
      .map(({ person }) => ({ name: person.name, url: absolute(`/people/${person.slug}`) })),
    published: story.firstPublishedAt,
    updated: story.lastChangedAt,
    categories: [
      { name: story.section.name, scheme: absolute(`/${story.section.slug}`) },
      { name: story.kicker.name, scheme: absolute(`/formats/${story.kicker.slug}`) },
      ...story.topics.map(({ name, slug }) => ({ name, scheme: absolute(`/topics/${slug}`) })),
    ],
    picture: pictureOf(story),
  };
}

/** The text as letters carry it, which is what readers of feeds can show, then its corrections. */
async function wholeText(story: Story): Promise<string> {
  const parsed = parseMarkdown(story.body);
  const context = await readMarkdownContext(parsed, {
    path: story.url,
    sources: story.sourcesByKey,
  });
  return toEmailHtml(parsed, context) + correctionsHtml(story);
}

function pictureOf({ picture, pictureCaption }: Story): FeedPicture | null {
  const largest = picture?.variants.filter(({ format }) => format === 'jpeg').at(-1);
  if (!picture || !largest) return null;
  return {
    url: absolute(largest.url),
    type: 'image/jpeg',
    width: largest.width,
    height: Math.round((picture.height * largest.width) / picture.width),
    alt: picture.alt,
    caption: pictureCaption ?? picture.caption ?? null,
    credit: picture.credit,
  };
}

function absolute(path: string): string {
  return new URL(path, env().SITE_URL).href;
}
