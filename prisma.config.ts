import { defineConfig } from 'prisma/config';

/** For Prisma's own tools only; the product reads its address in `src/lib/env.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/standfirst' },
});
