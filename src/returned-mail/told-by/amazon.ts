/**
 * The one way out of this room: `https://sns.<region>.amazonaws.com`, and no other host, whatever a
 * message asks for. No redirect and a small answer, through the door that every address goes by.
 */
import { safeFetch } from '#lib/safe-fetch.ts';

const mostBytes = 64 * 1024;

export function isAmazonSns(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com(\.cn)?$/.test(hostname)
  );
}

/** The text at an address of SNS; null when it is another's, or does not answer. */
export async function fetchFromAmazon(address: string): Promise<string | null> {
  if (!isAmazonSns(address)) return null;
  const answer = await safeFetch(address, { mostBytes, mostRedirects: 0 });
  return answer.kind === 'answered' && answer.status === 200 ? answer.text : null;
}
