import { defineConfig } from 'vitest/config';

const pure = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'];
const database = ['src/**/*.db.test.ts'];

/**
 * Three projects: what needs no database, and the database tests on the embedded PostgreSQL and, where
 * there is one, on a server. They are the same files.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: pure, exclude: database, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'database (embedded)',
          include: database,
          provide: { databaseKind: 'embedded' },
          globalSetup: 'tests/support/embedded-template.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database (server)',
          include: database,
          // Who may do what, and what becomes of a picture, is decided in our code, the same on both.
          exclude: ['src/app/api/desk/permissions.db.test.ts', 'src/media/media.db.test.ts'],
          provide: { databaseKind: 'server' },
          globalSetup: 'tests/support/server-template.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
