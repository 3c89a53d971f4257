import { expect, test } from '@playwright/test';
import { pageKinds, story } from './pages.ts';

test.describe('a reader without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('goes from the front to a story and on to a related one', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.goto(story);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hikvision');
    await expect(page.getByText('By Nadia Rahman').first()).toBeVisible();
    const related = page
      .getByRole('region', { name: /next|related|more/i })
      .getByRole('link')
      .first();
    await related.click();
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Hikvision');
  });

  test('asks for a letter and is told what happens next', async ({ page }) => {
    await page.goto(story);
    const form = page.locator('form.sign-up').first();
    await form.getByLabel('Your email address').fill('reader@example.org');
    await form.getByRole('button', { name: 'Sign up' }).click();
    await expect(page).toHaveURL(/check-your-inbox/);
  });

  test('keeps what was typed when the address is wrong', async ({ page }) => {
    await page.goto('/newsletters');
    const form = page.locator('form').first();
    await form.getByRole('checkbox').first().check();
    const email = form.getByLabel(/email address/i);
    // What passes the browser's own check and is no address for us.
    await email.fill('reader@example');
    await form.getByRole('button', { name: /sign up/i }).click();
    await expect(page.getByLabel(/email address/i)).toHaveValue('reader@example');
    await expect(page.getByRole('checkbox').first()).toBeChecked();
  });
});

test('the answer to a sign-up comes in place where there is script', async ({ page }) => {
  await page.goto(story);
  const form = page.locator('form.sign-up').first();
  await form.getByLabel('Your email address').fill('another@example.org');
  await form.getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL(new RegExp(story));
  await expect(page.getByRole('status').filter({ hasText: /./ }).first()).toBeVisible();
});

test('a source opens beside its sentence on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(story);
  const open = page.getByRole('button', { name: /^Source 1/ }).first();
  await open.click();
  await expect(page.locator('.note:popover-open')).toContainText('The New York Times');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note:popover-open')).toHaveCount(0);
});

test('the first stop of the Tab key skips to the text', async ({ page }) => {
  await page.goto(story);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('href', /^#/);
});

test('nothing shifts while a story loads', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, {
          shifted: Reflect.get(window, 'shifted') + Reflect.get(entry, 'value'),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(story, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBe(0);
});

for (const kind of ['a story', 'a story without a picture'] as const) {
  test(`${kind} is read in its order: headline, text, sources`, async ({ page }) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(pageKinds[kind]);
      const tops = await page
        .locator('.story-header, .story-body, .story-foot')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
      expect(tops).toHaveLength(3);
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
    }
  });
}

test('no story stands on a front twice', async ({ request }) => {
  for (const front of ['/', '/us']) {
    const html = await (await request.get(front)).text();
    const links = [...html.matchAll(/<h[23][^>]*>\s*<a[^>]*href="([^"]+)"/g)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(8);
    expect(new Set(links).size).toBe(links.length);
  }
});
