import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useDatabase } from '../../tests/support/database.ts';

/** More than one read of a socket, so that a query comes to the database in pieces. */
const long = 'x'.repeat(300_000);

describe.runIf(hasDatabase)('connections at once', () => {
  const { url } = useDatabase();

  test('queries that come in pieces over several of them keep to their own answers', async () => {
    const pool = new pg.Pool({ connectionString: url(), max: 6 });
    try {
      const answers = await Promise.all(
        Array.from({ length: 60 }, async (_, index) => {
          const query =
            index % 2 === 0
              ? pool.query('select $1::int as said', [index])
              : pool.query('select $1::int as said, length($2::text) as long', [index, long]);
          return (await query).rows[0].said;
        }),
      );
      expect(answers).toEqual(answers.map((_, index) => index));
    } finally {
      await pool.end();
    }
  });
});
