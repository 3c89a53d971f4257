import { signUpFormHtml } from '#markdown/index.ts';
import { findNewsletter, listNewsletters } from '#newsletters/index.ts';
import { getPublication } from '#publication/index.ts';
import { Markup } from '#ui/Markup.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHead } from '#ui/PageHead.tsx';
import { absent } from '../../absent.tsx';

type Props = { params: Promise<{ slug: string }> };

/** One letter: what it promises, and its form. */
export default async function NewsletterPage({ params }: Props) {
  const { slug } = await params;
  const path = `/newsletters/${slug}`;
  const letter = await findNewsletter(slug);
  if (!letter) return absent(path);
  const [publication, letters] = await Promise.all([getPublication(), listNewsletters()]);
  const form = signUpFormHtml(letter, { place: 'letter', returnTo: path });
  return (
    <Page
      publication={publication}
      edition={letter.edition ?? undefined}
      path={path}
      title={letter.name}
      description={letter.promise}
    >
      <div className="two">
        <div>
          <PageHead heading={letter.name} kicker="Newsletter" standfirst={letter.promise} />
          <Markup html={form} />
        </div>
        <section aria-labelledby="other-letters">
          <h2 id="other-letters" className="column-heading">
            Our other letters
          </h2>
          <ul className="plain-list">
            {letters
              .filter((other) => other.slug !== slug)
              .map((other) => (
                <li key={other.slug}>
                  <a href={`/newsletters/${other.slug}`}>{other.name}</a>
                  <p className="card-meta">{other.schedule}</p>
                </li>
              ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
