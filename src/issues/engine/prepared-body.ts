/**
 * The body of an issue as it goes over the wire, encoded once: of each person's copy only the links are
 * encoded anew. Encoding all of it ten thousand times would keep readers of the site waiting.
 */
import { encode, wrap } from 'nodemailer/lib/qp';
import { everyPlace } from '../letter/places.ts';

/** The address that stands at a place in one person's copy. */
export type AddressOf = (place: string) => string;

/** Texts between places, and the places: in turns, a text first and last. */
type Part = { texts: Buffer[]; places: string[] };

export type PreparedBody = { boundary: string; text: Part; html: Part };

/** A soft line break: the next line goes on where this one ends. */
const soft = Buffer.from('=\r\n');
/** One less than a line may have, for the sign of the soft break. */
const lineLength = 75;

const prepared = new Map<string, PreparedBody>();
/** Issues under way at once; more are encoded again. */
const most = 4;

/** `hash` names these two texts. */
export function prepareBody(hash: string, { html, text }: { html: string; text: string }) {
  const known = prepared.get(hash);
  if (known) return known;
  if (prepared.size >= most) prepared.clear();
  const made = { boundary: `part-${hash.slice(0, 32)}`, text: partOf(text), html: partOf(html) };
  prepared.set(hash, made);
  return made;
}

function partOf(text: string): Part {
  return { texts: text.split(everyPlace).map(encoded), places: text.match(everyPlace) ?? [] };
}

function encoded(text: string): Buffer {
  return Buffer.from(wrap(encode(text.replaceAll(/\r?\n/g, '\r\n')), lineLength));
}

/** The two parts, each with its header, and the end. */
export function bodyFor({ boundary, text, html }: PreparedBody, addressOf: AddressOf): Buffer {
  const known = new Map<string, Buffer>();
  const link = (place: string) => {
    const found = known.get(place) ?? encoded(addressOf(place));
    known.set(place, found);
    return found;
  };
  const head = (type: string) =>
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n` +
        'Content-Transfer-Encoding: quoted-printable\r\n\r\n',
    );
  return Buffer.concat([
    head('text/plain'),
    ...filled(text, link),
    Buffer.from('\r\n'),
    head('text/html'),
    ...filled(html, link),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function filled({ texts, places }: Part, link: (place: string) => Buffer): Buffer[] {
  return texts.flatMap((text, index) => {
    const place = places[index];
    return place ? [text, soft, link(place), soft] : [text];
  });
}
