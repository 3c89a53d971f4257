/** JSON Feed 1.1 (jsonfeed.org). What it has no word for is under `_standfirst`, as it allows. */
import type { Feed, FeedStory } from './feed.ts';

export function toJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self.json,
    description: feed.description,
    icon: feed.icon,
    authors: [feed.publisher],
    language: feed.language,
    items: feed.stories.map(item),
  });
}

function item(story: FeedStory) {
  const { picture, html } = story;
  return {
    id: story.id,
    url: story.url,
    title: story.headline,
    summary: story.standfirst,
    ...(html === null ? { content_text: story.standfirst } : { content_html: html }),
    ...(picture ? { image: picture.url } : {}),
    date_published: story.published.toISOString(),
    date_modified: story.updated.toISOString(),
    authors: story.authors,
    tags: story.categories.map(({ name }) => name),
    language: story.language,
    ...(picture ? { _standfirst: { picture: { alt: picture.alt, credit: picture.credit } } } : {}),
  };
}
