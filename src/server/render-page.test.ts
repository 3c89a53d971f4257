import type { DispatchFunc } from 'light-my-request';
import { expect, test } from 'vitest';
import { dependsOn } from '#lib/depends-on.ts';
import { createRenderer } from './render-page.ts';

const handle: DispatchFunc = (_request, response) => {
  setImmediate(() => {
    dependsOn('article:42');
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><html><head><title>A page</title></head><body></body></html>');
  });
};

test('what a page says it shows is collected, also when it is rendered from within a promise', async () => {
  const render = createRenderer({
    handle,
    siteUrl: 'https://news.example',
    security: [],
    speculationRules: undefined,
  });
  const tags = new Set<string>();
  await Promise.resolve();
  const { headers } = await render('/world', tags);
  expect([...tags]).toEqual(['article:42']);
  expect(headers).toContain('Cache-Tag');
});
