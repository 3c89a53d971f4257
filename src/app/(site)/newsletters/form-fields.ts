/** The texts of a posted form, in either encoding; a body that is no form has none. */
export async function readFields(request: Request): Promise<{
  one: (name: string) => string;
  all: (name: string) => string[];
}> {
  const form = await request.formData().catch(() => null);
  const all = (name: string) =>
    (form?.getAll(name) ?? []).flatMap((value) => (typeof value === 'string' ? [value] : []));
  return { all, one: (name) => all(name)[0] ?? '' };
}

/** Leads on to a page of this site. */
export function leadTo(path: string, parameters: Record<string, string> = {}): Response {
  const query = new URLSearchParams(parameters).toString();
  const location = query ? `${path}?${query}` : path;
  return new Response(null, { status: 303, headers: { location } });
}
