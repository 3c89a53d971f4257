/** The story of a letter: asked for, confirmed, written, sent, read, and left in one click. */
import type { BrowserContext, Page } from '@playwright/test';
import { listOutbox, type OpenLetter, readLetter } from '#mail/index.ts';
import { expectNothingForAxe } from '../support/axe.ts';
import type { DeskServer } from '../support/desk-server.ts';
import { expect, test } from '../support/desk-test.ts';
import { linked } from '../support/letters.ts';
import { shoot } from '../support/shoot.ts';

let desk: DeskServer;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ desk: shared }) => {
  desk = shared;
});

/** The newest letter with this in its subject, once it has come. */
async function letter(subject: string): Promise<OpenLetter> {
  let found: OpenLetter | null = null;
  await expect(async () => {
    const kept = (await listOutbox()).find((one) => one.subject.includes(subject));
    found = kept ? await readLetter(kept.name) : null;
    expect(found, subject).not.toBeNull();
  }).toPass({ timeout: 60_000 });
  if (!found) throw new Error(subject);
  return found;
}

test('a reader without script asks, confirms, changes and pauses', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${desk.url}/newsletters`);
  await page.getByRole('checkbox', { name: 'Morning Briefing' }).check();
  await page.getByRole('checkbox', { name: 'The Long View' }).check();
  await page.getByLabel('Your email address').fill('Reader@Example.org');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Please look in your inbox' })).toBeVisible();

  const token = linked(await letter('Please confirm'), 'token');
  await page.goto(`${desk.url}/newsletters/confirm?token=${token}`);
  await expect(page.getByRole('heading', { name: 'Was it you who signed up?' })).toBeVisible();
  await shoot(page, 'confirm');
  await page.getByRole('checkbox', { name: 'The Long View' }).uncheck();
  await page.getByRole('button', { name: 'Yes, send me these' }).click();
  await expect(page.getByText('Thank you. It is confirmed')).toBeVisible();
  await expect(page.getByText('What comes to reader@example.org')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Morning Briefing' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'The Long View' })).not.toBeChecked();
  expect((await letter('Welcome to Morning Briefing')).text).toContain('/newsletters/yours?key=');
  await shoot(page, 'yours');

  await page.getByLabel('How Morning Briefing comes').selectOption('Once a week, all in one');
  await page.getByLabel('The edition you read').selectOption('The Meridian US');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Your choices are saved.')).toBeVisible();
  await expect(page.getByLabel('How Morning Briefing comes')).toHaveValue(/ weekly$/);
  await expect(page.getByText('for another edition').first()).toBeVisible();
  // From here on each issue is wanted again.
  await page.getByLabel('How Morning Briefing comes').selectOption('Each issue');
  await page.getByLabel('Pause everything').selectOption('For a week');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Your choices are saved.')).toBeVisible();
  await page.getByLabel('Pause everything').selectOption('Send again from now on');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Pause everything')).toHaveValue('none');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download what is kept about me' }).click();
  expect((await download).suggestedFilename()).toBe('my-letters.json');

  await page.goto(`${desk.url}/newsletters/confirm?token=${token}`);
  await expect(page.getByText('It has been used')).toBeVisible();
  await page.getByRole('link', { name: 'Get the link to your letters' }).click();
  await page.getByLabel('Your email address').fill('reader@example.org');
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  const key = linked(await letter('Your letters from'), 'key');
  const own = await page.goto(`${desk.url}/newsletters/yours?key=${key}`);
  expect(own?.headers()['cache-control']).toBe('no-store');
  expect(own?.headers()['referrer-policy']).toBe('no-referrer');
  await context.close();
});

test('the pages of a reader have nothing for axe', async ({ page }) => {
  test.setTimeout(240_000);
  const key = linked(await letter('Your letters from'), 'key');
  for (const path of [
    `/newsletters/yours?key=${key}`,
    '/newsletters/yours?key=forged',
    '/newsletters/confirm?token=forged',
    '/newsletters/leave?key=forged',
    '/newsletters/link',
  ]) {
    await page.goto(desk.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNothingForAxe(page);
  }
});

async function enter(context: BrowserContext, page: Page, role: 'editor' | 'publisher') {
  await desk.enter(context, role);
  page.on('pageerror', (error) => {
    throw error;
  });
}

test('an editor fills an issue by rule, tries it, sends it, and it stands in the archive', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await enter(context, page, 'editor');
  await page.goto(`${desk.url}/desk/newsletters`);
  await expect(page.getByRole('heading', { name: 'Newsletters', level: 1 })).toBeVisible();
  await expectNothingForAxe(page);
  await shoot(page, 'desk-letters');
  await page.getByRole('link', { name: 'Morning Briefing' }).click();
  await page.getByRole('button', { name: 'Begin an issue' }).click();

  await page.getByLabel('Subject', { exact: true }).fill('The day, before it begins');
  await page.getByLabel('Beside the subject, in the inbox').fill('Five stories before work.');
  await page.getByLabel('Introduction').fill('Good morning.\n\nThis is **what matters**.');
  await page.getByRole('button', { name: 'Fill by rule' }).click();
  const stories = page.getByRole('region', { name: 'Stories' }).getByRole('listitem');
  await expect(stories).toHaveCount(5);
  await page
    .getByRole('button', { name: /^Move .* down$/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Take .* out$/ })
    .last()
    .click();
  await expect(stories).toHaveCount(4);
  await expect(page.getByText('It carries 4 stories.')).toBeVisible({ timeout: 30_000 });
  const mail = page.frameLocator('iframe[title="The mail as it will come"]');
  await expect(mail.getByText('what matters')).toBeVisible();
  await shoot(page, 'desk-writer');
  // Nothing runs in the frame of the mail, and so axe cannot look into it.
  await page.getByText('Text', { exact: true }).click();
  await expect(page.getByText('Leave this letter:')).toBeVisible();
  await expectNothingForAxe(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole('button', { name: 'Send me a trial' }).click();
  expect((await letter('Trial: The day, before it begins')).html).toContain('what matters');
  await page.getByRole('button', { name: 'Send to 1…' }).click();
  await page.getByRole('button', { name: 'Send to 1 person' }).click();
  await expect(page.getByText('1 of 1 settled')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Sent', { exact: true })).toBeVisible({ timeout: 30_000 });
  await shoot(page, 'desk-sent');
  await expectNothingForAxe(page);

  await page.getByRole('link', { name: 'as readers see it' }).click();
  await expect(page.getByRole('heading', { name: 'The day, before it begins' })).toBeVisible();
  await expect(page.getByText('This is what matters.')).toBeVisible();
  await shoot(page, 'archive');
  await expectNothingForAxe(page);
  await page.getByRole('link', { name: 'All issues of Morning Briefing' }).click();
  await expect(page.getByRole('link', { name: 'The day, before it begins' })).toBeVisible();
});

test('the reader leaves by the link of the mail, and by one click of the mail program', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  const mail = await letter('The day, before it begins');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  if (process.env.SHOTS) {
    const view = await browser.newPage();
    await view.setContent(mail.html);
    await shoot(view, 'mail');
    await view.close();
  }
  const key = /leave\?key=([\w.-]+)/.exec(mail.text)?.[1] ?? '';
  await page.goto(`${desk.url}/newsletters/leave?key=${key}`);
  await expect(page.getByRole('heading', { name: 'Leave Morning Briefing?' })).toBeVisible();
  await shoot(page, 'leave');
  await page.getByRole('button', { name: 'Leave Morning Briefing' }).click();
  await expect(page.getByRole('heading', { name: 'You have left Morning Briefing' })).toBeVisible();

  const address = `${desk.url}/newsletters/leave/one-click?key=${key}`;
  const opened = await request.get(address, { maxRedirects: 0 });
  expect(opened.status()).toBe(303);
  expect(opened.headers().location).toContain(`/newsletters/leave?key=${key}`);
  // Mail programs send no Origin, in either encoding.
  for (const body of [
    { form: { 'List-Unsubscribe': 'One-Click' } },
    { multipart: { 'List-Unsubscribe': 'One-Click' } },
  ]) {
    const clicked = await request.post(address, { ...body, maxRedirects: 0 });
    expect(clicked.status()).toBe(200);
    expect(clicked.headers()['set-cookie']).toBeUndefined();
  }
  const other = await request.post(address, { form: { anything: 'else' }, maxRedirects: 0 });
  expect(other.status()).toBe(400);
  const foreign = await request.post(`${desk.url}/newsletters/leave/done`, { form: { key } });
  expect(foreign.status()).toBe(403);
  await context.close();
});

test('a publisher finds people by address and state; an editor does not see them', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await enter(context, page, 'publisher');
  await page.goto(`${desk.url}/desk/audience`);
  await expect(page.getByRole('cell', { name: 'reader@example.org' })).toBeVisible();
  await shoot(page, 'desk-audience');
  await expectNothingForAxe(page);
  await page.getByLabel('Address', { exact: true }).fill('reader@example.org');
  await page.getByLabel('State').selectOption('Confirmed');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('Nobody fits.')).toBeVisible();
  await context.clearCookies();
  await desk.enter(context, 'editor');
  await page.goto(`${desk.url}/desk/audience`);
  await expect(page.getByText('Publishers and owners see who subscribes.')).toBeVisible();
});
