/** A story as the API tells it, with the fields that were asked for and no work for the others. */
import type { z } from 'zod';
import { readMarkdownContext, type Story, type StoryCard } from '#articles/index.ts';
import { env } from '#lib/env.ts';
import { type PictureData, parseMarkdown, toEmailHtml, toPlainText } from '#markdown/index.ts';
import type { ArticleField, articleSchema } from './schema.ts';

type Article = z.infer<typeof articleSchema>;

export async function article(story: Story, fields: readonly ArticleField[]): Promise<Article> {
  const all: Article = {
    ...summary(story),
    topics: story.topics.map(({ slug, name }) => ({
      slug,
      name,
      url: absolute(`/topics/${slug}`),
    })),
    people: story.bylines.map(({ role, person: { slug, name, kind } }) => ({
      slug,
      name,
      url: absolute(`/people/${slug}`),
      kind,
      role,
    })),
    sources: story.sources.map(({ number, publisher, headline, description, date, url }) => ({
      number,
      publisher,
      headline: headline ?? null,
      description: description ?? null,
      published: date ?? null,
      url: url ?? null,
    })),
    corrections: story.corrections.map(({ kind, text, at }) => ({
      kind,
      text,
      at: at.toISOString(),
    })),
    words: story.words,
  };
  if (story.picture) all.picture = picture(story.picture, story.pictureCaption);
  if (fields.includes('html') || fields.includes('text')) {
    const parsed = parseMarkdown(story.body);
    const context = await readMarkdownContext(parsed, {
      path: story.url,
      sources: story.sourcesByKey,
    });
    all.html = toEmailHtml(parsed, context);
    all.text = toPlainText(parsed, context);
  }
  return Object.fromEntries(fields.map((name) => [name, all[name]]));
}

/** What a card knows of a story. */
export function summary(card: StoryCard): Article {
  return {
    id: `urn:uuid:${card.permanentId}`,
    slug: card.slug,
    url: absolute(card.url),
    headline: card.headline,
    standfirst: card.standfirst,
    byline: card.byline,
    section: { ...card.section, url: absolute(`/${card.section.slug}`) },
    format: { ...card.kicker, url: absolute(`/formats/${card.kicker.slug}`) },
    edition: { slug: card.edition.slug, language: card.edition.language },
    published: card.firstPublishedAt.toISOString(),
    updated: card.lastChangedAt.toISOString(),
    picture: picture(card.picture, null),
  };
}

/** A picture at its largest, or null when there is none. */
export function picture(data: PictureData | null, caption: string | null) {
  const largest = data?.variants.filter(({ format }) => format === 'jpeg').at(-1);
  if (!data || !largest) return null;
  return {
    url: absolute(largest.url),
    width: largest.width,
    height: Math.round((data.height * largest.width) / data.width),
    alt: data.alt,
    caption: caption ?? data.caption ?? null,
    credit: data.credit,
  };
}

export function absolute(path: string): string {
  return new URL(path, env().SITE_URL).href;
}
