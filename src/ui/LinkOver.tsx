import type { ReactNode } from 'react';

/** A link that leads nowhere any more: why, and the two ways on. */
export function LinkOver({ children }: { children: ReactNode }) {
  return (
    <div className="prose story-foot">
      <p>{children}</p>
      <ul>
        <li>
          <a href="/newsletters/link">Get the link to your letters</a>
        </li>
        <li>
          <a href="/newsletters">See all newsletters and sign up</a>
        </li>
      </ul>
    </div>
  );
}
