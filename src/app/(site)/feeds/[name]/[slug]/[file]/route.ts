/** A section, topic, format, edition, person or letter as a feed. */
import { answerFeed, noFeed } from '../../../answer-feed.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ name: string; slug: string; file: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { name: list, slug, file } = await params;
  switch (list) {
    case 'sections':
    case 'topics':
    case 'formats':
    case 'editions':
    case 'people':
    case 'newsletters':
      return answerFeed({ list, slug }, file);
    default:
      return noFeed();
  }
}
