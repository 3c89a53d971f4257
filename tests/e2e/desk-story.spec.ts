/** One story at the desk, told in a browser: written, looked back at, corrected, shared, never lost. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import type { Role } from '#accounts/index.ts';
import { expectNothingForAxe } from '../support/axe.ts';
import type { DeskServer } from '../support/desk-server.ts';
import { expect, test } from '../support/desk-test.ts';

let desk: DeskServer;
const errors: string[] = [];

test.use({ actionTimeout: 30_000 });
test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async ({ desk: shared }) => {
  desk = shared;
});
test.afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

/** For a machine that is busy with other things. */
const patient = { timeout: 30_000 };

async function sitDown(browser: Browser, role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await desk.enter(context, role);
  return openPage(context);
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  return page;
}

/** Starts a story by its headline, from the keyboard; resolves to its address at the desk. */
async function startStory(page: Page, headline: string): Promise<string> {
  await page.goto(`${desk.url}/desk`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'New story' });
  await expect(async () => {
    await page.keyboard.press('n');
    await expect(dialog).toBeVisible({ timeout: 1000 });
  }).toPass(patient);
  await dialog.getByLabel('Headline').fill(headline);
  await dialog.getByLabel('Headline').press('Enter');
  await expect(textOf(page)).toBeVisible(patient);
  return page.url();
}

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the story' });
const lineOf = (page: Page, name: 'Headline' | 'Standfirst') =>
  page.getByRole('textbox', { name, exact: true });

async function open(page: Page, address: string) {
  await page.goto(address);
  await expect(textOf(page)).toBeVisible(patient);
}

/** What has the focus in the moment Enter is down: whoever types fast must not wait for a frame. */
function enterFrom(line: Locator): Promise<string | null | undefined> {
  return line.evaluate((field) => {
    field.focus();
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
    return document.activeElement?.ariaLabel;
  });
}

/** At the end of the paragraph that has these words. */
async function goAfter(page: Page, words: string) {
  await textOf(page).getByText(words).first().click();
  await page.keyboard.press('End');
}

/** What the server has of the story, asked past the page, whose line may just be coming back. */
async function held(page: Page): Promise<string> {
  const { origin, pathname } = new URL(page.url());
  return (await page.request.get(`${origin}/api${pathname}`)).text();
}
const isHeld = (page: Page, words: string) =>
  expect.poll(() => held(page), patient).toContain(words);

let address = '';
let published = '';

test('a story with every kind of block is written from the keyboard, and readers see it', async ({
  browser,
}) => {
  const page = await sitDown(browser, 'editor');
  address = await startStory(page, 'How the council counted every vote');
  await lineOf(page, 'Standfirst').fill('Twelve people, four rooms and one list nobody may lose.');
  expect(await enterFrom(lineOf(page, 'Standfirst'))).toBe('Text of the story');
  const slash = async (name: string) => {
    await page.keyboard.type(`/${name.toLowerCase()}`);
    const menu = page.getByRole('listbox', { name: 'Blocks' });
    await expect(menu.getByRole('option', { selected: true })).toHaveText(new RegExp(`^${name} `));
    await page.keyboard.press('Enter');
    await expect(menu).toHaveCount(0);
  };
  const nextLine = () => page.keyboard.press('Control+Enter');
  const say = async (...lines: string[]) => {
    for (const [index, line] of lines.entries()) {
      if (index > 0) await page.keyboard.press('Enter');
      await page.keyboard.type(line);
    }
  };
  const block = (kind: string) => textOf(page).locator(`[data-kind="${kind}"]`).last();
  const leave = async (kind: string) => {
    await block(kind).locator('input, select').last().press('Escape');
    await expect(textOf(page)).toBeFocused();
    await nextLine();
  };

  await say('The council counted every vote by hand.');
  await page.keyboard.press('Control+Alt+s');
  const cite = page.getByRole('dialog', { name: 'Cite a source' });
  await cite.getByLabel('Outlet').fill('The Harbour Times');
  await cite.getByLabel('Outlet').press('Enter');
  await expect(cite.getByLabel('Headline')).toBeFocused();
  await page.keyboard.type('Counting goes on');
  await page.keyboard.press('Enter');
  await expect(cite).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Source 1: The Harbour Times' })).toBeVisible();
  await goAfter(page, 'The council counted');
  await page.keyboard.press('Enter');

  await slash('Key points');
  await say('Twelve people count.');
  await nextLine();
  await slash('Heading');
  await say('How it is done');
  await page.keyboard.press('Enter');
  await slash('Pull quote');
  await say('Nobody leaves before the last paper.');
  await page.keyboard.press('Control+Alt+Enter');
  await page.keyboard.type('Amina Yusuf');
  await leave('pullQuote');
  await slash('Fact box');
  await say('The rule', 'Two people look at each paper.');
  await nextLine();
  await slash('Question and answer');
  await say('Who may watch?', 'Everybody who signs the list.');
  await nextLine();
  await slash('Timeline');
  await say('The night', '');
  await block('timelineEvent').getByRole('textbox', { name: 'Date' }).fill('2026-05-07');
  await block('timelineEvent').getByRole('textbox', { name: 'Date' }).press('Escape');
  await say('Doors close', 'The first box is opened.');
  await nextLine();
  await slash('Perspectives');
  await say('Was it slow?', 'The clerk', 'It was careful.');
  await textOf(page).locator('[data-kind="view"]').last().locator('[data-label]').click();
  await say('The observer', 'It took all night.');
  await nextLine();
  await slash('Newsletter sign-up');
  await block('newsletter').getByRole('combobox').selectOption('Morning Briefing');
  await leave('newsletter');
  await slash('Promo');
  await block('promo').getByRole('combobox').selectOption('Who says so?');
  await leave('promo');
  await slash('Related story');
  await block('related').getByRole('textbox', { name: 'Story' }).fill('hikvision');
  await page.getByRole('option', { name: /Hikvision/ }).click();
  await leave('related');
  await slash('Film or sound');
  const film = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
  await block('embed').getByLabel('Address').fill(film);
  await block('embed').getByLabel('What it shows').fill('The hall at midnight');
  await leave('embed');
  await slash('Picture');
  await block('figure').getByRole('button', { name: 'Choose a picture' }).click();
  const library = page.getByRole('dialog', { name: 'Choose a picture' });
  const described = library.getByRole('button', { name: /The Meridian$/ });
  await described.first().click();
  await expect(library).toHaveCount(0);
  await expect(block('figure').getByRole('figure').getByRole('img')).toBeVisible();
  await block('figure').getByLabel('Caption here').fill('Papers on a long table');
  await leave('figure');
  await slash('Table');
  await say('Room');
  await page.keyboard.press('Tab');
  await say('Papers');
  await page.keyboard.press('Tab');
  await say('Doubts');
  await nextLine();
  await say('The last box was empty ');
  await slash('Footnote');
  await say('It was four in the morning.');
  await isHeld(page, 'four in the morning');
  await expectNothingForAxe(page);

  await page.getByPlaceholder('Who wrote it?').click();
  await page.getByRole('option', { name: 'Nadia Rahman' }).click();
  await page.keyboard.press('Control+Enter');
  const publish = page.getByRole('dialog', { name: 'Publish' });
  await expect(publish).toBeVisible(patient);
  await expectNothingForAxe(page);
  await publish.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('The story is live.')).toBeVisible(patient);
  await page.getByRole('button', { name: 'More for this story' }).click();
  const link = page.getByRole('menuitem', { name: 'See it as readers do' });
  published = new URL((await link.getAttribute('href')) ?? '', desk.url).href;

  const reader = await openPage(await browser.newContext());
  await expect(async () => {
    await reader.goto(published);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/counted every vote/);
  }).toPass(patient);
  for (const words of [
    'The Harbour Times',
    'Twelve people count.',
    'How it is done',
    'Nobody leaves before the last paper.',
    'Amina Yusuf',
    'Two people look at each paper.',
    'Who may watch?',
    'Doors close',
    'Was it slow?',
    'It took all night.',
    'Morning Briefing',
    'Who says so?',
    'Papers on a long table',
    'It was four in the morning.',
  ]) {
    await expect(reader.getByText(words).first(), words).toBeAttached();
  }
  await expect(
    reader
      .getByRole('cell', { name: 'Papers' })
      .or(reader.getByRole('columnheader', { name: 'Papers' })),
  ).toBeVisible();
  await expect(reader.getByRole('link', { name: /Hikvision/ }).first()).toBeAttached();
  await reader.context().close();
  await page.context().close();
});

test('what was written before is found, compared in fields and text, and restored', async ({
  browser,
}) => {
  const page = await sitDown(browser, 'editor');
  await open(page, address);
  await lineOf(page, 'Headline').fill('How the council lost count');
  await goAfter(page, 'The council counted every vote by hand');
  await page.keyboard.type(' Some say it was quick.');
  await isHeld(page, 'Some say it was quick.');

  await page.keyboard.press('Alt+6');
  const revisions = page.getByRole('list', { name: 'Revisions' });
  const newest = revisions.getByRole('listitem').first();
  await expect(newest.getByText('The newest')).toBeVisible(patient);
  await newest.getByRole('button', { name: /^Name revision/ }).click();
  await newest.getByLabel(/^Name of revision/).fill('As counsel read it');
  await newest.getByLabel(/^Name of revision/).press('Enter');
  await expect(newest.getByText('As counsel read it', { exact: true })).toBeVisible(patient);
  await expectNothingForAxe(page);

  await newest.getByRole('button', { name: /^Compare revision/ }).click();
  const compare = page.getByRole('dialog', { name: 'Compare revisions' });
  const headline = compare.getByRole('region', { name: 'Headline' });
  await expect(headline.getByRole('insertion').getByText('lost')).toBeVisible(patient);
  await expect(headline.getByRole('deletion').first()).toBeVisible();
  const text = compare.getByRole('region', { name: 'Text' });
  await expect(text.getByRole('insertion').filter({ hasText: 'Some' })).toBeVisible();
  await compare.getByText('In one text').click();
  await expect(text.getByRole('insertion').filter({ hasText: 'Some' })).toBeVisible();
  await expectNothingForAxe(page);

  await compare.getByRole('button', { name: /^Restore revision/ }).click();
  await expect(compare).toHaveCount(0);
  await expect(lineOf(page, 'Headline')).toHaveValue('How the council counted every vote', patient);
  await expect(textOf(page).getByText('Some say it was quick.')).toHaveCount(0);
  await expect(revisions.getByText('As counsel read it', { exact: true })).toBeVisible();
  // Nothing was lost: the way back is a restore as well.
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(lineOf(page, 'Headline')).toHaveValue('How the council lost count', patient);
  await page.context().close();
});

test('a live story is changed with a correction, which readers see', async ({ browser }) => {
  const page = await sitDown(browser, 'editor');
  await open(page, address);
  await lineOf(page, 'Headline').fill('How the council counted every vote, twice');
  await isHeld(page, 'twice');
  await expect(page.getByRole('button', { name: 'Publish the changes…' })).toBeVisible(patient);
  await page.keyboard.press('Control+Enter');
  const publish = page.getByRole('dialog', { name: 'Publish the changes' });
  await publish.getByRole('button', { name: 'See what changes for readers' }).click(patient);
  const compare = page.getByRole('dialog', { name: 'Compare revisions' });
  await expect(compare.getByRole('insertion').filter({ hasText: 'twice' })).toBeVisible(patient);
  await page.keyboard.press('Escape');
  await expect(compare).toHaveCount(0);
  await publish.getByLabel('A correction: it was wrong').check();
  await publish.getByRole('button', { name: 'Publish the changes' }).click();
  await expect(publish.getByRole('alert')).toBeFocused();
  const note = 'An earlier version said the votes were counted once.';
  await publish.getByLabel('What was wrong, and what is right').fill(note);
  await expectNothingForAxe(page);
  await publish.getByRole('button', { name: 'Publish the changes' }).click();
  await expect(publish).toHaveCount(0, patient);

  const reader = await openPage(await browser.newContext());
  await reader.goto(published);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/twice/);
  await expect(reader.getByText(note)).toBeVisible();
  await reader.goto(`${desk.url}/corrections`);
  await expect(reader.getByText(note)).toBeVisible();

  // One that comes later, without a change.
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: 'Write a correction' }).click(patient);
  await page.getByLabel('A clarification: it could mislead').check();
  const later = 'Twice means by two rooms at once.';
  await page.getByLabel('What was wrong, and what is right').fill(later);
  await page.getByRole('button', { name: 'Tell readers' }).click();
  const corrections = page.getByRole('list', { name: 'Corrections' });
  await expect(corrections.getByRole('listitem')).toHaveCount(2, patient);
  await expect(corrections.getByRole('listitem').first()).toContainText(later);
  await reader.goto(published);
  await expect(reader.getByText(later)).toBeVisible();
  await reader.context().close();
  await page.context().close();
});

test('two people in one story see each other, and neither loses a word', async ({ browser }) => {
  const [one, other] = [await sitDown(browser, 'editor'), await sitDown(browser, 'publisher')];
  const story = await startStory(one, 'A harbour opens again');
  await textOf(one).click();
  await one.keyboard.type('The harbour opened on Monday.');
  await isHeld(one, 'opened on Monday');
  await open(other, story);
  await lineOf(other, 'Headline').click();
  const here = one.getByRole('status', { name: 'Also in this story' });
  await expect(here.getByText('A publisher is in the headline')).toBeVisible(patient);

  // What one saves, the other sees without doing anything.
  await lineOf(one, 'Standfirst').fill('After nine years.');
  await expect(lineOf(other, 'Standfirst')).toHaveValue('After nine years.', patient);

  // Both change the same words while one of them cannot be reached.
  await other.context().setOffline(true);
  await goAfter(other, 'The harbour opened');
  await other.keyboard.type(' Ships came at noon.');
  await goAfter(one, 'The harbour opened');
  await one.keyboard.type(' Nobody came at all.');
  await isHeld(one, 'Nobody came at all.');
  await other.context().setOffline(false);
  const conflict = other.getByRole('region', { name: 'Somebody else changed the same words' });
  await expect(conflict).toBeVisible(patient);
  await expectNothingForAxe(other);
  await conflict.getByLabel('Both, theirs first').check();
  await conflict.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(conflict).toHaveCount(0);
  for (const page of [one, other]) {
    await expect(textOf(page)).toContainText('Ships came at noon.', patient);
    await expect(textOf(page)).toContainText('Nobody came at all.', patient);
  }
  await other.close();
  await expect(here.getByText('A publisher')).toHaveCount(0, patient);
  await one.context().close();
  await other.context().close();
});

/** Nothing gets through any more, which the browser takes a moment to see to. */
async function cut(page: Page) {
  await page.context().setOffline(true);
  const reaches = () =>
    page.evaluate(() =>
      fetch('/api/livez', { cache: 'no-store' }).then(
        () => true,
        () => false,
      ),
    );
  await expect.poll(reaches, patient).toBe(false);
}

test('a minute without a connection loses nothing', async ({ browser }) => {
  const page = await sitDown(browser, 'writer');
  // The minute is that of the page: its timers and its clock, so that every retry of it is made.
  await page.clock.install();
  const context = page.context();
  await startStory(page, 'A minute without a line');
  await textOf(page).click();
  const said = page.getByText('Not saved: no connection.');
  /** Goes on typing for a minute; resolves to all that was typed. */
  const typeForAMinute = async (part: string) => {
    let typed = '';
    for (let count = 1; count <= 12; count += 1) {
      const words = ` Sentence ${count} of ${part}.`;
      await page.keyboard.type(words);
      typed += words;
      await page.clock.runFor(5000);
      if (count > 1) await expect(said).toBeVisible(patient);
    }
    return typed;
  };
  await page.keyboard.type('There was a storm.');
  await isHeld(page, 'There was a storm.');

  await cut(page);
  const first = await typeForAMinute('the dark');
  await context.setOffline(false);
  await expect(said).toHaveCount(0, patient);
  await isHeld(page, `There was a storm.${first}`);
  await context.close();
});

test('what is typed without a connection is kept, also when the page is closed', async ({
  browser,
}) => {
  const page = await sitDown(browser, 'writer');
  const context = page.context();
  const story = await startStory(page, 'A night without a line');
  await textOf(page).click();
  await context.setOffline(true);
  await page.keyboard.type('Typed in the dark.');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible(patient);
  await page.keyboard.type(' And more of it.');
  await context.setOffline(false);
  await isHeld(page, 'Typed in the dark. And more of it.');

  await cut(page);
  await page.keyboard.type(' The last words.');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible(patient);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await openPage(context);
  await open(again, story);
  await expect(textOf(again)).not.toContainText('The last words.');
  await again.getByRole('button', { name: 'Bring them back' }).click(patient);
  await expect(textOf(again)).toContainText('And more of it. The last words.');
  await isHeld(again, 'The last words.');
  await context.close();
});

test('a stranger reads a draft by a link, and no longer once it is taken back', async ({
  browser,
}) => {
  const page = await sitDown(browser, 'editor');
  await startStory(page, 'A story nobody has read yet');
  const refused: string[] = [];
  page.on('console', (said) => {
    if (/Content Security Policy/.test(said.text())) refused.push(said.text());
  });
  await textOf(page).click();
  await page.keyboard.type('It is a secret until Friday.');
  await page.keyboard.press('Alt+p');
  const preview = page.getByRole('dialog', { name: 'As readers will see it' });
  const frame = preview.frameLocator('iframe');
  await expect(frame.getByText('It is a secret until Friday.')).toBeVisible(patient);
  await preview.getByText('Desktop').click();
  await expect(preview.locator('iframe')).toHaveAttribute('width', '1280');
  expect(refused, 'what a reader’s page does and the preview may not').toEqual([]);
  await preview.getByRole('button', { name: 'Make a link' }).click();
  await expect(preview.getByLabel('Whom it is for')).toBeFocused();
  await page.keyboard.type('Counsel');
  await page.keyboard.press('Enter');
  const shown = preview.getByRole('status').getByRole('code');
  await expect(shown).toBeVisible(patient);
  // The page within the preview is a reader's page, which is looked at as one.
  await expectNothingForAxe(page, { exclude: 'iframe' });
  const link = (await shown.textContent()) ?? '';

  const stranger = await openPage(await browser.newContext());
  await stranger.goto(link);
  await expect(stranger.getByText('It is a secret until Friday.')).toBeVisible();
  const takeBack = preview.getByRole('button', { name: 'Take back the link for Counsel' });
  await takeBack.click();
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
  await expect(preview.getByText('Counsel')).toBeVisible();
  await takeBack.click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(preview.getByText('No link is open.')).toBeVisible(patient);
  const answer = await stranger.goto(link);
  expect(answer?.status()).toBe(404);
  await expect(stranger.getByText('It is a secret until Friday.')).toHaveCount(0);
  await stranger.context().close();
  await page.context().close();
});

test('an editor decides what stands beside a story, and first in the search', async ({
  browser,
}) => {
  const page = await sitDown(browser, 'editor');
  await open(page, address);
  await page.keyboard.press('Alt+5');
  await page.getByLabel('Pin another story').fill('penny');
  await page.getByRole('option', { name: /penny/i }).first().click(patient);
  const pinned = page.getByRole('list', { name: 'Pinned stories' }).getByText('Pinned');
  await expect(pinned).toBeVisible(patient);
  const reader = await openPage(await browser.newContext());
  await reader.goto(published);
  await expect(reader.getByRole('link', { name: /penny/i }).first()).toBeAttached();

  await page.goto(`${desk.url}/desk/search`);
  await expect(page.getByRole('heading', { name: 'Promote a story' })).toBeVisible(patient);
  await page.getByLabel('What readers search for').fill('ballots');
  await page.getByLabel('The story that stands first').fill('council counted');
  await page
    .getByRole('option', { name: /council counted/ })
    .first()
    .click(patient);
  await expect(page.getByRole('region', { name: 'ballots' })).toBeVisible(patient);
  await expectNothingForAxe(page);
  await reader.goto(`${desk.url}/search?q=ballots`);
  await expect(reader.getByRole('link', { name: /council counted/ }).first()).toBeVisible();
  await reader.context().close();
  await page.context().close();
});
