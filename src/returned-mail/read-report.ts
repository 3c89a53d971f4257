/**
 * Reads what mail servers send back: a delivery status (RFC 3464) or a complaint (RFC 5965). Anything
 * else, such as an answer from somebody who is away, is none of it.
 */
import PostalMime from 'postal-mime';
import { findDelivery } from './token.ts';

export type ReturnKind = 'hard' | 'soft' | 'complaint';

export type Report = { deliveryId: number; kind: ReturnKind; note: string };

/** Null for a letter that reports nothing, or nothing about a letter of ours. */
export async function readReport(source: Buffer): Promise<Report | null> {
  const mail = await PostalMime.parse(source, { forceRfc822Attachments: true });
  const parts = mail.attachments.map(({ mimeType, content }) => ({
    type: mimeType.toLowerCase(),
    text: typeof content === 'string' ? content : new TextDecoder('latin1').decode(content),
  }));
  const partOf = (...types: string[]) => parts.find(({ type }) => types.includes(type))?.text;
  const status = partOf('message/delivery-status', 'message/global-delivery-status');
  const complaint = partOf('message/feedback-report');
  const reported = complaint ?? status;
  if (reported === undefined) return null;
  const given = partOf(
    'message/rfc822',
    'message/rfc822-headers',
    'text/rfc822-headers',
    'message/global',
    'message/global-headers',
  );
  const arrived = mail.headers
    .filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key))
    .map(({ value }) => value);
  const deliveryId = findDelivery(...arrived, headersOf(given ?? ''), reported);
  if (deliveryId === null) return null;
  if (complaint !== undefined) {
    const type = fieldOf(complaint, 'Feedback-Type') ?? 'abuse';
    // The other types praise, or tell of viruses and sign-ups.
    return type === 'abuse' || type === 'fraud'
      ? { deliveryId, kind: 'complaint', note: `Complained of as ${type}` }
      : null;
  }
  const kind = kindOfStatus(reported);
  return kind ? { deliveryId, kind, note: noteOf(reported) } : null;
}

/** Gone for good are an address that does not exist and a mailbox that was closed; null: no failure. */
export function kindOfStatus(status: string): 'hard' | 'soft' | null {
  if (fieldOf(status, 'Action')?.toLowerCase() !== 'failed') return null;
  const codes = `${fieldOf(status, 'Diagnostic-Code') ?? ''} ${fieldOf(status, 'Status') ?? ''}`;
  return isGoneForGood(codes) ? 'hard' : 'soft';
}

/** RFC 3463: 5.1.x is about the address, 5.2.1 a mailbox that takes nothing any more. */
export function isGoneForGood(codes: string): boolean {
  return /(?<![\d.])5\.(1\.\d{1,3}|2\.1)(?![\d.]*\d)/.test(codes);
}

function noteOf(status: string): string {
  const said = fieldOf(status, 'Diagnostic-Code') ?? fieldOf(status, 'Status') ?? 'It came back.';
  return said.replace(/^smtp;\s*/i, '').slice(0, 500);
}

/** One field of a report, its folded lines joined. The first of that name is meant. */
function fieldOf(report: string, name: string): string | undefined {
  const unfolded = report.replaceAll(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim();
}

function headersOf(letter: string): string {
  return letter.split(/\r?\n\r?\n/)[0] ?? '';
}
