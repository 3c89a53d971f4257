/** The list before sending, of an issue as it would go out now. */
import { browserUrl, contentOf } from '../freeze.ts';
import type { Check } from '../pure.ts';
import type { ReadIssue } from '../read-draft.ts';
import { bytesAsSent } from './addresses.ts';
import { checkLetter } from './check.ts';
import { type Gathered, gatherLetter } from './gather.ts';
import { findDeadLinks } from './links.ts';
import { letterHtml, letterText } from './render.ts';

type Checked = { gathered: Gathered; html: string; text: string; checks: Check[] };

/** `recipients`: how many get it. The bytes are those of a copy, with the longest addresses. */
export async function checkIssue(issue: ReadIssue, recipients: number): Promise<Checked> {
  const gathered = await gatherLetter(issue.newsletterId, issue.draft);
  const url = issue.archiveIsPublic ? browserUrl(issue.slug, 1_000_000) : null;
  const whole = { ...gathered.letter, browserUrl: url };
  const html = letterHtml(whole);
  const checks = checkLetter({
    letter: gathered.letter,
    bytes: bytesAsSent(contentOf(gathered, url).content.html),
    hidden: gathered.hidden.length,
    recipients,
    deadLinks: await findDeadLinks(html),
  });
  return { gathered, html, text: letterText(whole), checks };
}
