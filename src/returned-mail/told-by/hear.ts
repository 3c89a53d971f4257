/**
 * What mail services tell of returned mail over HTTP. Each tells it in its own way and signs it in its
 * own way; what is not signed as the settings say is not heard. Told twice, it changes nothing.
 */
import { noteReturn, type Returned } from '../note-return.ts';
import { hearMailgun } from './mailgun.ts';
import { hearPostmark } from './postmark.ts';
import { hearSendGrid } from './sendgrid.ts';
import { hearSes } from './ses.ts';

/** A request, as it came. */
export type Told = { body: Buffer; header: (name: string) => string; at: Date };

export type Heard =
  | { kind: 'heard'; noted: number }
  /** No setting for this service, or no such service. */
  | { kind: 'not-set-up' }
  /** Not signed, or not by whom it should be. */
  | { kind: 'forged' }
  | { kind: 'malformed' };

/** What one service said: things that came back, or why it is not heard. */
export type Said = Returned[] | 'not-set-up' | 'forged' | 'malformed';

const services: Record<string, (told: Told) => Said | Promise<Said>> = {
  ses: hearSes,
  postmark: hearPostmark,
  mailgun: hearMailgun,
  sendgrid: hearSendGrid,
};

export async function hearService(name: string, told: Told): Promise<Heard> {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  const said = (await service?.(told)) ?? 'not-set-up';
  if (typeof said === 'string') return { kind: said };
  let noted = 0;
  for (const returned of said) if (await noteReturn(returned)) noted += 1;
  return { kind: 'heard', noted };
}
