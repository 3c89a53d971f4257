/**
 * The one way out to addresses that people typed. It never reaches a machine of our own network: each
 * address is checked when the connection is made, so a name that changes its mind meanwhile gains
 * nothing. Web only, the usual ports only, few redirects, little time, few bytes, no cookies.
 */
import { lookup as lookUp } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type Fetched =
  /** `status` of the last answer, after redirects; the first bytes of its text. */
  | { kind: 'answered'; status: number; url: string; text: string }
  /** Not an address that is asked, or one that leads into our own network. */
  | { kind: 'refused'; reason: string }
  /** No answer that could be read, in time. */
  | { kind: 'failed'; reason: string };

export type FetchOptions = {
  timeoutMs?: number;
  /** So much of the text is read, and no more. 0 for none of it. */
  mostBytes?: number;
  mostRedirects?: number;
  /** For tests, which have no server but on this machine. */
  door?: Door;
};

/** Which addresses of machines and which ports may be reached. */
export type Door = { isAllowed: (address: string) => boolean; isPort: (port: number) => boolean };

const refused = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [network = '', bits] = range.split('/');
  refused.addSubnet(network, Number(bits), 'ipv4');
}
// Of IPv6 only global unicast is reached, without what tunnels to IPv4 and what is for examples.
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  refused.addSubnet(network, bits, 'ipv6');
}

/** Whether an address is one of the public Internet (IANA’s special-purpose registries). */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !refused.check(address, 'ipv6');
    default:
      return false;
  }
}

const outside: Door = { isAllowed: isPublicAddress, isPort: (port) => port === 80 || port === 443 };

/** Asks for an address of the web. Never throws. */
export async function safeFetch(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { timeoutMs = 10_000, mostBytes = 10 * 1024 * 1024, mostRedirects = 3 } = options;
  const door = options.door ?? outside;
  const time = AbortSignal.timeout(timeoutMs);
  let next = address;
  for (let asked = 0; asked <= mostRedirects; asked += 1) {
    const url = URL.canParse(next) ? new URL(next) : null;
    const reason = url ? whyNot(url, door) : 'It is no address.';
    if (!url || reason) return { kind: 'refused', reason: reason ?? 'It is no address.' };
    const answer = await ask(url, { door, time, mostBytes });
    if (answer.kind !== 'answered' || !answer.location) return answer;
    next = new URL(answer.location, url).href;
  }
  return { kind: 'failed', reason: 'It leads on and on.' };
}

function whyNot(url: URL, { isAllowed, isPort }: Door): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'It is no address of the web.';
  if (url.username || url.password) return 'It holds a name and a password.';
  if (!isPort(Number(url.port) || (url.protocol === 'https:' ? 443 : 80))) {
    return 'Its port is not one of the web.';
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && !isAllowed(host) ? 'It leads into a private network.' : null;
}

type Asking = { door: Door; time: AbortSignal; mostBytes: number };
type Answered = Fetched & { location?: string | undefined };

function ask(url: URL, { door, time, mostBytes }: Asking): Promise<Answered> {
  return new Promise((resolve) => {
    const failed = (error: Error) =>
      resolve(
        error instanceof Refused
          ? { kind: 'refused', reason: error.message }
          : { kind: 'failed', reason: time.aborted ? 'It did not answer in time.' : error.message },
      );
    const request = url.protocol === 'https:' ? requestSecure : requestPlain;
    const sent = request(
      url,
      {
        agent: false,
        lookup: checkedLookup(door),
        signal: time,
        headers: {
          // Nothing packed: what is unpacked can be a bomb, and Brotli's decoder has had a hole.
          'accept-encoding': 'identity',
          accept: '*/*',
          'user-agent': 'Standfirst (checks links)',
        },
      },
      (response) => {
        const { statusCode: status = 0, headers } = response;
        if (status >= 300 && status < 400 && headers.location) {
          response.destroy();
          const location = URL.canParse(headers.location, url) ? headers.location : undefined;
          resolve({ kind: 'answered', status, url: url.href, text: '', location });
          return;
        }
        readText(response, mostBytes).then(
          (text) => resolve({ kind: 'answered', status, url: url.href, text }),
          failed,
        );
      },
    );
    sent.on('error', failed);
    sent.end();
  });
}

async function readText(response: IncomingMessage, mostBytes: number): Promise<string> {
  const packed = response.headers['content-encoding'];
  if (mostBytes === 0 || (packed && packed !== 'identity')) {
    response.destroy();
    return '';
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostBytes) break;
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
}

class Refused extends Error {}

/** Looks a name up and lets only allowed addresses pass; the connection goes to what was checked. */
function checkedLookup({ isAllowed }: Door): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (!first) return done(new Refused('It leads into a private network.'), []);
      if (options.all) return done(null, allowed);
      return done(null, first.address, first.family);
    });
  };
}
