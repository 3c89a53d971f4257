import { expect, test } from 'vitest';
import { stripRuntime } from './strip-runtime.ts';

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body data-page="story">${body}</body></html>`;

test('what is the framework’s goes, and what is ours stays as it was written', () => {
  const ours =
    '<title>A &lt; B &amp; “C”</title><meta name="description" content="a &gt; b"/>' +
    '<link rel="stylesheet" href="/assets/reader.css"/>' +
    '<script type="module" src="/assets/reader.js"></script>' +
    '<script type="application/ld+json">{"name":"a <b> c"}</script>';
  const theirs =
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>' +
    '<script src="/_next/static/a.js" async=""></script><meta name="next-size-adjust" content=""/>';
  const text =
    '<h1>Peace, <!-- -->at last</h1><p>One &amp; two<br/><img src="/media/a" alt=""/></p>';
  const tail =
    '<!--$--><!--/$--><div hidden=""><!--$--><!--/$--></div>' +
    '<script>self.__next_f.push([1,"<p>text</p>"])</script><next-route-announcer></next-route-announcer>';
  const stripped = stripRuntime(page(ours + theirs, text + tail));
  expect(stripped).toEqual({
    html: page(ours, text.replace('<!-- -->', '')),
    status: undefined,
    broken: false,
  });
});

test('what is hidden by us and has content is ours', () => {
  const body = '<div hidden="" id="note"><p>Wait.</p></div><button hidden="">Share</button>';
  expect(stripRuntime(page('', body)).html).toContain(body);
});

test('a page says its own status, and readers are not told of it', () => {
  const meta = '<meta name="standfirst:status" content="410"/>';
  expect(stripRuntime(page(meta, ''))).toMatchObject({ status: 410, html: page('', '') });
});

test('a part that failed makes the page broken', () => {
  expect(stripRuntime(page('', '<!--$!--><template></template><!--/$-->')).broken).toBe(true);
  expect(stripRuntime(page('', '<template data-dgst="1"></template>')).broken).toBe(true);
});

test('a page that is written in another way is refused', () => {
  expect(() => stripRuntime(page('', "<p class='a'>"))).toThrow('unknown kind');
  expect(() => stripRuntime(page('', '1 < 2'))).toThrow('unknown kind');
  expect(() => stripRuntime(page('<script>', ''))).toThrow('does not end');
});
