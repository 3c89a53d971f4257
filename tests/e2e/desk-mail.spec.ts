/**
 * A letter from the sign-up to what came back of it, with a mail server that takes what is sent: the whole
 * road in one go, at a desk of its own, whose settings are those of a publication that really sends.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { database } from '#lib/database.ts';
import { expectNothingForAxe } from '../support/axe.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';
import { test as base, expect } from '../support/desk-test.ts';
import { mailgun, makeSendGrid, makeSes, postmark, type Sent } from '../support/mail-services.ts';
import { shoot } from '../support/shoot.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const sendgrid = makeSendGrid();
const ses = makeSes();

type Sending = { desk: DeskServer; smtp: TestSmtp };

const test = base.extend<object, Sending>({
  smtp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const smtp = await startSmtp();
      await use(smtp);
      await smtp.stop();
    },
    { scope: 'worker' },
  ],
  desk: [
    async ({ smtp }, use, { parallelIndex }) => {
      const amazon = createServer((_, answer) => answer.end(ses.certificate));
      amazon.listen(0, '127.0.0.1');
      await once(amazon, 'listening');
      const address = amazon.address();
      const desk = await startDeskServer(3363 + parallelIndex, {
        SMTP_URL: smtp.url,
        MAIL_FROM: 'The Meridian <desk@meridian.example>',
        BOUNCE_ADDRESS: 'bounces+*@meridian.example',
        TRUSTED_PROXIES: '1',
        POSTMARK_WEBHOOK_LOGIN: postmark.login,
        MAILGUN_SIGNING_KEY: mailgun.key,
        SENDGRID_VERIFICATION_KEY: sendgrid.key,
        SES_TOPIC_ARN: ses.topic,
        AMAZON_HERE: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
        NODE_OPTIONS: `--import=${join(import.meta.dirname, '../support/amazon-here.ts')}`,
      });
      await use(desk);
      await desk.stop();
      amazon.close();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

/** The newest mail to this address with this in its subject, once the mail server has it. */
async function mailTo(smtp: TestSmtp, to: string, subject: string): Promise<ParsedMail> {
  let found: ParsedMail | undefined;
  await expect(async () => {
    const taken = smtp.taken.filter((one) => one.to === to);
    const mails = await Promise.all(taken.map(({ source }) => simpleParser(source)));
    found = mails.findLast((mail) => mail.subject?.includes(subject));
    expect(found, `${subject} to ${to}`).toBeTruthy();
  }).toPass({ timeout: 60_000 });
  if (!found) throw new Error(subject);
  return found;
}

/** An address in a mail that begins so. */
function linkOf(mail: ParsedMail, path: string): string {
  const found = mail.text?.match(
    new RegExp(`https?://\\S+${path.replaceAll('?', '\\?')}\\S+`),
  )?.[0];
  if (!found) throw new Error(`The mail has no ${path}`);
  return found;
}

const subject = 'What the day was about';

test('a thousand sign-ups for one address are one mail, and opening its link confirms nothing', async ({
  browser,
  desk,
  smtp,
  request,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${desk.url}/newsletters`);
  await page.getByRole('checkbox', { name: 'Morning Briefing' }).check();
  await page.getByLabel('Your email address').fill('reader@example.org');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Please look in your inbox' })).toBeVisible();
  // From everywhere, nine at a time; each is answered as the first was.
  const form = { email: 'reader@example.org', newsletter: 'morning-briefing', return_to: '/' };
  const askAgain = async (turn: number) => {
    const headers = { origin: desk.url, 'x-forwarded-for': `198.${turn % 100}.${turn >> 4}.1` };
    const address = `${desk.url}/newsletters/sign-up`;
    return (await request.post(address, { form, headers, maxRedirects: 0 })).status();
  };
  const answers: number[] = [];
  for (let turn = 1; turn < 1000; turn += 9) {
    const nine = Array.from({ length: 9 }, (_, n) => askAgain(turn + n));
    answers.push(...(await Promise.all(nine)));
  }
  expect(answers).toHaveLength(999);
  expect(new Set(answers)).toEqual(new Set([303]));

  const asking = await mailTo(smtp, 'reader@example.org', 'Please confirm');
  const link = linkOf(asking, '/newsletters/confirm?token=');
  for (let turn = 0; turn < 25; turn += 1) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  const found = { where: { subscriber: { email: 'reader@example.org' } } };
  expect(await database().subscription.findMany(found)).toMatchObject([{ status: 'pending' }]);
  expect(smtp.taken.filter(({ to }) => to === 'reader@example.org')).toHaveLength(1);

  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, send me these' }).click();
  await expect(page.getByText('Thank you. It is confirmed')).toBeVisible();
  await mailTo(smtp, 'reader@example.org', 'Welcome to Morning Briefing');
  await context.close();
});

test('a publisher brings three people in, who get nothing yet', async ({
  page,
  context,
  desk,
  smtp,
}) => {
  test.setTimeout(120_000);
  await desk.enter(context, 'publisher');
  const before = smtp.taken.length;
  await tryToBringIn(page, ['ann', 'ben', 'cleo']);
  await page.getByRole('button', { name: 'Bring 3 in…' }).click();
  await page.getByRole('button', { name: 'Bring 3 in', exact: true }).click();
  await expect(page.getByText('3 came in.')).toBeVisible();
  expect(smtp.taken.length).toBe(before);
});

test('an issue by rule is tried and sent; the one in doubt is for a person to decide', async ({
  page,
  context,
  desk,
  smtp,
}) => {
  test.setTimeout(240_000);
  const { email } = await desk
    .enter(context, 'editor')
    .then(({ staffId }) =>
      database().staff.findUniqueOrThrow({ where: { id: staffId }, select: { email: true } }),
    );
  await page.goto(`${desk.url}/desk/newsletters/morning-briefing`);
  await page.getByRole('button', { name: 'Begin an issue' }).click();
  await page.getByLabel('Subject', { exact: true }).fill(subject);
  await page.getByLabel('Introduction').fill('Good evening.');
  await page.getByRole('button', { name: 'Fill by rule' }).click();
  await expect(page.getByRole('region', { name: 'Stories' }).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('button', { name: 'Send me a trial' }).click();
  await mailTo(smtp, email, `Trial: ${subject}`);

  // The line goes dead when the whole text of Cleo’s letter is there, before any answer.
  let dropped = 0;
  smtp.says((step, { to }) => {
    if (step !== 'text' || to !== 'cleo@example.net' || dropped > 0) return undefined;
    dropped += 1;
    return 'drop';
  });
  await page.getByRole('button', { name: 'Send to 4…' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Send to 4 people' }).click();
  await expect(page.getByText('4 of 4 settled')).toBeVisible({ timeout: 60_000 });
  const doubts = page.getByRole('region', { name: 'In doubt' });
  await expect(doubts.getByText('cleo@example.net')).toBeVisible();
  const got = () => smtp.taken.filter(({ to, source }) => to.startsWith('cleo@') && source).length;
  expect([dropped, got()]).toEqual([1, 0]);
  await expectNothingForAxe(page);
  await shoot(page, 'in-doubt');

  await doubts.getByRole('button', { name: 'Send again' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('It may have arrived already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('It is decided.')).toBeVisible();
  await expect(doubts).toHaveCount(0);
  await mailTo(smtp, 'cleo@example.net', subject);
  expect(got()).toBe(1);
  const list = page.locator('dl', { hasText: 'Accepted' });
  await expect(list.locator('div', { hasText: 'Accepted' }).locator('dd')).toHaveText('4', {
    timeout: 30_000,
  });

  await page.getByRole('link', { name: 'as readers see it' }).click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
});

test('one leaves by the link, one by one click; services tell what came back of the others', async ({
  browser,
  page,
  context,
  desk,
  smtp,
  request,
}) => {
  test.setTimeout(240_000);
  const own = await browser.newContext({ javaScriptEnabled: false });
  const reader = await own.newPage();
  const mail = await mailTo(smtp, 'reader@example.org', subject);
  await reader.goto(linkOf(mail, '/newsletters/leave?key='));
  await reader.getByRole('button', { name: 'Leave Morning Briefing' }).click();
  await expect(reader.getByText('You have left Morning Briefing').first()).toBeVisible();
  await own.close();

  const headersOf = async (name: string) => {
    const { headers } = await mailTo(smtp, `${name}@example.net`, subject);
    return (header: string) => String(headers.get(header));
  };
  const raw = smtp.taken.find(({ to, source }) => to === 'ann@example.net' && source)?.source;
  const unfolded = raw?.replaceAll(/\r\n[ \t]/g, '') ?? '';
  const oneClick = /^List-Unsubscribe:\s*<(.*)>\r$/m.exec(unfolded)?.[1] ?? '';
  const form = { 'List-Unsubscribe': 'One-Click' };
  expect((await request.post(oneClick, { form, maxRedirects: 0 })).status()).toBe(200);

  const [ben, cleo] = [await headersOf('ben'), await headersOf('cleo')];
  await expectHeard(request, `${desk.url}/newsletters/returned/postmark`, {
    right: postmark.says(bounced(ben('x-pm-metadata-delivery'))),
    wrong: [postmark.says(bounced(ben('x-pm-metadata-delivery')), 'postmark:another password')],
  });
  const event = mailgun.failed(ben('message-id'));
  const old = { at: new Date(Date.now() - 48 * 60 * 60_000) };
  await expectHeard(request, `${desk.url}/newsletters/returned/mailgun`, {
    right: mailgun.says(event),
    wrong: [mailgun.says(event, old), mailgun.says(event, { key: 'not the key' })],
  });
  const events = [{ event: 'bounce', email: 'ben@example.net', 'smtp-id': ben('message-id') }];
  const signed = sendgrid.says(events);
  await expectHeard(request, `${desk.url}/newsletters/returned/sendgrid`, {
    right: signed,
    wrong: [
      { ...signed, body: `${signed.body} ` },
      { ...signed, headers: {} },
    ],
  });
  const complaint = ses.complaint('cleo@example.net', cleo('x-standfirst-delivery'));
  await expectHeard(request, `${desk.url}/newsletters/returned/ses`, {
    right: ses.says(complaint),
    wrong: [
      ses.says(complaint, { TopicArn: `${ses.topic}2` }),
      ses.says(complaint, {
        SigningCertURL: 'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
      }),
      { ...ses.says(complaint), body: ses.says(complaint).body.replace('Complaint', 'complaint') },
    ],
  });
  const unknown = await request.post(`${desk.url}/newsletters/returned/pigeon`, { data: {} });
  expect(unknown.status()).toBe(404);

  await desk.enter(context, 'publisher');
  await page.goto(`${desk.url}/desk/audience/suppressed`);
  const table = page.getByRole('table', { name: 'Addresses that are never' });
  await expect(table.getByRole('row', { name: /ben@example\.net.*came back/i })).toBeVisible();
  await expect(table.getByRole('row', { name: /cleo@example\.net.*unwanted/i })).toBeVisible();
  // A file does not bring back who came back for good, complained or left.
  await tryToBringIn(page, ['ann', 'ben', 'cleo', 'dana']);
  await expect(page.getByRole('button', { name: 'Bring 1 in…' })).toBeVisible();

  const { id } = await database().newsletterIssue.findFirstOrThrow({ where: { subject } });
  await page.goto(`${desk.url}/desk/newsletters/morning-briefing/${id}/report`);
  const figures = page.locator('dl').first();
  for (const [name, count] of [
    ['Accepted', '4'],
    ['In doubt', '0'],
    ['Came back for good', '1'],
    // Who complained has left as well.
    ['Left', '3'],
    ['Complaints', '1'],
  ] as const) {
    const figure = figures.locator('div', { has: page.locator('dt', { hasText: name }) });
    await expect(figure.locator('dd'), name).toHaveText(new RegExp(`^${count}\\b`));
  }
  await expectNothingForAxe(page);
  await shoot(page, 'report-returned');
});

/** As far as the dry run. */
async function tryToBringIn(page: Page, names: string[]): Promise<void> {
  await page.goto('/desk/audience/import');
  const lines = ['E-mail', ...names.map((name) => `${name}@example.net`)];
  await page.getByLabel('Or paste lines').fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('checkbox', { name: 'Morning Briefing' }).check();
  await page.getByLabel('How they agreed', { exact: true }).fill('Wrote their names at the fair.');
  await page.getByRole('button', { name: 'Try it, and change nothing' }).click();
}

const bounced = (delivery: string) => ({
  RecordType: 'Bounce',
  Type: 'HardBounce',
  Email: 'ben@example.net',
  Metadata: { delivery },
});

/** What is not signed is refused; what is, is heard, and told again changes nothing. */
async function expectHeard(
  request: APIRequestContext,
  address: string,
  { right, wrong }: { right: Sent; wrong: Sent[] },
): Promise<void> {
  const post = ({ body, headers }: Sent) =>
    request.post(address, { data: Buffer.from(body), headers, maxRedirects: 0 });
  const about = {
    select: { email: true, reason: true, at: true },
    orderBy: { email: 'asc' },
  } as const;
  const before = await database().suppression.findMany(about);
  for (const forged of wrong) expect((await post(forged)).status(), address).toBe(403);
  const tooBig = { ...right, body: right.body + ' '.repeat(1024 * 1024) };
  expect((await post(tooBig)).status()).toBe(413);
  expect(await database().suppression.findMany(about)).toEqual(before);
  const heard = await post(right);
  expect([heard.status(), await heard.text()]).toEqual([200, 'Noted: 1\n']);
  const after = await database().suppression.findMany(about);
  expect((await post(right)).status()).toBe(200);
  expect(await database().suppression.findMany(about)).toEqual(after);
}
