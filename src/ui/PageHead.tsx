import type { ReactNode } from 'react';

type Props = {
  heading: string;
  kicker?: string | undefined;
  standfirst?: string | null | undefined;
  children?: ReactNode;
};

/** The head of a page that is no story: what it is, and a sentence on it. */
export function PageHead({ heading, kicker, standfirst, children }: Props) {
  return (
    <header className="page-head">
      {kicker ? <p className="kicker">{kicker}</p> : null}
      <h1>{heading}</h1>
      {standfirst ? <p className="page-standfirst">{standfirst}</p> : null}
      {children}
    </header>
  );
}
