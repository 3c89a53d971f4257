import { expect, test } from 'vitest';
import { countLinks } from './count-links.ts';

const html = `<body>
<a style="color:red" href="https://news.example/a?x=1&amp;y=2">One</a>
<a href="https://news.example/a?x=1&#x26;y=2">The same</a>
<a href="http://other.example/">Two</a>
<a href="standfirst-link:leave">Leave</a> <a href="mailto:desk@news.example">Write</a>
<a href="https://[nonsense">Broken</a>
<img src="https://news.example/picture.jpg" alt="">
</body>`;
const off = { countsClicks: false, countsOpens: false };

test('a letter that counts nothing stays as it is', () => {
  expect(countLinks(html, off)).toEqual({ html, links: [] });
});

test('each address has one place, and only links of the web have one', () => {
  const counted = countLinks(html, { ...off, countsClicks: true });
  expect(counted.links).toEqual(['https://news.example/a?x=1&y=2', 'http://other.example/']);
  expect(counted.html.match(/href="[^"]*"/g)).toEqual([
    'href="standfirst-link:go-1"',
    'href="standfirst-link:go-1"',
    'href="standfirst-link:go-2"',
    'href="standfirst-link:leave"',
    'href="mailto:desk@news.example"',
    'href="https://[nonsense"',
  ]);
  expect(counted.html).toContain('src="https://news.example/picture.jpg"');
});

test('the picture stands once, at the end, and says nothing to who hears the letter', () => {
  const counted = countLinks(html, { ...off, countsOpens: true });
  expect(counted.links).toEqual([]);
  expect(counted.html).toMatch(
    /<img src="standfirst-link:seen" alt="" width="1" height="1"[^>]*>\n<\/body>$/,
  );
});
