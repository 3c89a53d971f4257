/** The desk as a document. What a person may see is decided by the pages, never here. */
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/libre-franklin/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import '#desk/look/look.css';
import '#desk/shell/desk.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DeskProvider } from '#desk/shell/DeskProvider.client.tsx';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { template: '%s · Desk', default: 'Desk' },
  robots: { index: false },
  icons: '/favicon.svg',
};

export default async function DeskDocument({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en-GB" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <DeskProvider nonce={nonce}>{children}</DeskProvider>
      </body>
    </html>
  );
}
