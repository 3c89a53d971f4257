/** Asks the server for stories and people by name; null when it could not be asked. */
import { callDesk } from './api.ts';

export type Found = {
  stories: { id: number; headline: string; slug: string; state: string }[];
  people: { slug: string; name: string; role: string }[];
};

export async function find(query: string, signal: AbortSignal): Promise<Found | null> {
  const path = `find?${new URLSearchParams({ q: query })}`;
  const answer = await callDesk<Found>('GET', path, { signal });
  return answer.kind === 'ok' ? answer.data : null;
}
