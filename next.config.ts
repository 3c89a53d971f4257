import type { NextConfig } from 'next';

/** Next renders pages and nothing else: caching, compression and pictures are our own server's. */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  // The optimiser has had holes, and we make our own variants; the server answers 404 for it.
  images: { unoptimized: true },
  // Nobody waits for a stream: the whole document is rendered, stored and sent.
  htmlLimitedBots: /.*/,
  // `npm test` runs the compiler over everything, once.
  typescript: { ignoreBuildErrors: true },
  // They find files beside themselves, which a bundle would break.
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@aws-sdk/client-s3',
    'sharp',
    'pino',
    '@node-rs/argon2',
    'better-auth',
    '@better-auth/passkey',
    'nodemailer',
  ],
  experimental: {
    // Named imports of these bring what is named, not the library.
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
};

export default config;
