/** The single letters subscribers get: to confirm, to welcome, to change an address, to find their page. */
import { env } from '#lib/env.ts';
import type { Message } from '#mail/index.ts';
import { choicesKey, type LinkOwner } from './signed-links.ts';

type Named = { name: string };
type Who = LinkOwner & { email: string };

/** The address of the page where somebody sees and changes what they get. */
export function choicesUrl(owner: LinkOwner): string {
  return `${env().SITE_URL}/newsletters/yours?key=${choicesKey(owner)}`;
}

export function confirmLetter(
  to: string,
  { publication, letters, token }: { publication: string; letters: Named[]; token: string },
): Message {
  return {
    to: { address: to },
    subject: `Please confirm: ${publication} by email`,
    text: [
      `Somebody, most likely you, asked ${publication} to write to this address:`,
      list(letters),
      'Open this page and press its button, and it begins. The link works once, for 48 hours:',
      `${env().SITE_URL}/newsletters/confirm?token=${token}`,
      'If it was not you, do nothing. You are on no list, and we will not write again.',
    ].join('\n\n'),
  };
}

/** To somebody who asked for what they get already. */
export function alreadyLetter(
  who: Who,
  { publication, letters }: { publication: string; letters: Named[] },
): Message {
  return {
    to: { address: who.email },
    subject: `You get this already: ${publication} by email`,
    text: [
      'Somebody, most likely you, asked for what you get from us already:',
      list(letters),
      'Here you see and change everything you get:',
      choicesUrl(who),
    ].join('\n\n'),
  };
}

type Welcomed = {
  name: string;
  promise: string;
  schedule: string;
  /** The letter’s own words, or empty. */
  welcomeSubject: string;
  welcomeText: string;
};

/** Each letter in its own words where it has some; a single one may name the subject as well. */
export function welcomeLetter(
  who: Who,
  { publication, letters }: { publication: string; letters: Welcomed[] },
): Message {
  const [first, ...others] = letters;
  const own = others.length === 0 ? first?.welcomeSubject : '';
  const names = letters.map(({ name }) => name).join(', ');
  return {
    to: { address: who.email },
    subject: (own || `Welcome to ${names}`).slice(0, 190),
    text: [
      `Thank you for reading ${publication}. This is what will come:`,
      ...letters.map(({ name, promise, schedule, welcomeText }) =>
        [`${name} (${schedule})`, welcomeText.trim() || promise].join('\n'),
      ),
      'Change what you get, how often, pause, or leave, at any time:',
      choicesUrl(who),
    ].join('\n\n'),
  };
}

/** To the new address: whoever reads it there presses the button. */
export function addressLetter(
  to: string,
  { publication, token }: { publication: string; token: string },
): Message {
  return {
    to: { address: to },
    subject: `Please confirm your new address: ${publication}`,
    text: [
      `Somebody, most likely you, wants the letters of ${publication} to come to this address.`,
      'Open this page and press its button. The link works once, for 48 hours:',
      `${env().SITE_URL}/newsletters/confirm?token=${token}`,
      'If it was not you, do nothing, and nothing changes.',
    ].join('\n\n'),
  };
}

/** To the former address, once it has changed. */
export function addressChangedLetter(to: string, publication: string): Message {
  return {
    to: { address: to },
    subject: `Your address has changed: ${publication}`,
    text: [
      `The letters of ${publication} that came here go to another address now, as was asked with a link from one of them.`,
      `If it was not you, write to us by answering this letter.`,
    ].join('\n\n'),
  };
}

export function linkLetter(who: Who, publication: string): Message {
  return {
    to: { address: who.email },
    subject: `Your letters from ${publication}`,
    text: [
      'Here you see and change everything you get from us:',
      choicesUrl(who),
      'If you did not ask for this, ignore it. Nothing has changed.',
    ].join('\n\n'),
  };
}

function list(letters: Named[]): string {
  return letters.map(({ name }) => `  * ${name}`).join('\n');
}
