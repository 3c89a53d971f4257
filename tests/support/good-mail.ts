/** What every mail of ours has to be, judged by a parser and a checker of HTML that are not ours. */
import { HtmlValidate } from 'html-validate';
import { simpleParser } from 'mailparser';
import { notShownOf } from './mail-table.ts';

/** As Gmail counts: longer mails are cut off. */
const mostBytes = 100 * 1024;

const validate = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Mail programs need styles beside the element, and tables with their old attributes.
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'wcag/h63': 'off',
    // Written short on purpose: Gmail counts bytes.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-redundant-role': 'off',
    // A part of the introduction starts where its writer starts it.
    'heading-level': 'off',
    'no-raw-characters': 'off',
    'presentation-role-style': 'off',
    'prefer-tbody': 'off',
    // A subject may be long.
    'long-title': 'off',
  },
});

export async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await validate.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
}

/** What is wrong with a mail as it goes over the wire; nothing, when it is as every mail has to be. */
export async function faultsOfMail(source: string | Buffer): Promise<string[]> {
  const mail = await simpleParser(source);
  const { headerLines, html, text = '', subject = '', date, messageId } = mail;
  const count = (name: string) => headerLines.filter(({ key }) => key === name).length;
  const head = String(source).split('\r\n\r\n')[0] ?? '';
  const faults = [
    ...(await faultsOfHtml(html || '')),
    ...notShownOf(html || '').map((name) => `some program does not show ${name}`),
  ];
  const check = (isGood: boolean, fault: string) => isGood || faults.push(fault);
  for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version']) {
    check(count(name) === 1, `${name} stands there ${count(name)} times`);
  }
  check(Boolean(subject && date && messageId), 'a header that says nothing');
  check(/^Content-Type:\s*multipart\/alternative/im.test(head), 'not in two parts');
  check(text.trim().length > 5, 'no text');
  check(Boolean(html), 'no HTML');
  check(!/undefined|\[object|standfirst-link:/.test(text + html), 'a word that was not filled in');
  check(Buffer.byteLength(html || '') <= mostBytes, 'longer than Gmail shows');
  const lines = String(source).split('\r\n');
  check(
    lines.every((line) => line.length <= 998),
    'a line longer than RFC 5322 allows',
  );
  const isBulk = count('list-id') > 0;
  check(
    isBulk
      ? count('list-unsubscribe') === 1 && count('list-unsubscribe-post') === 1
      : count('auto-submitted') === 1,
    'not marked as what it is',
  );
  // One address in both parts: neither says more than the other.
  const addresses = (part: string) => new Set(part.match(/https?:\/\/[^\s"<>)]+/g) ?? []);
  const linked = addresses(
    (html || '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
  // Where links are counted those of the text go straight, and those of the HTML do not.
  const isCounted = (html || '').includes('/newsletters/go?key=');
  for (const address of isCounted ? [] : addresses(text)) {
    check(linked.has(address), `only in the text: ${address}`);
  }
  return faults;
}

/** Throws, with what is wrong, for the first mail that is not as it has to be; one of each subject. */
export async function expectGoodMails(sources: (string | Buffer)[]): Promise<void> {
  const seen = new Set<string>();
  for (const source of sources) {
    const subject = /^Subject:.*(\r\n[ \t].*)*/im.exec(String(source))?.[0] ?? '';
    if (seen.has(subject)) continue;
    seen.add(subject);
    const faults = await faultsOfMail(source);
    if (faults.length > 0) throw new Error(`${subject}: ${faults.join('; ')}`);
  }
}
