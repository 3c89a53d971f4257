import { get } from 'node:http';
import { expect, test } from '@playwright/test';

test.describe('a reader without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('searches from the masthead, narrows it down, and opens what is found', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search for' }).fill('hikvision');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/\/search\?q=hikvision/);
    await expect(page.locator('mark').first()).toHaveText(/hikvision/i);
    await page.getByText('Narrow it down').click();
    await page.getByLabel('Section', { exact: true }).selectOption({ label: 'World' });
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: /Hikvision: why Washington/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hikvision');
  });

  test('is offered another spelling, and told what is wrong', async ({ page }) => {
    await page.goto('/search?q=hikvison');
    await page.getByRole('link', { name: 'hikvision', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^\d+ stor/ })).toBeVisible();
    await page.goto('/search?q=china&section=nowhere');
    await expect(page.getByRole('alert')).toContainText('no such section');
  });
});

test('suggestions are chosen with the keyboard, and go away', async ({ page }) => {
  await page.goto('/search');
  const field = page.getByRole('combobox', { name: 'Search for' });
  await field.pressSequentially('hikv');
  const option = page.getByRole('option', { name: /Hikvision/ }).first();
  await expect(option).toBeVisible();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(option).toBeHidden();
  await field.pressSequentially('i');
  await expect(option).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hikvision');
});

test('whatever is asked for has an answer under 500', async ({ request }) => {
  const asked = [
    `q=${'a'.repeat(7000)}`,
    `q=${'%27%22%3B--'.repeat(50)}`,
    'q=%00',
    'q=%',
    'q=%F0%9F%98%80',
    'q=%D7%A9%D7%9C%D7%95%D7%9D',
    'q=***',
    'q=china&page=99999',
    'q=china&from=0000-00-00',
    'q=a&q=b&section[]=x',
  ];
  for (const query of asked) {
    for (const path of ['/search', '/search/suggestions']) {
      expect((await request.get(`${path}?${query}`)).status()).toBeLessThan(500);
    }
  }
  expect((await request.get(`/search?q=${'a'.repeat(10_000)}`)).status()).toBe(414);
});

test('whoever asks without end is told to wait, and nobody else is', async ({
  baseURL,
  request,
}) => {
  test.skip(process.platform !== 'linux', 'Only Linux answers on all of 127.0.0.0/8.');
  // From another block of addresses than every other test.
  const ask = (n: number) =>
    new Promise<{ status: number; wait: string | undefined }>((resolve, reject) => {
      const url = new URL(`/search/suggestions?q=zz${n}`, baseURL);
      get({
        host: '127.0.0.1',
        port: url.port,
        path: url.pathname + url.search,
        localAddress: '127.9.9.9',
      })
        .on('error', reject)
        .on('response', (response) => {
          response.resume();
          const wait = response.headers['retry-after'];
          resolve({ status: response.statusCode ?? 0, wait });
        });
    });
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  while (answers.length < 1500 && answers.at(-1)?.status !== 429) {
    const batch = Array.from({ length: 25 }, (_, index) => ask(answers.length + index));
    answers.push(...(await Promise.all(batch)));
  }
  expect(answers.at(-1)).toEqual({ status: 429, wait: expect.stringMatching(/^\d+$/) });
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect((await request.get('/search/suggestions?q=hikv')).status()).toBe(200);
});
