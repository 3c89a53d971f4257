import type { Story } from '#articles/index.ts';
import { sourcesListHtml } from '#markdown/index.ts';
import { Biography } from './Biography.tsx';
import { Markup } from './Markup.tsx';
import { StoryTime } from './StoryTime.tsx';

/** What stands under the text: corrections, sources, who wrote it, what it is about. */
export function StoryFoot({ story, closing }: { story: Story; closing: string | null }) {
  return (
    <div className="story-foot">
      <Corrections story={story} />
      {story.sources.length > 0 ? (
        <section className="foot-part" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <Markup html={sourcesListHtml(story.sources)} />
        </section>
      ) : null}
      {closing ? <Markup className="foot-part" html={closing} /> : null}
      <Biographies story={story} />
      {story.topics.length > 0 ? (
        <nav className="foot-part" aria-labelledby="topics">
          <h2 id="topics">More on</h2>
          <ul className="chips">
            {story.topics.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/topics/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

function Corrections({ story }: { story: Story }) {
  if (story.corrections.length === 0) return null;
  return (
    <section className="foot-part corrections" aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      {story.corrections.map(({ kind, text, at }) => (
        <p key={`${at.toISOString()}${text}`}>
          <strong>
            {kind === 'correction' ? 'Correction' : 'Clarification'},{' '}
            <StoryTime date={at} calendar={story.edition} />:
          </strong>{' '}
          {text}
        </p>
      ))}
    </section>
  );
}

/** More than this many lives would outweigh the story; the byline links to all of them. */
const mostBiographies = 3;

function Biographies({ story }: { story: Story }) {
  const people = story.bylines.map(({ person }) => person).slice(0, mostBiographies);
  if (people.length === 0) return null;
  return (
    <section className="foot-part" aria-labelledby="about-authors">
      <h2 id="about-authors">Who wrote this</h2>
      {people.map((person) => (
        <Biography key={person.slug} person={person} />
      ))}
    </section>
  );
}
