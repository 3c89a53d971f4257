import { findKind } from '#addresses/index.ts';
import type { Front } from '#fronts/index.ts';
import { describePublication } from '#linked-data/index.ts';
import { listMagazineIssues } from '#magazine/index.ts';
import { promoHtml, signUpFormHtml } from '#markdown/index.ts';
import { newslettersFor } from '#newsletters/index.ts';
import { type Edition, findPromo, type Publication } from '#publication/index.ts';
import { Card } from '#ui/Card.tsx';
import { FrontBand } from '#ui/FrontBand.tsx';
import { Latest } from '#ui/Latest.tsx';
import { Lead } from '#ui/Lead.tsx';
import { MagazineTile } from '#ui/MagazineTile.tsx';
import { Markup } from '#ui/Markup.tsx';
import { frontPath } from '#ui/Masthead.tsx';
import { Page } from '#ui/Page.tsx';

/** Where a search is answered, when this site answers any. */
const searchPath = findKind('/search').name === 'search' ? '/search' : null;

type Props = { publication: Publication; edition: Edition; front: Front };

const thirds = '(min-width: 80rem) 280px, (min-width: 40rem) 45vw, calc(100vw - 2.25rem)';

/** An edition's front: one lead, a few seconds, the newest, then the sections. */
export async function FrontPage({ publication, edition, front }: Props) {
  const [letters, promo, [issue]] = await Promise.all([
    newslettersFor({ editionId: edition.id }),
    findPromo('front'),
    listMagazineIssues(),
  ]);
  const path = frontPath(edition);
  const { lead, secondary, strip, sections, latest } = front;
  const letter = letters.inline?.letter ?? letters.foot[0];
  return (
    <Page
      publication={publication}
      edition={edition}
      path={path}
      feed={{ subject: { list: 'editions', slug: edition.slug }, name: edition.label }}
      data={describePublication(publication, searchPath)}
      kind="front"
      title={edition.isDefault ? `${publication.name}: ${publication.strapline}` : edition.label}
      description={publication.description}
    >
      <h1 className="unseen">{edition.label}</h1>
      <div className="front-top">
        <div>
          {lead ? <Lead story={lead} /> : <p>No stories yet.</p>}
          {secondary.length > 0 ? (
            <section className="seconds" aria-label="Also leading">
              {secondary.map((story) => (
                <Card key={story.id} story={story} heading="h2" pictureSizes={thirds} />
              ))}
            </section>
          ) : null}
        </div>
        <Latest stories={latest} />
      </div>
      {strip.length > 0 ? (
        <section className="strip band" aria-label="More to read">
          {strip.map((story) => (
            <Card key={story.id} story={story} heading="h2" />
          ))}
        </section>
      ) : null}
      {letter ? (
        <div className="band band-offers">
          <Markup html={signUpFormHtml(letter, { place: 'front', returnTo: path })} />
          {issue ? <MagazineTile issue={issue} calendar={edition} heading="h2" /> : null}
        </div>
      ) : null}
      {sections.map((part, index) => (
        <FrontBand key={part.section.slug} part={part} index={index} />
      ))}
      {promo ? <Markup className="band" html={promoHtml(promo)} /> : null}
    </Page>
  );
}
