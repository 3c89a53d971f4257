import type { ReactNode } from 'react';

/** Stories as readers will see them. They lie under `/desk`, where the server keeps nothing. */
export const dynamic = 'force-dynamic';

/** Each page is a whole document of its own, because its language depends on what it shows. */
export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
