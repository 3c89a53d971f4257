/** The API in the words of OpenAPI 3.1, made from the schemas that it answers by. */
import { z } from 'zod';
import { env } from '#lib/env.ts';
import { operations } from './operations.ts';
import { problemSchema } from './schema.ts';

const problems = {
  400: 'Something that was asked cannot be read, or names nothing.',
  404: 'There is nothing that readers may see.',
  429: 'Too many questions; `Retry-After` says when to go on.',
  503: 'It cannot be answered now.',
} as const;

export function openApiDocument(publication: string) {
  const components: Record<string, unknown> = {};
  return {
    openapi: '3.1.0',
    info: {
      title: `${publication}: content API`,
      version: '1',
      description:
        'What readers may see, and nothing else. Lists go on with the cursor in `next`; an answer ' +
        'has an ETag and may be asked for again with `If-None-Match`.',
    },
    servers: [{ url: new URL('/api/v1', env().SITE_URL).href }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([operationId, { path, summary, query, answer }]) => [
        path,
        {
          get: {
            operationId,
            summary,
            parameters: [
              ...(path.includes('{slug}')
                ? [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }]
                : []),
              ...parameters(query),
            ],
            responses: {
              200: {
                description: 'The answer.',
                content: { 'application/json': { schema: schemaOf(answer, components) } },
              },
              ...Object.fromEntries(
                Object.entries(problems).map(([status, description]) => [
                  status,
                  {
                    description,
                    content: {
                      'application/problem+json': { schema: schemaOf(problemSchema, components) },
                    },
                  },
                ]),
              ),
            },
          },
        },
      ]),
    ),
    components: { schemas: components },
  };
}

function parameters(query: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** A schema whose named parts are put among the document's components. */
function schemaOf(schema: z.ZodType, components: Record<string, unknown>): unknown {
  const { $schema: _, $defs = {}, ...rest } = moved(z.toJSONSchema(schema));
  for (const [id, part] of Object.entries($defs)) components[id] = part;
  return rest;
}

/** The same schema, pointing to where this document keeps named parts. */
function moved<T>(schema: T): T {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text);
}
