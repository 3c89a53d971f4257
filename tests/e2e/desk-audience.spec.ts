/** The story of a list: brought in, checked, told apart from who left, filtered, sent to, exported. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { database } from '#lib/database.ts';
import { listOutbox, readLetter } from '#mail/index.ts';
import { expectNothingForAxe } from '../support/axe.ts';
import type { DeskServer } from '../support/desk-server.ts';
import { expect, test } from '../support/desk-test.ts';
import { shoot } from '../support/shoot.ts';

let desk: DeskServer;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ desk: shared }) => {
  desk = shared;
});

async function enter(context: BrowserContext, page: Page, role: 'editor' | 'publisher') {
  await desk.enter(context, role, { name: `Audience ${role}` });
  page.on('pageerror', (error) => {
    throw error;
  });
}

const csv = [
  'Name,E-mail,Consented on',
  'Ines,ines@list.example,2025-04-12',
  'Noor,noor@list.example,2025-04-12',
  'Olu,olu@list.example,12/04/2025',
  'Pia,pia@list.example,',
  'Nobody,nonsense,',
].join('\r\n');

test('a publisher stops writing to an address, and a file does not bring it back', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await enter(context, page, 'publisher');
  await page.goto(`${desk.url}/desk/audience/suppressed`);
  await page.getByLabel('Address', { exact: true }).fill('Pia@list.example');
  await page.getByRole('button', { name: 'Never write to it' }).click();
  await expect(page.getByText('Fill this in.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Why' }).fill('She asked us by post.');
  await page.getByRole('button', { name: 'Never write to it' }).click();
  await expect(page.getByRole('cell', { name: 'pia@list.example', exact: true })).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'suppressed');

  await page.getByRole('link', { name: 'Bring people in' }).click();
  await expect(page.getByRole('heading', { name: 'Bring people in', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByText('Choose a file, or paste lines.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'fair.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByLabel('The address is in')).toHaveValue('1');
  await expect(page.getByLabel('The day they agreed is in')).toHaveValue('2');
  await page.getByRole('button', { name: 'Try it, and change nothing' }).click();
  await expect(page.getByText('Choose at least one letter.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'The Evening Read' }).check();
  await page.getByLabel('How they agreed', { exact: true }).fill('Ticked the box at the fair.');
  await page.getByRole('button', { name: 'Try it, and change nothing' }).click();
  await expect(page.getByRole('button', { name: 'Bring 2 in…' })).toBeVisible();
  await page.getByText('Lines that are not right (2)').click();
  await expect(page.getByText('Write the day as 2025-04-12.')).toBeVisible();
  await page.getByText('Addresses that are never written to (1)').click();
  await expect(
    page
      .getByRole('table', { name: 'Addresses that are never' })
      .getByRole('cell', { name: 'pia@list.example' }),
  ).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'import');
  await page.getByRole('button', { name: 'Bring 2 in…' }).click();
  await page.getByRole('button', { name: 'Bring 2 in', exact: true }).click();
  await expect(page.getByText('2 came in.')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Ticked the box at the fair.' })).toBeVisible();
});

test('what they agreed to stands in the history of each', async ({ page, context }) => {
  test.setTimeout(120_000);
  await enter(context, page, 'publisher');
  await page.goto(`${desk.url}/desk/audience?q=list.example`);
  await expect(page.getByText('2 people fit')).toBeVisible();
  await page.getByLabel('Came by').selectOption('Brought in from a file');
  await page.getByLabel('State').selectOption('Confirmed');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('2 people fit')).toBeVisible();
  await page.getByLabel('Keep these people as a segment').fill('From the fair');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('link', { name: 'From the fair' })).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'audience');
  await page.getByRole('link', { name: 'ines@list.example' }).click();
  await expect(page.getByRole('heading', { name: 'ines@list.example' })).toBeVisible();
  await expect(page.getByText('Brought in from a file, for The Evening Read')).toBeVisible();
  await expect(
    page.getByText(
      'Ticked the box at the fair. (Imported by Audience publisher, fair.csv.) Consent given on 2025-04-12.',
    ),
  ).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'person');
});

test('the list goes out as a file, and a complaint comes off only with a reason', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await enter(context, page, 'publisher');
  await page.goto(`${desk.url}/desk/audience?q=list.example`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^"ines@list\.example","20.*","evening-read"/);

  await database().suppression.create({
    data: { email: 'ines@list.example', reason: 'complained', note: '', at: new Date() },
  });
  await page.goto(`${desk.url}/desk/audience/suppressed?q=ines`);
  await page.getByRole('button', { name: 'Take off: ines@list.example' }).click();
  await page.getByRole('button', { name: 'Take it off' }).click();
  await expect(page.getByText('Fill this in.')).toBeVisible();
  await page.getByLabel('Why', { exact: true }).last().fill('It was a slip, she wrote.');
  await page.getByRole('button', { name: 'Take it off' }).click();
  await expect(page.getByText('No address fits.')).toBeVisible();
  await page.goto(`${desk.url}/desk/audience?q=ines`);
  await page.getByRole('link', { name: 'ines@list.example' }).click();
  await expect(page.getByText('Audience publisher took the address off the list')).toBeVisible();
});

test('an issue goes to a segment, counts links where a publisher wants it, and is reported', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(300_000);
  await enter(context, page, 'publisher');
  await page.goto(`${desk.url}/desk/newsletters/evening-read/reports`);
  const links = page.getByRole('checkbox', { name: 'Count which links people follow' });
  await expect(links).not.toBeChecked();
  await links.check();
  await page.getByRole('checkbox', { name: 'Ask after each story' }).check();
  await page.getByRole('button', { name: 'Save what is counted' }).click();
  await expect(page.getByText('It holds from the next issue on.')).toBeVisible();

  await page.goto(`${desk.url}/desk/newsletters/evening-read`);
  await page.getByRole('button', { name: 'Begin an issue' }).click();
  await page.getByLabel('Subject', { exact: true }).fill('To the people of the fair');
  await page.getByLabel('Introduction').fill('Hello.');
  await page.getByRole('button', { name: 'Fill by rule' }).click();
  await page.getByLabel('Goes to').selectOption('Only: From the fair');
  await page.getByRole('button', { name: 'Send to 2…' }).click({ timeout: 30_000 });
  await expect(page.getByText('of the segment “From the fair”')).toBeVisible();
  await page.getByRole('button', { name: 'Send to 2 people' }).click();
  await expect(page.getByText('2 of 2 settled')).toBeVisible({ timeout: 60_000 });
  // What was done to the draft is not offered to be undone any more.
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);

  const delivery = await database().delivery.findFirstOrThrow({
    where: { email: 'noor@list.example' },
  });
  const kept = (await listOutbox()).find(({ subject }) => subject === 'To the people of the fair');
  const mail = await readLetter(kept?.name ?? '');
  const go = /newsletters\/go\?key=([\w.-]+)/.exec(mail?.html ?? '')?.[1] ?? '';
  const more = /newsletters\/feedback\?key=([\w.-]+)/.exec(mail?.html ?? '')?.[1] ?? '';
  // As if it had been taken a minute ago: nobody reads a letter in its first seconds.
  await database().delivery.updateMany({
    where: { issueId: delivery.issueId },
    data: { settledAt: new Date(Date.now() - 60_000) },
  });
  const reader = await browser.newContext({
    javaScriptEnabled: false,
    userAgent: 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const readerPage = await reader.newPage();
  const followed = await readerPage.request.get(`${desk.url}/newsletters/go?key=${go}`, {
    maxRedirects: 0,
  });
  expect(followed.status()).toBe(302);
  expect(followed.headers()['cache-control']).toBe('no-store');
  expect(followed.headers().location).toMatch(/^http/);
  const forged = await readerPage.request.get(`${desk.url}/newsletters/go?key=${go}x`, {
    maxRedirects: 0,
  });
  expect(forged.headers().location).toBe('/newsletters');
  await readerPage.goto(`${desk.url}/newsletters/feedback?key=${more}`);
  await expect(readerPage.getByRole('heading', { name: 'More like this' })).toBeVisible();
  await readerPage.getByRole('button', { name: 'More like this, please' }).click();
  await expect(readerPage.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await reader.close();

  await page.getByRole('link', { name: 'report', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Links' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Followed a link: at most 1 person/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What readers want' })).toBeVisible();
  await page.getByText('The same as a table').click();
  await expectNothingForAxe(page);
  await shoot(page, 'report');
  await page.goto(`${desk.url}/desk/newsletters/evening-read/reports`);
  await expect(page.getByRole('link', { name: 'To the people of the fair' })).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'reports');
  await page.goto(`${desk.url}/newsletters/feedback?key=${more}`);
  await expectNothingForAxe(page);
});
