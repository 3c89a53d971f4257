import { beforeEach, describe, expect, test } from 'vitest';
import type { Fetched } from '#lib/safe-fetch.ts';
import { hasDatabase, useDatabase } from '../../../tests/support/database.ts';
import { fileStory, makePublication } from '../../../tests/support/publication.ts';
import { findDeadLinks } from './links.ts';

describe.runIf(hasDatabase)('links of a mail', () => {
  useDatabase();
  beforeEach(makePublication);

  const html = (...links: string[]) => links.map((href) => `<a href="${href}">x</a>`).join('');
  const site = 'https://news.example';

  test('those of this site are looked up and never asked for over the network', async () => {
    await fileStory({ slug: 'live' });
    await fileStory({ slug: 'draft', status: 'draft' });
    const asked: string[] = [];
    const found = await findDeadLinks(
      html(
        `${site}/world/live?x=1#y`,
        `${site}/world/draft`,
        `${site}/newsletters/morning`,
        `${site}/newsletters/morning/99`,
        `${site}/nowhere`,
        'mailto:desk@news.example',
        'standfirst-link:leave',
      ),
      async (url) => {
        asked.push(url);
        return { kind: 'failed', reason: 'asked' };
      },
    );
    expect(found).toEqual({ dead: [`${site}/world/draft`, `${site}/nowhere`], unsure: [] });
    expect(asked).toEqual([]);
  });

  test('of others only what says that it is gone is dead, and each is asked once for a while', async () => {
    const answers: Record<string, Fetched> = {
      'https://a.example/?b=1&c=2': answer(200),
      'https://gone.example/': answer(404),
      'https://shy.example/': answer(403),
      'https://away.example/': { kind: 'failed', reason: 'It did not answer in time.' },
      'http://127.0.0.1/': { kind: 'refused', reason: 'It leads into a private network.' },
    };
    const asked: string[] = [];
    const ask = async (url: string) => {
      asked.push(url);
      return answers[url] ?? answer(200);
    };
    const links = Object.keys(answers).map((url) => url.replace('&', '&#x26;'));
    const found = await findDeadLinks(html(...links, ...links), ask);
    expect(found.dead.toSorted()).toEqual(['http://127.0.0.1/', 'https://gone.example/']);
    expect(found.unsure.toSorted()).toEqual(['https://away.example/', 'https://shy.example/']);
    expect(asked.toSorted()).toEqual(Object.keys(answers).toSorted());
    await findDeadLinks(html(...links), ask);
    expect(asked).toHaveLength(Object.keys(answers).length);
  });

  test('no more than thirty are asked; the rest is for a person to look at', async () => {
    const links = Array.from({ length: 33 }, (_, n) => `https://many-${n}.example/`);
    let asked = 0;
    const found = await findDeadLinks(html(...links), async () => {
      asked += 1;
      return answer(200);
    });
    expect(asked).toBe(30);
    expect(found.unsure).toEqual(links.slice(30));
  });
});

function answer(status: number): Fetched {
  return { kind: 'answered', status, url: '', text: '' };
}
