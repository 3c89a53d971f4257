import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Role, roleAtLeast } from '#accounts/index.ts';
import { roles } from '#accounts/pure.ts';
import { database } from '#lib/database.ts';
import { setJobQueue } from '#lib/jobs.ts';
import { hasDatabase, useDatabase } from '../../../../tests/support/database.ts';
import {
  permissions,
  type Rule,
  type Sent,
  type StoryState,
} from '../../../../tests/support/desk-permissions.ts';
import { fileStory, makePublication } from '../../../../tests/support/publication.ts';
import { makeActor, signedIn } from '../../../../tests/support/staff.ts';

const folder = import.meta.dirname;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every method of every route there is, as `PUT stories/[id]/draft`. */
const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return methods
      .filter((method) =>
        new RegExp(`export (const|async function|function) ${method}\\b|as ${method}\\b`).test(
          source,
        ),
      )
      .map((method) => `${method} ${file.replace(/\/route\.ts$/, '')}`);
  });

type Handler = (request: Request, given: { params: Promise<unknown> }) => Promise<Response>;

async function call(route: string, sent: Sent, headers: Headers): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const module: Record<string, Handler> = await import(join(folder, path, 'route.ts'));
  const handler = module[method];
  if (!handler) throw new Error(`${route} has no handler.`);
  const request = new Request(`https://news.example/api/desk/${path}${sent.query ?? ''}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: JSON.stringify(sent.body ?? {}) }),
  });
  const answer = await handler(request, { params: Promise.resolve(sent.params ?? {}) });
  return answer.status;
}

/** Told that they may not, or that there is nothing. */
const isRefusal = (status: number) => [401, 403, 404].includes(status);

test('every route of the desk is in the table of permissions, and no other', () => {
  expect(Object.keys(permissions).sort()).toEqual(routes.sort());
});

const rulesOf = <K extends Rule['kind']>(kind: K) =>
  Object.entries(permissions).flatMap(([route, rule]) =>
    rule.kind === kind ? [[route, rule as Extract<Rule, { kind: K }>] as const] : [],
  );

describe.runIf(hasDatabase)('permission', () => {
  useDatabase();

  async function setUp() {
    await makePublication();
    setJobQueue({ send: async () => {} });
    const people = new Map<Role, Awaited<ReturnType<typeof signedIn>>>();
    for (const role of roles) people.set(role, await signedIn(role));
    const by = (role: Role) => {
      const found = people.get(role);
      if (!found) throw new Error(role);
      return found;
    };
    return { by };
  }

  async function startAnIssue(): Promise<Record<string, string>> {
    const { id } = await database().newsletterIssue.create({
      data: {
        newsletter: { connect: { slug: 'morning' } },
        subject: '',
        preheader: '',
        intro: '',
        createdAt: new Date('2026-01-01T08:00:00Z'),
        createdBy: 'An editor',
      },
    });
    return { id: String(id) };
  }

  test('nobody who is not signed in gets further than the ways in', async () => {
    await setUp();
    const statuses: Record<string, number> = {};
    for (const [route, rule] of Object.entries(permissions)) {
      if (rule.kind === 'open') continue;
      const sent = rule.kind === 'story' ? rule.send(1) : rule.send;
      statuses[route] = await call(route, sent, new Headers());
    }
    expect(Object.entries(statuses).filter(([, status]) => status !== 401)).toEqual([]);
  }, 60_000);

  test('each role may do what the table says, and no more', async () => {
    const { by } = await setUp();
    const wrong: string[] = [];
    for (const role of roles) {
      const rows = [
        ...rulesOf('role'),
        ...rulesOf('staff'),
        ...rulesOf('issue'),
        ...rulesOf('absent'),
      ];
      for (const [route, rule] of rows) {
        const writer = rule.kind === 'staff' ? await makeActor('writer') : null;
        const issue = rule.kind === 'issue' ? await startAnIssue() : null;
        const params = writer ? { id: writer.staffId } : (issue ?? rule.send.params);
        const sent = { ...rule.send, ...(params ? { params } : {}) };
        const status = await call(route, sent, by(role).headers);
        const may = rule.kind !== 'absent' && roleAtLeast({ role }, rule.least);
        if (status >= 500 || isRefusal(status) === may) wrong.push(`${role}: ${route} → ${status}`);
        // A session that ended by what it did is opened again.
        const count = await database().staffSession.count({
          where: { staffId: by(role).actor.staffId },
        });
        expect(count, `${route} ended the session`).toBeGreaterThan(0);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('stories: own and others’, in each state', async () => {
    const { by } = await setUp();
    const wrong: string[] = [];
    const pool: Record<StoryState, number[]> = { draft: [], live: [], withdrawn: [] };
    const states: StoryState[] = ['draft', 'live', 'withdrawn'];
    let made = 0;
    const take = async (status: StoryState) => {
      const found = pool[status].pop();
      if (found) return found;
      made += 1;
      const slug = `story-${made}`;
      await fileStory({ slug, status });
      return (await database().article.findUniqueOrThrow({ where: { slug } })).id;
    };
    for (const [route, { rule, send }] of rulesOf('story')) {
      for (const state of states) {
        for (const isOwn of [true, false]) {
          for (const role of roles) {
            const { actor, headers } = by(role);
            const id = await take(state);
            await database().$executeRaw`
              update article set created_by_id = ${isOwn ? actor.staffId : null} where id = ${id}`;
            const status = await call(route, send(id), headers);
            const may = roleAtLeast({ role }, isOwn ? rule[state] : rule.others);
            if (status >= 500 || isRefusal(status) === may) {
              wrong.push(`${role}, ${isOwn ? 'own' : 'others’'} ${state}: ${route} → ${status}`);
            }
            if (isRefusal(status)) pool[state].push(id);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
