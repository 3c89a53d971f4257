/** How the tests ask axe about a page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

type Options = {
  /** `colours`: for a page that was looked at whole, and has other colours now. */
  of?: 'everything' | 'colours';
  /** What is looked at elsewhere, as a selector. */
  exclude?: string;
};

/** What axe has against the page as it stands: each rule with the elements it is about. */
export async function violations(page: Page, { of = 'everything', exclude }: Options = {}) {
  // Without frames there is nothing to gather in a page of its own, which takes twice the time; nor
  // does anybody read the list of all that is well.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    ...(of === 'colours' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
  });
  if (exclude) axe.exclude(exclude);
  const found = (await axe.analyze()).violations;
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** By day and by night. */
export async function expectNothingForAxe(page: Page, { exclude }: { exclude?: string } = {}) {
  const only = exclude ? { exclude } : {};
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page, { ...only, of: 'colours' }), 'by night').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page, only), 'by day').toEqual([]);
}
