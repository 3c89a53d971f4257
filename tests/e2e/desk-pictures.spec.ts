/** Stories of the picture library, told in a browser: brought, described, used, replaced, kept. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expectNothingForAxe } from '../support/axe.ts';
import { expect, test } from '../support/desk-test.ts';
import { fileStory } from '../support/publication.ts';

test.describe.configure({ mode: 'serial' });

const picture = async (name: string, background: string, width = 1200) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width, height: 800, channels: 3, background } })
    .jpeg()
    .toBuffer(),
});
const svg = {
  name: 'logo.png',
  mimeType: 'image/png',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
};

async function choose(page: Page, label: string, files: Parameters<Page['setInputFiles']>[1]) {
  const opening = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: label }).click();
  await (await opening).setFiles(files as never);
}

test('a picture is uploaded, described, used, replaced, and kept while it is in use', async ({
  page,
  context,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.enter(context, 'editor');
  await page.goto(`/desk/pictures`);
  await expect(page.getByRole('heading', { name: 'Pictures', level: 1 })).toBeVisible();

  // Several at once; one is not what its name says.
  await choose(page, 'Upload pictures', [await picture('harbour.jpg', '#357'), svg]);
  const uploads = page.getByRole('list', { name: 'Uploads' });
  await expect(uploads.getByText('This is not a picture we can use.')).toBeVisible();
  const describe = uploads.getByRole('link', { name: 'Say what it shows' });
  await expect(describe).toBeVisible({ timeout: 60_000 });
  await expectNothingForAxe(page);

  await describe.click();
  await page.getByLabel('Alternative text').fill('A harbour in the morning.');
  await page.getByLabel('Credit').fill('Jo Field');
  const point = page.getByRole('button', { name: /^Focal point: 50 % from the left/ });
  await point.focus();
  await point.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A harbour in the morning.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Focal point: 60 % from the left/ })).toBeVisible();
  await expect(page.getByText('Nowhere yet.')).toBeVisible();
  await expectNothingForAxe(page);

  // It stands in a story that readers open.
  const key = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await fileStory({
    slug: 'harbour-story',
    byline: [{ person: 'nadia-rahman' }],
    body: `Words.\n\n::figure{picture="${key}"}`,
  });
  const reader = await context.browser()?.newPage();
  if (!reader) throw new Error('no browser');
  const story = `${desk.url}/world/harbour-story`;
  const shown = reader.getByRole('img', { name: 'A harbour in the morning.' });
  await reader.goto(story);
  const before = await shown.getAttribute('src');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Headline of harbour-story' })).toBeVisible();
  await expect(page.getByText('Story · readers see it')).toBeVisible();
  await expect(page.getByText('It is in use, so it cannot be deleted')).toBeVisible();
  const refused = await page.evaluate(async (path) => {
    const answer = await fetch(path, { method: 'DELETE' });
    return answer.status;
  }, `/api/desk/pictures/${key}`);
  expect(refused).toBe(409);

  // Another file takes its place, for readers at once.
  await choose(page, 'Replace the file', await picture('new.jpg', '#753', 900));
  await expect(page.getByText('900 × 800 pixels')).toBeVisible({ timeout: 60_000 });
  await expect(async () => {
    await reader.goto(story);
    expect(await shown.getAttribute('src')).not.toBe(before);
  }).toPass({ timeout: 60_000 });
  const former = await reader.request.get(`${desk.url}${before}`, { maxRedirects: 0 });
  expect(former.status()).toBe(302);
  await reader.close();
});

test('what is used nowhere is found by its words and deleted, asked once', async ({
  page,
  context,
  desk,
}) => {
  await desk.enter(context, 'editor');
  await page.goto(`/desk/pictures`);
  await choose(page, 'Upload pictures', await picture('mistake.jpg', '#999'));
  await page.getByRole('link', { name: 'Say what it shows' }).click({ timeout: 60_000 });
  await page.getByLabel('Alternative text').fill('A mistake.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A mistake.' })).toBeVisible();
  await page.getByRole('link', { name: 'All pictures' }).click();
  await page.getByLabel('Search pictures').fill('mistake');
  await page.getByLabel('Search pictures').press('Enter');
  const list = page.getByRole('list', { name: 'Pictures' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('link').click();
  await page.getByRole('button', { name: 'Delete this picture' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByText('Deleted.')).toBeVisible();
});

test('a contributor may bring a picture, and not change what readers see', async ({
  page,
  context,
  desk,
}) => {
  await desk.enter(context, 'contributor');
  await page.goto(`/desk/pictures?search=harbour`);
  await page.getByRole('link', { name: /A harbour in the morning/ }).click();
  await expect(page.getByText('Readers see it, so an editor changes its words.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replace the file' })).toHaveCount(0);
  await expect(page.getByLabel('Alternative text')).toBeDisabled();
});
