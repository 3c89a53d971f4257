/** Stories of the picture library, told in a browser: brought, described, used, replaced, kept. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { database } from '#lib/database.ts';
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

test('pictures pasted and dropped into a text go to the library and stand where they came', async ({
  page,
  context,
  desk,
}) => {
  await desk.enter(context, 'editor');
  const slug = 'pasted-pictures';
  const byline = [{ person: 'nadia-rahman' }];
  await fileStory({ slug, byline, body: 'The first paragraph.\n\nThe second paragraph.' });
  const { id } = await database().article.findUniqueOrThrow({ where: { slug } });
  await page.goto(`/desk/stories/${id}`);
  const text = page.getByRole('textbox', { name: 'Text of the story' });
  await text.getByText('The first paragraph.').click();

  await bring(page, 'paste', await picture('quay.jpg', '#246'));
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.getByLabel('Alternative text').fill('A quay at noon.', { timeout: 60_000 });
  await dialog.getByLabel('Credit').fill('Jo Field');
  await dialog.getByRole('button', { name: 'Save and use it' }).click();
  await expect(dialog).toBeHidden();
  await expect(text.getByRole('img', { name: 'A quay at noon.' })).toBeVisible();

  // Dropped on the last paragraph, and left out after all: the text stays as it is.
  await bring(page, 'drop', await picture('crane.jpg', '#642'), 'The second paragraph.');
  await expect(dialog.getByLabel('Alternative text')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // What a word processor copies is its words, with a picture of them beside.
  await text.getByText('The second paragraph.').click();
  await page.keyboard.press('End');
  await bring(page, 'paste', await picture('of-words.jpg', '#111'), undefined, ' And a third.');
  await expect(text.getByText('The second paragraph. And a third.')).toBeVisible();
  await expect(dialog).toBeHidden();

  const saved = async () => {
    const query = { where: { articleId: id }, orderBy: { number: 'desc' } } as const;
    return (await database().revision.findFirstOrThrow(query)).body.trim();
  };
  await expect
    .poll(saved)
    .toMatch(
      /^The first paragraph\.\n\n::figure\{picture="[\w-]+"\}\n\nThe second paragraph\. And a third\.$/,
    );
});

/** Gives the text what a clipboard or a dragged file would, over the words `at` when it is dropped. */
async function bring(
  page: Page,
  how: 'paste' | 'drop',
  file: { name: string; mimeType: string; buffer: Buffer },
  at?: string,
  words?: string,
): Promise<void> {
  const place = at ? page.getByText(at) : page.locator('.ProseMirror');
  await place.evaluate(
    (element, { how, name, type, base64, words }) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
      if (words) data.setData('text/plain', words);
      const { left, top, height } = element.getBoundingClientRect();
      const place = {
        clientX: left + 4,
        clientY: top + height / 2,
        bubbles: true,
        cancelable: true,
      };
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, ...place }),
      );
    },
    {
      how,
      name: file.name,
      type: file.mimeType,
      base64: file.buffer.toString('base64'),
      words,
    },
  );
}
