/** From idea to live and back, told in a browser by those who do it: a writer and an editor. */
import type { Page } from '@playwright/test';
import { planning } from '#articles/index.ts';
import { database } from '#lib/database.ts';
import { wallClock } from '#lib/zone.ts';
import { writeStory } from '../support/desk-stories.ts';
import { expect, test } from '../support/desk-test.ts';

const step = (page: Page) => page.getByRole('dialog', { name: /^Publish/ });
const panel = (page: Page) => page.getByRole('complementary', { name: 'About this story' });
const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();

/** Opens the dialog that a story is published in, once what it says has been checked. */
async function openPublish(page: Page) {
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(step(page)).toBeVisible();
}

test('a writer sends a story for review; an editor is stopped by the gate and says why not', async ({
  page,
  context,
  browser,
  desk,
}) => {
  const headline = 'Canal reopens after eleven years of repairs';
  const writers = await browser.newContext({ baseURL: desk.url });
  await desk.enter(writers, 'writer', { name: 'Wanda' });
  const writer = await writers.newPage();
  await writer.goto('/desk');
  await writer.getByRole('button', { name: 'New story' }).click();
  await writer.getByRole('dialog', { name: 'New story' }).getByLabel('Headline').fill(headline);
  await writer.getByRole('button', { name: 'Start writing' }).click();
  await expect(writer).toHaveURL(/\/desk\/stories\/\d+$/);
  await writer.getByLabel('Standfirst').fill('Boats pass the locks again, and the town waits.');
  const text = writer.getByLabel('Text of the story');
  await text.click();
  await writer.keyboard.type('The first boat went through at noon. Nobody cheered.');
  await writer.getByRole('button', { name: 'Send for review' }).click();
  await expect(writer.getByText('An editor reads it now.')).toBeVisible();
  await expect(writer.getByText('The story is in “In review”.')).toBeVisible();
  // A writer is offered no way to readers.
  await expect(writer.getByRole('button', { name: /Publish/ })).toHaveCount(0);
  await writers.close();

  await desk.enter(context, 'editor', { name: 'Edda' });
  await page.goto('/desk');
  const waiting = page.getByRole('region', { name: /^In review/ });
  await waiting.getByRole('link', { name: headline }).click();
  await expect(page.getByLabel('Text of the story')).toContainText('Nobody cheered.');
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  const refused = await page.request.post(`/api/desk/stories/${id}/publish`, {
    headers: { origin: desk.url },
    data: { revision: await headOf(id) },
  });
  expect(refused.status()).toBe(409);

  await openPublish(page);
  await expect(step(page).getByText('Nobody has put their name to it')).toBeVisible();
  const publish = step(page).getByRole('button', { name: 'Publish now' });
  await expect(publish).toBeDisabled();
  await step(page).getByLabel('Publish it anyway').check();
  await publish.click();
  const reason = step(page).getByLabel('Why it may be published anyway');
  await expect(step(page).getByText('Say why it may be published anyway.').first()).toBeVisible();
  await reason.fill('The author is to stay unnamed.');
  await publish.click();
  await expect(page.getByText('The story is live.')).toBeVisible();
  await panel(page).getByRole('tab', { name: 'History' }).click();
  await expect(panel(page).getByText('The author is to stay unnamed.')).toBeVisible();
  await page.getByRole('button', { name: 'More for this story' }).click();
  const address = await page
    .getByRole('menuitem', { name: 'See it as readers do' })
    .getAttribute('href');
  await page.keyboard.press('Escape');
  await page.goto(address ?? '');
  await expect(page.getByRole('heading', { name: headline, level: 1 })).toBeVisible();
});

async function headOf(id: number): Promise<number> {
  const { headRevision } = await database().article.findUniqueOrThrow({
    where: { id },
    select: { headRevision: { select: { number: true } } },
  });
  return headRevision?.number ?? 0;
}

test('under embargo nobody publishes; at its time a story is live within five seconds', async ({
  page,
  context,
  desk,
}) => {
  const editor = await desk.enter(context, 'editor', { name: 'Erin' });
  const { id, path } = await writeStory(editor, { headline: 'The embargoed report on rivers' });
  await page.goto(`/desk/stories/${id}`);
  await panel(page).getByRole('tab', { name: 'Plan' }).click();
  const embargo = panel(page).getByLabel('Embargo until');
  await embargo.fill(wallClock(new Date(Date.now() + 86_400_000), 'Europe/London'));
  await panel(page).getByRole('button', { name: 'Set' }).click();
  await expect(page.getByText('The embargo is set.')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Clear' })).toBeVisible();
  await openPublish(page);
  await expect(step(page).getByRole('radio', { name: 'Now' })).toBeDisabled();
  await step(page).getByRole('button', { name: 'Not yet' }).click();
  const early = await page.request.post(`/api/desk/stories/${id}/publish`, {
    headers: { origin: desk.url },
    data: { revision: await headOf(id) },
  });
  expect(early.status()).toBe(409);
  expect(await statusOf(page, path)).toBe(404);

  await panel(page).getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('The embargo is lifted.')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Clear' })).toHaveCount(0);
  await openPublish(page);
  const seconds = await chooseSoon(page);
  await step(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText('The story is scheduled.')).toBeVisible();
  await expect(page.getByText(/^goes live/)).toBeVisible();

  await expect.poll(() => statusOf(page, path), { timeout: 60_000 }).toBe(200);
  expect(await lateBy(id, seconds)).toBeLessThan(5000);
  await page.reload();
  await expect(page.getByText('Readers see all of it.')).toBeVisible();
});

/** A moment in ten seconds, by the publication's clock; resolves to it. */
async function chooseSoon(page: Page): Promise<Date> {
  await step(page).getByRole('radio', { name: 'At a time' }).check();
  const soon = new Date(Math.ceil(Date.now() / 1000) * 1000 + 10_000);
  const at = `${wallClock(soon, 'Europe/London')}:${String(soon.getSeconds()).padStart(2, '0')}`;
  await step(page).getByLabel('Goes live at').fill(at);
  return soon;
}

/** How many milliseconds after the moment the story was last published; fails when it was before. */
async function lateBy(articleId: number, moment: Date): Promise<number> {
  const { at } = await database().articleEvent.findFirstOrThrow({
    where: { articleId, kind: 'published' },
    orderBy: { at: 'desc' },
  });
  expect(at.getTime()).toBeGreaterThanOrEqual(moment.getTime());
  return at.getTime() - moment.getTime();
}

test('a change of a live story is scheduled with its correction, which readers get at its time', async ({
  page,
  context,
  desk,
}) => {
  const editor = await desk.enter(context, 'editor', { name: 'Edna' });
  const { id, path } = await writeStory(editor, { headline: 'The bridge has nine arches' });
  await page.goto(`/desk/stories/${id}`);
  await openPublish(page);
  await step(page).getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('The story is live.')).toBeVisible();

  await page.getByLabel('Headline', { exact: true }).fill('The bridge has eleven arches');
  await page.getByRole('button', { name: 'Publish the changes…' }).click();
  await chooseSoon(page);
  await step(page).getByLabel('A correction: it was wrong').check();
  await step(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(step(page).getByRole('alert')).toBeFocused();
  const note = 'An earlier version said the bridge has nine arches.';
  const story = async (at: string) => (await page.request.get(at)).text();
  expect(await story(path)).toContain('The bridge has nine arches');
  await step(page).getByLabel('What was wrong, and what is right').fill(note);
  const soon = await chooseSoon(page);
  await step(page).getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText('The story is scheduled.')).toBeVisible();

  await expect.poll(() => story(path), { timeout: 60_000 }).toContain(note);
  expect(await lateBy(id, soon)).toBeLessThan(5000);
  expect(await story(path)).toContain('The bridge has eleven arches');
  expect(await story('/corrections')).toContain(note);
});

test('a withdrawn story is gone from readers at once, and back when it is restored', async ({
  page,
  context,
  desk,
}) => {
  const editor = await desk.enter(context, 'editor', { name: 'Elsa' });
  const { id, path } = await writeStory(editor, { headline: 'A story that has to go again' });
  await page.goto(`/desk/stories/${id}`);
  await openPublish(page);
  await step(page).getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('The story is live.')).toBeVisible();
  expect(await statusOf(page, path)).toBe(200);
  const sectionHas = async () => (await (await page.request.get('/world')).text()).includes(path);
  expect(await sectionHas()).toBe(true);

  await page.getByRole('button', { name: 'More for this story' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this story' });
  await dialog.getByLabel('Why').fill('It was wrong.');
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page.getByText('The story is gone from readers.')).toBeVisible();
  expect(await statusOf(page, path)).toBe(410);
  expect(await sectionHas()).toBe(false);

  await page.getByRole('button', { name: 'Restore for readers' }).click();
  await expect(page.getByText('Readers see the story again.')).toBeVisible();
  expect(await statusOf(page, path)).toBe(200);
  expect(await sectionHas()).toBe(true);
});

test('a list is narrowed, kept under a name, and acted on as one, with a way back', async ({
  page,
  context,
  desk,
}) => {
  const editor = await desk.enter(context, 'editor', { name: 'Ellen' });
  await writeStory(editor, { headline: 'Zeppelin lands in a field' });
  const review = await writeStory(editor, { headline: 'Zeppelin museum opens its doors' });
  await planning.moveStory({ actor: editor, articleId: review.id, to: 'in_review' });
  await page.goto('/desk/stories');
  await page.getByLabel('Search stories').fill('Zeppelin');
  const table = page.getByRole('table', { name: 'Stories' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await page.getByLabel('State').selectOption('draft');
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/state=draft/);

  await page.getByLabel('Keep this list under a name').fill('Airships');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'All' }).click();
  await expect(page).toHaveURL(/\/desk\/stories$/);
  await views.getByRole('link', { name: 'Airships' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page.getByLabel('Search stories')).toHaveValue('Zeppelin');

  await page.getByLabel('State').selectOption('');
  await expect(table.getByRole('row')).toHaveCount(3);
  await page.getByLabel('Choose every story shown').check();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Ready' }).click();
  await expect(page.getByText('2 stories are in “Ready”.')).toBeVisible();
  await expect(table.getByText('Ready', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(table.getByText('Draft', { exact: true })).toHaveCount(1);
  await expect(table.getByText('In review', { exact: true })).toHaveCount(1);
});

test('a card moves over the board by its button and by the keys', async ({
  page,
  context,
  desk,
}) => {
  const editor = await desk.enter(context, 'editor', { name: 'Eva' });
  const headline = 'Lighthouse keeper retires';
  await writeStory(editor, { headline });
  await page.goto('/desk/stories?view=board&text=Lighthouse+keeper');
  const inState = (state: string) =>
    page.getByRole('region', { name: state, exact: true }).getByRole('link', { name: headline });
  await expect(inState('Draft')).toBeVisible();
  await page.getByRole('button', { name: `Move “${headline}” to In review` }).click();
  await expect(inState('In review')).toBeVisible();
  await inState('In review').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(inState('Ready')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(inState('In review')).toBeVisible();
});

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, name: string) {
  const target = page.getByLabel(name, { exact: true });
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('a key pressed before the page is awake is not lost', async ({ page, context, desk }) => {
  await desk.enter(context, 'editor', { name: 'Early' });
  let wake = () => {};
  const pressed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route('**/*.js*', async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto('/desk', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await page.keyboard.press('n');
  // What follows is meant for what the first key opens, never for the page: `g s` would leave it.
  await page.keyboard.type('gs');
  await expect(page.getByLabel('Headline')).toHaveCount(0);
  wake();
  await expect(page.getByLabel('Headline')).toBeFocused();
  await expect(page.getByLabel('Headline')).toHaveValue('gs');
  await expect(page).toHaveURL(/\/desk$/);

  // Awake, the letters may still come before the field does: all in one task, before anything is shown.
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Headline')).toHaveCount(0);
  await pressAtOnce(page, ['n', 'g', 's', ' ', 'x', 'Backspace']);
  await expect(page.getByLabel('Headline')).toHaveValue('gsgs ');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Headline')).toHaveCount(0);
  await pressAtOnce(page, ['Control+k', 'g', 's']);
  await expect(page.getByPlaceholder('A story, a person or an action')).toHaveValue('gs');
  await expect(page).toHaveURL(/\/desk$/);
});

/** Faster than fingers and than any frame. */
function pressAtOnce(page: Page, keys: string[]): Promise<void> {
  return page.evaluate((pressed) => {
    for (const each of pressed) {
      const [key = '', modifier] = each.split('+').toReversed();
      const init = { key, ctrlKey: modifier === 'Control', bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', init));
    }
  }, keys);
}

test('from signing in to a story that readers see, without a mouse', async ({ page, desk }) => {
  const { email, password } = await desk.join('editor', {
    name: 'Kay',
    person: 'nadia-rahman',
  });
  const headline = 'Keyboard makers meet in a small town';
  await page.goto('/desk/sign-in');
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();

  await page.keyboard.press('n');
  await expect(page.getByLabel('Headline')).toBeFocused();
  await page.keyboard.type(headline);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Text of the story')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await tabTo(page, 'Headline');
  // Enter goes on to the next line of the head, and from it into the text.
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Standfirst')).toBeFocused();
  await page.keyboard.type('They came by train and left with springs.');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Text of the story')).toBeFocused();
  await page.keyboard.type('The hall was full by nine. Everybody brought their own.');
  // In the text Ctrl-Enter is a new line after a block; with Shift it is the story's next step.
  await page.keyboard.press('Control+Shift+Enter');
  await expect(step(page).getByRole('radio', { name: 'Now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The story is live.')).toBeVisible();

  // Found again from anywhere, by its words.
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(headline);
  await expect(page.getByRole('option', { name: headline })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/stories\/\d+$/);
  const { slug, section } = await database().article.findFirstOrThrow({
    where: { headRevision: { headline } },
    select: { slug: true, section: { select: { slug: true } } },
  });
  expect(await statusOf(page, `/${section.slug}/${slug}`)).toBe(200);
});
