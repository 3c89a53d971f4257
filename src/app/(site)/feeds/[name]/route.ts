/** The publication as a feed. */
import { answerFeed } from '../answer-feed.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ name: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { name } = await params;
  return answerFeed({ list: 'publication' }, name);
}
