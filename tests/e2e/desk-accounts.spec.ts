/** The ways in, told in a browser: the first owner, invitations, forgotten passwords, second factors. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { database } from '#lib/database.ts';
import { codeOf, nextCodeOf } from '../support/authenticator.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ mode: 'serial' });

const owner = { name: 'Olive Owner', email: 'olive@news.example', password: 'nine wet umbrellas' };
const writer = {
  name: 'Will Writer',
  email: 'will@news.example',
  password: 'seven dry lighthouses',
};

type Account = { email: string; password: string };

async function fillSignIn(page: Page, { email, password }: Account) {
  await page.goto('/desk/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signIn(page: Page, account: Account) {
  await fillSignIn(page, account);
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
}

/** The address in the newest letter to somebody, as the owner reads it at the desk. */
async function linkInLetter(page: Page, { to, subject }: { to: string; subject: string }) {
  const line = page.getByRole('row', { name: to }).filter({ hasText: subject }).first();
  await expect(async () => {
    await page.goto('/desk/outbox');
    await expect(line).toBeVisible({ timeout: 1000 });
  }).toPass();
  await line.getByRole('link').click();
  await expect(page.getByRole('heading', { name: subject, level: 1 })).toBeVisible();
  const text = (await page.locator('pre').textContent()) ?? '';
  return /https?:\S+/.exec(text)?.[0] ?? '';
}

/** Somebody else's browser, with nothing in it. */
async function elsewhere<Answer>(
  browser: Browser,
  baseURL: string,
  run: (page: Page) => Promise<Answer>,
) {
  const context = await browser.newContext({ baseURL });
  const answer = await run(await context.newPage());
  await context.close();
  return answer;
}

test('the link of the first start makes the owner, once, who signs out and in again', async ({
  page,
  desk,
  browser,
}) => {
  const printed = () => /\S+\/desk\/welcome\?token=\S+/.exec(desk.printed())?.[0] ?? '';
  await expect.poll(printed).not.toBe('');
  const link = printed();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Welcome to the desk' })).toBeVisible();
  await page.getByLabel('E-mail address').fill(owner.email);
  await page.getByLabel('Your name').fill(owner.name);

  // What is wrong is said beside its field, which takes the focus.
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('short');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('Use 12 characters or more.')).toBeVisible();
  await expect(password).toBeFocused();
  await password.fill(owner.password);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page).toHaveURL('/desk');
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();

  await elsewhere(browser, desk.url, async (other) => {
    await other.goto(link);
    await expect(other.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  });

  await page.getByRole('button', { name: owner.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();
  // Nothing of the desk opens any more, and signing in leads to what was asked for.
  await page.goto('/desk/people');
  await expect(page.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();
  await page.getByLabel('E-mail address').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
});

test('a wrong password and an unknown address get the same words', async ({ page }) => {
  const words = page.getByText('The address or the password is not right.');
  await fillSignIn(page, { ...owner, password: 'ten wet umbrellas' });
  await expect(words).toBeVisible();
  await fillSignIn(page, { email: 'nobody@news.example', password: owner.password });
  await expect(words).toBeVisible();
});

test('somebody is invited by a letter, chooses a password and signs in', async ({
  page,
  browser,
  desk,
}) => {
  await signIn(page, owner);
  await page.goto('/desk/people');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('E-mail address').fill(writer.email);
  await dialog.getByLabel('Name', { exact: true }).fill(writer.name);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(
    page.getByText(`A letter with a link is on its way to ${writer.email}.`),
  ).toBeVisible();
  await expect(page.getByText(`${writer.email}, as writer, until`)).toBeVisible();

  const link = await linkInLetter(page, { to: writer.email, subject: 'Come and work at the desk' });
  await elsewhere(browser, desk.url, async (other) => {
    await other.goto(link);
    await expect(other.getByText('You will be a writer')).toBeVisible();
    await expect(other.getByLabel('Your name')).toHaveValue(writer.name);
    await other.getByLabel('Password', { exact: true }).fill(writer.password);
    await other.getByRole('button', { name: 'Come in' }).click();
    await expect(other.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
    await expect(other.getByRole('button', { name: writer.name })).toBeVisible();
  });
  await page.goto('/desk/people');
  await expect(page.getByRole('row', { name: writer.name })).toContainText('Writer');
  await expect(page.getByText(`${writer.email}, as writer`)).toHaveCount(0);
});

test('an invitation takes the password again when it was given long ago', async ({ page }) => {
  await signIn(page, owner);
  await page.goto('/desk/people');
  await database().staffSession.updateMany({
    where: { staff: { email: owner.email } },
    data: { authenticatedAt: new Date(Date.now() - 60 * 60_000) },
  });
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail address').fill('later@news.example');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  const again = page.getByRole('dialog', { name: 'Is it you?' });
  await again.getByLabel('Your password', { exact: true }).fill('a wrong password');
  await again.getByRole('button', { name: 'Go on' }).click();
  await expect(again.getByText('This is not right. Try again.')).toBeVisible();
  await again.getByLabel('Your password', { exact: true }).fill(owner.password);
  await again.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText(/on its way to later@news.example/)).toBeVisible();

  await page
    .getByRole('button', { name: 'Take back the invitation of later@news.example' })
    .click();
  await expect(page.getByText('The invitation was taken back.')).toBeVisible();
  await expect(page.getByText('later@news.example, as writer')).toHaveCount(0);
});

test('a forgotten password is replaced by a link, and signs everybody else out', async ({
  page,
  browser,
  desk,
  context,
}) => {
  const old = await browser.newContext({ baseURL: desk.url });
  const before = await old.newPage();
  await signIn(before, writer);

  await page.goto('/desk/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail address').fill(writer.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText('If somebody at the desk has this address')).toBeVisible();
  const link = await elsewhere(browser, desk.url, async (other) => {
    await signIn(other, owner);
    return linkInLetter(other, { to: writer.email, subject: 'Your password for the desk' });
  });
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('passwordpassword');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByText('This is among the first passwords that are guessed.')).toBeVisible();
  writer.password = 'eight calm thunderstorms';
  await page.getByLabel('New password', { exact: true }).fill(writer.password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();

  await before.reload();
  await expect(before.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();
  await old.close();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await signIn(page, writer);
  await context.clearCookies();
});

test('an authenticator is set up, asked for, and replaced by a recovery code once', async ({
  page,
  context,
}) => {
  await signIn(page, writer);
  await page.goto('/desk/account');
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  const dialog = page.getByRole('dialog', { name: 'Authenticator' });
  await dialog.getByLabel('Your password', { exact: true }).fill(writer.password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator' })).toBeVisible();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByLabel('The six digits it shows').fill(codeOf(secret, Date.now()));
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByText('They are not shown again.')).toBeVisible();
  const recovery = ((await dialog.locator('pre').textContent()) ?? '').split('\n')[0] ?? '';
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('button', { name: 'Remove the authenticator' })).toBeVisible();

  await context.clearCookies();
  await fillSignIn(page, writer);
  const digits = page.getByLabel('The six digits your authenticator shows');
  await digits.fill('000000');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('This code is not right')).toBeVisible();
  // The code of this half minute is spent: a code is taken once.
  await digits.fill(nextCodeOf(secret, Date.now()));
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();

  const signInByRecovery = async () => {
    await context.clearCookies();
    await fillSignIn(page, writer);
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('A recovery code').fill(recovery);
    await page.getByRole('button', { name: 'Go on' }).click();
  };
  await signInByRecovery();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await signInByRecovery();
  await expect(page.getByText('This code is not right')).toBeVisible();
});

/** A key that verifies its owner by itself, as a laptop's fingerprint reader does. */
async function plugInKey(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

test('a passkey is added, and signs in without a password', async ({ page, context }) => {
  await plugInKey(context, page);
  await signIn(page, owner);
  await page.goto('/desk/account');
  await page.getByLabel('Name of a new passkey').fill('Olive’s laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey was added.')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Remove the passkey Olive’s laptop' }),
  ).toBeVisible();

  await context.clearCookies();
  await page.goto('/desk/sign-in');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: owner.name })).toBeVisible();

  await page.goto('/desk/account');
  await page.getByRole('button', { name: 'Remove the passkey Olive’s laptop' }).click();
  await expect(page.getByText('The passkey was removed.')).toBeVisible();
  await context.clearCookies();
  await page.goto('/desk/sign-in');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('This passkey is not known here.')).toBeVisible();
});

test('sessions are listed, and one is ended from another browser', async ({
  page,
  browser,
  desk,
}) => {
  const lost = await browser.newContext({
    baseURL: desk.url,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0',
  });
  const there = await lost.newPage();
  await signIn(there, owner);
  await signIn(page, owner);
  await page.goto('/desk/account');
  const section = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(section.getByText('This browser')).toHaveCount(1);
  await section.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
  await expect(page.getByText('That browser was signed out.')).toBeVisible();
  await expect(section.getByText('Firefox on Windows')).toHaveCount(0);
  await there.reload();
  await expect(there.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();
  await lost.close();
});

test('a contributor is offered only what a contributor may do, and refused the rest', async ({
  page,
  context,
  desk,
}) => {
  await desk.enter(context, 'contributor');
  await page.goto('/desk');
  const rail = page.getByRole('navigation', { name: 'Desk' });
  await expect(rail.getByRole('link', { name: 'Stories' })).toBeVisible();
  for (const name of ['Settings', 'Audit', 'Outbox']) {
    await expect(rail.getByRole('link', { name })).toHaveCount(0);
  }
  await page.goto('/desk/people');
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Change / })).toHaveCount(0);
  await page.goto('/desk/audit');
  await expect(page.getByText('Publishers and owners read the audit log.')).toBeVisible();

  // The same asked for directly, past every screen.
  const headers = { origin: desk.url };
  const post = async (path: string, data: unknown) =>
    (await page.request.post(`/api/desk/${path}`, { headers, data })).status();
  expect(await post('people', { email: 'friend@news.example', role: 'owner' })).toBe(403);
  expect(await post('audit/export', {})).toBe(403);
  const mine = await page.request.post('/api/desk/stories', {
    headers,
    data: { headline: 'A draft by a contributor' },
  });
  const { id } = await mine.json();
  expect(await post(`stories/${id}/publish`, { revision: 1 })).toBe(403);
});

test('the audit log says who did all of it, and is saved as a file', async ({ page }) => {
  await signIn(page, owner);
  await page.goto('/desk/audit');
  const log = page.getByRole('table');
  await page.getByLabel('What', { exact: true }).fill('staff.invite');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(log.getByRole('row', { name: /Olive Owner.*staff\.invite/ }).first()).toBeVisible();
  await expect(log.getByText('session.open')).toHaveCount(0);
  await page.getByLabel('Who').selectOption('Olive Owner');
  await page.getByLabel('What', { exact: true }).fill('session');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(log.getByRole('row', { name: /Olive Owner.*session\.open/ }).first()).toBeVisible();
  await expect(log.getByRole('row', { name: /session\.open/ })).toHaveCount(
    await log.getByRole('row', { name: /Olive Owner/ }).count(),
  );
  await page.goto('/desk/audit');
  for (const action of ['staff.join', 'staff.reset', 'staff.add-authenticator', 'session.open']) {
    await expect(log.getByRole('cell', { name: action, exact: true }).first()).toBeVisible();
  }
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const file = await (await saving).createReadStream();
  const csv = (await file.toArray()).join('');
  expect(csv).toContain('staff.invite');
});
