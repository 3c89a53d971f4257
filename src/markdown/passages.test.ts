import { expect, test } from 'vitest';
import { parseMarkdown } from './parse.ts';
import { listPassages } from './passages.ts';

test('a passage is a paragraph with its line, its block and the sources it cites', () => {
  const body = `It was *sold*.:cite{source="nyt"}

## A heading says nothing here

:::key-points
- First
- Second:cite{source="ft"}
:::

:::pull-quote{by="Somebody" source="bbc"}
A line to remember.
:::

> Set apart.

| a | b |
|---|---|
| 1 | 2 |`;
  expect(listPassages(parseMarkdown(body))).toEqual([
    { kind: 'text', text: 'It was sold.', line: 1, cites: ['nyt'], block: null },
    { kind: 'text', text: 'First', line: 6, cites: [], block: 'key-points' },
    { kind: 'text', text: 'Second', line: 7, cites: ['ft'], block: 'key-points' },
    {
      kind: 'quotation',
      text: 'A line to remember.',
      line: 11,
      cites: ['bbc'],
      block: 'pull-quote',
    },
    { kind: 'quotation', text: 'Set apart.', line: 14, cites: [], block: null },
  ]);
});
