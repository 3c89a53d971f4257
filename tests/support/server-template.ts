/** Finds a PostgreSQL server, or starts one when its programs are here, and migrates a template. */
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/server/migrate.ts';
import { withDatabase } from './database-address.ts';
import { findPostgresPrograms, startPostgresServer } from './postgres-server.ts';

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given && !findPostgresPrograms()) {
    console.info(
      'No PostgreSQL server: set TEST_DATABASE_URL, or install PostgreSQL, to run these there too.',
    );
    provide('serverUrl', '');
    return async () => {};
  }
  const own = given ? null : await startPostgresServer();
  const url = given ?? own?.url ?? '';
  const name = `standfirst_template_${process.pid}`;
  await withDatabase(url, async (client) => {
    await client.query(`create database ${name}`);
  });
  const template = new URL(url);
  template.pathname = `/${name}`;
  await migrate(template.href);
  provide('serverUrl', url);
  provide('serverTemplate', name);
  return async () => {
    if (own) return own.stop();
    await withDatabase(url, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  };
}
