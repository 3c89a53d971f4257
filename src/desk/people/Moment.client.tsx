'use client';
/** A moment in the words of whoever reads it; the exact time is there for who wants it. */
export function Moment({ at }: { at: Date | string }) {
  const date = new Date(at);
  const words = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date);
  return (
    <time dateTime={date.toISOString()} suppressHydrationWarning>
      {words}
    </time>
  );
}
