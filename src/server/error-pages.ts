/**
 * The pages for when no page can be rendered: plain documents that need neither Next nor the database,
 * because they are shown when those have failed.
 */

type Words = { headline: string; text: string };

const words: Record<number, Words> = {
  400: {
    headline: 'We could not read that address',
    text: 'Something in the address is not as it should be. Check it, or start from the front page.',
  },
  403: {
    headline: 'That form was not sent from our pages',
    text: 'To keep readers safe we accept forms only from our own pages. Open the page here and try again.',
  },
  404: {
    headline: 'There is no page here',
    text: 'The address may have been mistyped, or what was here may have moved.',
  },
  405: {
    headline: 'That cannot be done here',
    text: 'This address shows a page; it does not accept what was sent.',
  },
  408: { headline: 'That took too long', text: 'The request did not arrive in time. Try again.' },
  411: {
    headline: 'We could not tell how much that was',
    text: 'What was sent did not say how long it is. Try again from the page here.',
  },
  413: {
    headline: 'That is too much at once',
    text: 'What was sent is larger than we accept here.',
  },
  414: { headline: 'That address is too long', text: 'Check it, or start from the front page.' },
  429: {
    headline: 'That was too much in a short time',
    text: 'Wait a minute, then go on more slowly.',
  },
  431: { headline: 'That request is too large', text: 'Its headers are larger than we accept.' },
  500: {
    headline: 'Something went wrong on our side',
    text: 'The page could not be put together. We have noted it. Try again in a moment.',
  },
  503: {
    headline: 'We will be right back',
    text: 'This page cannot be put together just now. Try again in a few seconds.',
  },
};

export const errorStatuses = Object.keys(words).map(Number);

/** The same for programs, as RFC 9457 words it. */
export function errorProblem(status: number): string {
  const { headline = 'Something went wrong' } = words[status] ?? {};
  return JSON.stringify({ type: 'about:blank', title: headline, status });
}

/** The page for a status as HTML. `stylesheet` is the address of the reader's styles, if built. */
export function errorPage(status: number, stylesheet?: string): string {
  const { headline, text } = words[status] ?? { headline: 'Something went wrong', text: '' };
  const style = stylesheet ? `<link rel="stylesheet" href="${stylesheet}">` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${headline}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
${style}
</head>
<body>
<main class="notice">
<p>${status}</p>
<h1>${headline}</h1>
<p>${text}</p>
<p><a href="/">Go to the front page</a></p>
</main>
</body>
</html>
`;
}
