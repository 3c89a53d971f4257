/**
 * The story of a letter at the desk: changed by a publisher, offered where its rule says, filled by rule,
 * approved for a time, and read in the archive and its feed.
 */
import { database } from '#lib/database.ts';
import { wallClock } from '#lib/zone.ts';
import { expectNothingForAxe } from '../support/axe.ts';
import type { DeskServer } from '../support/desk-server.ts';
import { expect, test } from '../support/desk-test.ts';
import { shoot } from '../support/shoot.ts';

let desk: DeskServer;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ desk: shared }) => {
  desk = shared;
});

const story = '/world/panama-canal-claim';
/** Its editor put another letter’s form into its text. */
const ownStory = '/world/why-us-may-blacklist-hikvision';

test('a publisher makes a letter, and stories of its section offer it at once', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await desk.enter(context, 'publisher');
  await page.goto(`${desk.url}/desk/newsletters`);
  await page.getByRole('link', { name: 'A new letter' }).click();
  await expect(page.getByRole('heading', { name: 'A new letter', level: 1 })).toBeVisible();
  const make = page.getByRole('button', { name: 'Make the letter' });
  await expect(async () => {
    await page.getByLabel('Address', { exact: true }).fill('the-map-room');
    await expect(make).toBeEnabled({ timeout: 500 });
  }).toPass();
  await make.click();
  await expect(page.getByText('Fill this in.').first()).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.getByLabel('Name', { exact: true }).fill('The Map Room');
  await page.getByLabel('Promise').fill('One map a week and what it leaves out.');
  await page.getByLabel('When it comes, in words').fill('Tuesdays at noon');
  await page.getByLabel('Edition', { exact: true }).selectOption('The Meridian UK');
  await page.getByLabel('Colour').fill('#ffee00');
  await expect(page.getByText(/take a darker one/)).toBeVisible();
  await page.getByLabel('Colour').fill('#005544');
  await page.getByRole('switch', { name: 'In the text of stories' }).click();
  await page.getByLabel('After how many paragraphs').fill('2');
  await page.getByLabel('Only in these sections').first().click();
  await page.getByRole('option', { name: 'World', exact: true }).click();
  await page.keyboard.press('Escape');
  await expectNothingForAxe(page);
  await shoot(page, 'letter-form');
  await make.click();
  await expect(page.getByRole('heading', { name: 'The Map Room', level: 1 })).toBeVisible();

  await page.goto(desk.url + story);
  const form = page.getByRole('form', { name: 'The Map Room' });
  await expect(form).toBeVisible();
  await page.goto(desk.url + ownStory);
  await expect(page.getByRole('form', { name: 'Morning Briefing' })).toBeVisible();
  await expect(form).toHaveCount(0);

  await page.goto(`${desk.url}/desk/newsletters/the-map-room`);
  await page.getByRole('link', { name: 'Change the letter' }).click();
  await page.getByLabel('Promise').fill('A map a week.');
  await page.getByRole('button', { name: 'Save the letter' }).click();
  await expect(page.getByText('The letter is saved. Readers see it now.')).toBeVisible();
  await page.goto(desk.url + story);
  await expect(page.getByRole('form', { name: 'The Map Room' })).toContainText('A map a week.');
});

test('an editor fills an issue by rule, puts it in order and approves it for a time', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await makeReader();
  await desk.enter(context, 'editor');
  await page.goto(`${desk.url}/desk/newsletters/the-map-room`);
  await expect(page.getByRole('link', { name: 'Change the letter' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Begin an issue' }).click();
  await page.getByLabel('Subject', { exact: true }).fill('Where the lines are');
  await page.getByLabel('Beside the subject, in the inbox').fill('Three maps.');
  await page.getByText('The rule for this issue').click();
  await page.getByRole('textbox', { name: 'Stories', exact: true }).fill('3');
  await page.getByRole('button', { name: 'Fill by rule' }).click();
  const stories = page.getByRole('region', { name: 'Stories' }).locator('ol > li');
  await expect(stories).toHaveCount(3);
  const second = await stories.nth(1).textContent();
  await stories.nth(1).getByRole('button', { name: /up$/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await stories.nth(0).textContent()).toBe(second);
  await stories.nth(0).dragTo(stories.nth(2));
  expect(await stories.nth(2).textContent()).toBe(second);

  await expect(page.getByText('Its links lead somewhere.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('It carries 3 stories.')).toBeVisible();
  const sendAt = new Date(Date.now() + 3 * 60 * 60_000);
  await page.getByLabel('At a chosen time').fill(wallClock(sendAt, 'Europe/London'));
  await page.getByRole('button', { name: 'Approve for this time' }).click();
  await expect(page.getByText('today that is 1 person')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve for this time' }).click();
  await expect(page.getByText(/approved by An? editor/i)).toBeVisible();
  await page.getByText('Phone', { exact: true }).click();
  await expect(page.locator('iframe[data-look="phone"]')).toBeVisible();
  await page.getByText('Text', { exact: true }).click();
  await expectNothingForAxe(page);
  await shoot(page, 'issue-approved');

  // An edit takes the word back: what was approved is not what stands there now.
  await page.getByLabel('Beside the subject, in the inbox').fill('Three maps and a border.');
  await expect(page.getByText('It waits for an editor to approve it.')).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Approve for this time' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve for this time' }).click();
  await expect(page.getByText(/approved by An? editor/i)).toBeVisible();

  // Its time comes, and the running desk sends it by itself.
  await database().newsletterIssue.updateMany({
    where: { subject: 'Where the lines are' },
    data: { sendAt: new Date() },
  });
  await expect(async () => {
    await page.goto(`${desk.url}/desk/newsletters/the-map-room`);
    await expect(page.getByText('Sent', { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('Number 1')).toBeVisible();
});

test('what was sent stands in the archive and its feed until the archive is closed', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const [feed, issue] = ['/feeds/newsletters/the-map-room/atom.xml', '/newsletters/the-map-room/1'];
  await page.goto(`${desk.url}/newsletters/the-map-room`);
  await expect(page.getByRole('link', { name: 'Where the lines are' })).toBeVisible();
  await expect(page.locator('link[type="application/atom+xml"][href*="the-map-room"]')).toHaveCount(
    1,
  );
  await expectNothingForAxe(page);
  expect(await (await page.request.get(desk.url + feed)).text()).toContain('Where the lines are');
  expect((await page.request.get(desk.url + issue)).status()).toBe(200);

  await desk.enter(context, 'publisher');
  await page.goto(`${desk.url}/desk/newsletters/the-map-room/settings`);
  await page.getByRole('switch', { name: 'Anybody may read' }).click();
  await page.getByRole('button', { name: 'Save the letter' }).click();
  await expect(page.getByText('The letter is saved.')).toBeVisible();
  expect((await page.request.get(desk.url + feed)).status()).toBe(404);
  expect((await page.request.get(desk.url + issue)).status()).toBe(404);
  await expect(page.getByRole('button', { name: 'Save the letter' })).toBeDisabled();
  await page.getByRole('button', { name: 'Retire', exact: true }).click();
  await page.getByRole('button', { name: 'Retire the letter' }).click();
  await expect(page.getByText('The Map Room is retired.')).toBeVisible();
  await page.goto(desk.url + story);
  await expect(page.getByRole('form', { name: 'The Map Room' })).toHaveCount(0);
});

/** Somebody who confirmed the letter. */
async function makeReader(): Promise<void> {
  const { id } = await database().newsletter.findUniqueOrThrow({ where: { slug: 'the-map-room' } });
  const at = new Date();
  const who = await database().subscriber.create({
    data: { email: 'cartographer@example.org', createdAt: at },
  });
  await database().subscription.create({
    data: {
      subscriberId: who.id,
      newsletterId: id,
      status: 'confirmed',
      requestedAt: at,
      confirmedAt: at,
      form: 'foot',
      page: '/',
      promise: 'A map a week.',
    },
  });
}
