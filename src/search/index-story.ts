/**
 * Keeps what can be found of a story in step with what readers may see of it, in the transaction of
 * the change. A story that is not live is never in the index; a trigger holds that as well.
 */
import type { Transaction } from '#lib/database.ts';
import { configurationOf } from './languages.ts';
import { cleanText, searchText } from './search-text.ts';

/** Writes the story's words as its live revision has them, or removes them when it has none. */
export async function indexStory(tx: Transaction, articleId: number): Promise<void> {
  const story = await tx.article.findFirst({
    where: { id: articleId, status: 'live', liveRevisionId: { not: null } },
    select: {
      sectionId: true,
      formatId: true,
      editionId: true,
      firstPublishedAt: true,
      edition: { select: { language: true } },
      topics: {
        select: { topicId: true, topic: { select: { name: true } } },
        orderBy: { position: 'asc' },
      },
      liveRevision: {
        select: {
          headline: true,
          standfirst: true,
          body: true,
          pictureCaption: true,
          picture: { select: { key: true } },
          bylines: {
            select: { personId: true, person: { select: { name: true } } },
            orderBy: { position: 'asc' },
          },
        },
      },
    },
  });
  const live = story?.liveRevision;
  if (!live || !story?.firstPublishedAt) {
    await tx.searchDocument.deleteMany({ where: { articleId } });
    return;
  }
  const { text, pictures } = searchText(live.body);
  const shown = live.picture ? [live.picture.key, ...pictures] : pictures;
  const captions = await tx.picture.findMany({
    where: { key: { in: shown } },
    select: { alt: true, caption: true },
    orderBy: { id: 'asc' },
  });
  const said = [live.pictureCaption, ...captions.flatMap(({ caption, alt }) => [caption, alt])];
  const fields = {
    configuration: configurationOf(story.edition.language),
    sectionId: story.sectionId,
    formatId: story.formatId,
    editionId: story.editionId,
    personIds: live.bylines.map(({ personId }) => personId),
    topicIds: story.topics.map(({ topicId }) => topicId),
    publishedAt: story.firstPublishedAt,
    headline: cleanText(live.headline),
    standfirst: cleanText(live.standfirst),
    byline: cleanText(live.bylines.map(({ person }) => person.name).join(', ')),
    topics: cleanText(story.topics.map(({ topic }) => topic.name).join(', ')),
    captions: cleanText(said.filter(Boolean).join(' . ')),
    body: text,
  };
  await tx.searchDocument.upsert({
    where: { articleId },
    create: { articleId, ...fields },
    update: fields,
  });
}
