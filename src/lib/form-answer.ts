/**
 * How a form that could not be taken is shown again. The handler names a page of the site and hands
 * it what was typed; the server renders that page as the answer, so nothing typed is lost and nothing
 * of it stands in an address or in a cache.
 */
import { z } from 'zod';

/** On a handler's answer: the path of the page to show. Never leaves the server. */
export const answerPageHeader = 'x-standfirst-page';

/** On that answer and on the page's request: the form. From outside it is never let in. */
export const answerFormHeader = 'x-standfirst-form';

const schema = z.object({
  values: z.record(z.string(), z.array(z.string())),
  problems: z.array(z.object({ field: z.string(), code: z.string() })),
});

export type FormAnswer = z.infer<typeof schema>;

/** An answer that shows `page` with this form. */
export function showForm(page: string, form: FormAnswer, status = 422): Response {
  const encoded = Buffer.from(JSON.stringify(form)).toString('base64url');
  return new Response(null, {
    status,
    headers: { [answerPageHeader]: page, [answerFormHeader]: encoded },
  });
}

/** The form in a page's request, or null when the page was simply opened. */
export function readForm(header: string | null): FormAnswer | null {
  if (!header) return null;
  return schema.parse(JSON.parse(Buffer.from(header, 'base64url').toString()));
}
