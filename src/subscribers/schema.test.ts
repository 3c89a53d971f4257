import { expect, test } from 'vitest';
import { wasTooQuick } from './schema.ts';

test.each([
  ['a page without script says nothing, and nobody is judged by it', undefined, false],
  ['two seconds are time enough', '2000', false],
  ['a page that was open for a week', '604800000', false],
  ['half a second', '480', true],
  ['a robot that fills in every field', 'http://example.org', true],
  ['less than no time', '-5', true],
  ['nothing where something should be', '', true],
])('%s', (_, took, isTooQuick) => {
  expect(wasTooQuick(took)).toBe(isTooQuick);
});
