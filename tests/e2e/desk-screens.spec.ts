/**
 * Every screen of the desk on a phone, a small tablet and a laptop, by day and by night: nothing for axe
 * to find, nothing in the console, nothing to scroll sideways; and what the first load weighs.
 */
import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { staff } from '#accounts/index.ts';
import { planning } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { violations } from '../support/axe.ts';
import { writeStory } from '../support/desk-stories.ts';
import { expect, test } from '../support/desk-test.ts';

type Looked = { page: Page; said: string[] };

/** What the console says on a page counts as much as what one sees. */
async function look(context: BrowserContext): Promise<Looked> {
  const said: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return { page, said };
}

/** `DESK_PICTURES=folder` keeps a picture of each, to be looked at, and asks axe in every look. */
const pictures = process.env.DESK_PICTURES;

async function expectFine({ page, said }: Looked, where: string) {
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const spare = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spare, `${where} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      // Everything stands at one end or the other, and every colour is of the day or of the night.
      const isOneOfTwo = (width === 390) === (colorScheme === 'dark');
      const isLookedAt = width !== 768 && (isOneOfTwo || pictures !== undefined);
      if (!isLookedAt && !pictures) continue;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const name = `${where} at ${width}, ${colorScheme}`;
      if (isLookedAt) expect(await violations(page), name).toEqual([]);
      if (pictures)
        await page.screenshot({ path: `${pictures}/${name.replaceAll(/\W+/g, '-')}.png` });
    }
  }
  expect(said, `the console at ${where}`).toEqual([]);
}

/** A fresh load at each end, so that the server's document and the browser's agree in both. */
async function open(context: BrowserContext, address: string, heading: string | RegExp) {
  const looked = await look(context);
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await looked.page.setViewportSize({ width, height: 900 });
    await looked.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await looked.page.goto(address);
    await expect(looked.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await looked.page.waitForLoadState('networkidle');
  }
  return looked;
}

test.describe('for whoever is not signed in', () => {
  test('the sign-in page, the page for a forgotten password and a link that is over', async ({
    context,
  }) => {
    for (const [address, heading] of [
      ['/desk/sign-in', 'Sign in to the desk'],
      ['/desk/reset', 'A new password'],
      ['/desk/welcome?token=nothing', 'This link no longer works'],
    ] as const) {
      const looked = await open(context, address, heading);
      await expectFine(looked, heading);
      await looked.page.close();
    }
  });

  test('the welcome of an invitation, with what is wrong beside its fields', async ({
    context,
  }) => {
    const { url } = await database().$transaction((tx) =>
      staff.makeInvitation(tx, {
        email: 'screen@news.example',
        role: 'editor',
        personId: null,
        at: new Date(),
      }),
    );
    const looked = await open(context, url, 'Welcome to the desk');
    await looked.page.getByRole('button', { name: 'Come in' }).click();
    await expect(looked.page.getByText('Fill this in.')).toBeVisible();
    // A refused form is an answer of the server, which the console counts as an error.
    looked.said.length = 0;
    await expectFine(looked, 'welcome');
  });
});

const places = [
  ['/desk', 'Today'],
  ['/desk/stories', 'Stories'],
  ['/desk/stories?view=board', 'Stories'],
  ['/desk/stories?text=zzzz', 'Stories'],
  ['/desk/fronts', /./],
  ['/desk/pictures', 'Pictures'],
  ['/desk/people', 'People'],
  ['/desk/account', 'Your account'],
  ['/desk/audit', 'Audit'],
  ['/desk/outbox', 'Outbox'],
  ['/desk/settings', /./],
  ['/desk/nowhere', 'There is no page here'],
] as const;

for (const [address, heading] of places) {
  test(`the screen at ${address}`, async ({ context, desk }) => {
    await desk.enter(context, 'publisher', { name: 'Paula Publisher' });
    await expectFine(await open(context, address, heading), address.slice(1).replace(/\W/g, '-'));
  });
}

test('a story, and what opens over it', async ({ context, desk }) => {
  const editor = await desk.enter(context, 'editor', { name: 'Sue Subeditor' });
  const { id } = await writeStory(editor, {
    headline: 'A headline that is long enough to need two lines on the phone of an editor',
    byline: [],
  });
  await planning.addNote({ actor: editor, articleId: id, text: 'Call the mayor.', mentions: [] });
  const looked = await open(context, `/desk/stories/${id}`, /./);
  await expect(looked.page.getByLabel('Text of the story')).toBeVisible();
  await expectFine(looked, 'story');
  await looked.page.getByRole('button', { name: 'Publish…' }).click();
  await expect(looked.page.getByRole('dialog', { name: 'Publish' })).toBeVisible();
  await expectFine(looked, 'story publishing');
});

test('a picture, the palette and the keys', async ({ context, desk }) => {
  await desk.enter(context, 'editor', { name: 'Peter Pictures' });
  const { page, said } = await open(context, '/desk/pictures', 'Pictures');
  await page.getByRole('list', { name: 'Pictures' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Focal point' })).toBeVisible();
  await expectFine({ page, said }, 'picture');
  await page.keyboard.press('Control+k');
  await expect(page.getByLabel('Find a story, a person or an action')).toBeFocused();
  await page.keyboard.type('go');
  await expect(page.getByRole('option', { name: /Go to Stories/ })).toBeVisible();
  await expectFine({ page, said }, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectFine({ page, said }, 'keys');
});

/** The desk's promise: its first load, cold, before anything was opened. */
const firstLoadLimit = 350 * 1024;

for (const address of ['/desk', '/desk/stories', '/desk/pictures', '/desk/people']) {
  test(`the first load of ${address} stays light`, async ({ browser, desk }) => {
    const context = await browser.newContext({ baseURL: desk.url });
    await desk.enter(context, 'publisher');
    const { total, largest } = await scriptOf(await context.newPage(), address);
    expect(total, `script of ${address}; the largest: ${largest.join(', ')}`).toBeLessThan(
      firstLoadLimit,
    );
    await context.close();
  });
}

/** What script a page brings, as Brotli makes it. */
async function scriptOf(page: Page, address: string) {
  const sizes: { path: string; size: number }[] = [];
  const weighing: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    weighing.push(
      response.body().then((body) => {
        const path = new URL(response.url()).pathname.split('/').at(-1) ?? '';
        sizes.push({ path, size: brotliCompressSync(body).length });
      }),
    );
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await Promise.all(weighing);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const largest = sizes
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 8)
    .map(({ path, size }) => `${path} ${Math.round(size / 1024)}`);
  console.log(`${address}: ${Math.round(total / 1024)} kB of script`);
  return { total, largest };
}
