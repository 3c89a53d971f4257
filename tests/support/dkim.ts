/** Checks a DKIM signature (RFC 6376, relaxed on both sides) as a receiver does, apart from the DNS. */
import { createHash, type KeyObject, verify } from 'node:crypto';

export type Checked = { isGood: boolean; domain: string; selector: string; signed: string[] };

export function checkDkim(source: string, publicKey: KeyObject): Checked {
  const end = source.indexOf('\r\n\r\n');
  const headers = source
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const);
  const [, signature = ''] = headers.find(([name]) => /^dkim-signature$/i.test(name)) ?? [];
  const tags = new Map(
    signature.split(';').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).replaceAll(/\s/g, '')] as const;
    }),
  );
  const relaxed = (name: string, value: string) =>
    `${name.toLowerCase().trim()}:${value.replaceAll(/\s+/g, ' ').trim()}`;
  const body = source
    .slice(end + 4)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const bodyHash = createHash('sha256').update(body).digest('base64');
  const signed = (tags.get('h') ?? '').toLowerCase().split(':');
  // Of a header that is there several times the last is signed first.
  const rest = headers.filter(([name]) => !/^dkim-signature$/i.test(name)).reverse();
  const lines = signed.flatMap((wanted) => {
    const at = rest.findIndex(([name]) => name.toLowerCase() === wanted);
    return at < 0 ? [] : rest.splice(at, 1).map(([name, value]) => relaxed(name, value));
  });
  const own = relaxed('dkim-signature', signature.replace(/(;\s*b=)[^;]*/, '$1'));
  const isGood =
    tags.get('a') === 'rsa-sha256' &&
    tags.get('c') === 'relaxed/relaxed' &&
    tags.get('bh') === bodyHash &&
    verify(
      'sha256',
      Buffer.from([...lines, own].join('\r\n'), 'latin1'),
      publicKey,
      Buffer.from(tags.get('b') ?? '', 'base64'),
    );
  return { isGood, domain: tags.get('d') ?? '', selector: tags.get('s') ?? '', signed };
}
