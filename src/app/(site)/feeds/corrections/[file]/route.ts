/** The corrections as a feed. */
import { answerFeed } from '../../answer-feed.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ file: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { file } = await params;
  return answerFeed({ list: 'corrections' }, file);
}
