import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeEach, describe, expect, test } from 'vitest';
import { findKind } from '#addresses/index.ts';
import { change } from '#lib/changes.ts';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';
import { fileStory, makePublication } from '../../tests/support/publication.ts';
import { answerApi, type OperationName, openApiDocument, operations } from './index.ts';

const at = new Date('2025-03-01T00:00:00Z');

describe.skipIf(!hasDatabase)('the content API', () => {
  useDatabase();
  beforeEach(makePublication);

  /** Asks, and holds whatever is answered against the document that is served. */
  async function ask(operation: OperationName, search = '', slug = '') {
    const answer = await answerApi({
      operation,
      slug,
      parameters: new URLSearchParams(search),
      at,
    });
    const document = openApiDocument('The Test');
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const { path } = operations[operation];
    const body: unknown = JSON.parse(answer.body);
    const pointer = path.replaceAll('/', '~1');
    const type = answer.headers['content-type']?.split(';')[0]?.replaceAll('/', '~1');
    const validate = ajv
      .addSchema(document, 'api')
      .getSchema(`api#/paths/${pointer}/get/responses/${answer.status}/content/${type}/schema`);
    expect(validate, `${operation} ${answer.status}`).toBeDefined();
    expect(validate?.(body), JSON.stringify(validate?.errors)).toBe(true);
    return {
      ...answer,
      body: body as Record<string, unknown> & { items: Record<string, unknown>[] },
    };
  }

  test('its document is OpenAPI 3.1, and names the parameters the manifest knows', async () => {
    const document = openApiDocument('The Test');
    const checked = await new Validator().validate(structuredClone(document));
    expect(checked.errors).toBeUndefined();
    expect(checked.valid).toBe(true);
    for (const [path, { get }] of Object.entries(document.paths)) {
      const named = get.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      expect([...(findKind(`/api/v1${path}`).parameters ?? [])].sort(), path).toEqual(named.sort());
    }
  });

  test('stories come page by page, each once, with the fields that were asked for', async () => {
    for (const slug of ['a', 'b', 'c', 'd', 'e']) await fileStory({ slug, topics: ['china'] });
    await fileStory({ slug: 'other', topics: ['space'] });
    await fileStory({ slug: 'hidden', status: 'draft', topics: ['china'] });
    await fileStory({ slug: 'gone', status: 'withdrawn', topics: ['china'] });
    const found: unknown[] = [];
    let cursor: unknown = '';
    do {
      const more = cursor ? `&cursor=${cursor}` : '';
      const { body } = await ask('listArticles', `topic=china&limit=2&fields=slug${more}`);
      found.push(...body.items.map((item) => item.slug));
      expect(body.items.every((item) => Object.keys(item).join() === 'slug')).toBe(true);
      cursor = body.next;
    } while (cursor);
    expect(found).toEqual(['e', 'd', 'c', 'b', 'a']);
    const both = await ask('listArticles', 'topic=china&section=science');
    expect(both.body.items).toEqual([]);
  });

  test('one story is told whole, and no more of a hidden one than that there is none', async () => {
    await fileStory({
      slug: 'one',
      body: '## Part\n\nSee [two](/world/two).',
      sources: [{ id: 'ft', publisher: 'FT', description: 'A report' }],
      corrections: [{ kind: 'correction', at: '2025-02-20T09:00:00Z', text: 'It was ten.' }],
    });
    await fileStory({ slug: 'gone', status: 'withdrawn' });
    const { body, headers } = await ask('getArticle', '', 'one');
    expect(body).toMatchObject({
      url: 'https://news.example/world/one',
      people: [{ slug: 'nadia', role: 'author' }],
      sources: [{ publisher: 'FT', url: null }],
      corrections: [{ text: 'It was ten.' }],
      format: { genre: 'news' },
    });
    expect(body.html).toContain('href="https://news.example/world/two"');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect((await ask('getArticle', '', 'gone')).body).toEqual(
      (await ask('getArticle', '', 'never-there')).body,
    );
  });

  test('sections, topics and people are told, and a search finds', async () => {
    await fileStory({ slug: 'one', headline: 'A comet is coming' });
    const sections = await ask('listSections');
    expect(sections.body.items.map(({ slug, parent }) => [slug, parent])).toEqual([
      ['world', null],
      ['asia', 'world'],
      ['science', null],
    ]);
    const first = await ask('listTopics', 'limit=2');
    const second = await ask('listTopics', `limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ slug }) => slug)).toEqual([
      'china',
      'health',
      'space',
    ]);
    expect((await ask('listPeople')).body.items).toHaveLength(3);
    expect((await ask('search', 'q=comet')).body).toMatchObject({
      total: 1,
      items: [{ article: { slug: 'one' } }],
    });
  });

  test('what cannot be read is named by field', async () => {
    const problems = async (operation: OperationName, search: string) => {
      const { status, body } = await ask(operation, search);
      return [status, body.problems];
    };
    expect(await problems('listArticles', 'limit=1000')).toEqual([
      400,
      [{ field: 'limit', code: 'too-many' }],
    ]);
    for (const [search, field, code] of [
      ['cursor=AAAA', 'cursor', 'malformed'],
      ['cursor=%00', 'cursor', 'malformed'],
      ['topic=none', 'topic', 'unknown'],
      ['fields=slug,secret', 'fields', 'unknown'],
    ]) {
      expect(await problems('listArticles', search ?? ''), search).toEqual([
        400,
        [{ field, code }],
      ]);
    }
    expect(await problems('search', '')).toEqual([400, [{ field: 'q', code: 'malformed' }]]);
  });

  test('the pages of other sites are kept out when the publication says so', async () => {
    await change(async (tx) => {
      await tx.publication.update({ where: { id: 1 }, data: { apiIsOpen: false } });
    });
    expect((await ask('listTopics')).headers).not.toHaveProperty('access-control-allow-origin');
  });
});
