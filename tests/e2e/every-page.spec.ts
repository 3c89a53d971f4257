import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { violations } from '../support/axe.ts';
import { pageKinds } from './pages.ts';

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How a tag is written, and habits of a hand: the markup is made by a serialiser.
    'void-style': 'off',
    // Several boxes of one name are how a form asks for a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    'no-inline-style': 'error',
    'long-title': 'off',
    'doctype-style': 'off',
    'attr-quotes': 'off',
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    'tel-non-breaking': 'off',
    'prefer-native-element': 'off',
  },
});

for (const [kind, address] of Object.entries(pageKinds)) {
  test(`${kind} is valid HTML without a framework`, async ({ request }) => {
    const html = await (await request.get(address)).text();
    const report = await checker.validateString(html);
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line, column }) => ({
        ruleId,
        message,
        line,
        column,
      })),
    );
    expect(messages).toEqual([]);
    expect(html).not.toMatch(/_next|__next|self\.__next_f|react/i);
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.every((tag) => /src="\/assets\/|application\/ld\+json/.test(tag))).toBe(true);
  });

  test(`${kind} has nothing for axe, on a phone and on a desktop, by day and by night`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      const isOwn404 = message.text().includes('404') && kind === 'a missing page';
      if (message.type() === 'error' && !isOwn404) errors.push(message.text());
    });
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!/^(http:\/\/localhost:|data:)/.test(request.url())) foreign.push(request.url());
    });
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(address);
    for (const [width, colorScheme, of] of [
      [390, 'light', 'everything'],
      [390, 'dark', 'colours'],
      [1280, 'dark', 'everything'],
      [1280, 'light', 'colours'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const found = await violations(page, { of });
      expect(found, `${width}, ${colorScheme}`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });
}
