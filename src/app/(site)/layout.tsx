import type { ReactNode } from 'react';

/** Nothing is rendered before it is asked for: the one cache is the server's. */
export const dynamic = 'force-dynamic';

/** Each page is a whole document of its own, because its language depends on what it shows. */
export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
