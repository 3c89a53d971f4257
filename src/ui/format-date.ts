/** Dates as an edition writes them: in its language and by its clock, never the server's. */
import { dateFormat } from '#lib/date-format.ts';
export type Calendar = { language: string; timeZone: string };

/** “14 February 2025” in the UK, “February 14, 2025” in the US. */
export function formatDate(date: Date, { language, timeZone }: Calendar): string {
  return dateFormat(language, { dateStyle: 'long', timeZone }).format(date);
}

/** “14 Feb 2025”, for narrow lists. */
export function formatShortDate(date: Date, { language, timeZone }: Calendar): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone }).format(date);
}

/** “February 2025”; months count from 1. */
export function formatMonth(year: number, month: number, language: string): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(language, options).format(date);
}

/** “February”. */
export function formatMonthName(month: number, language: string): string {
  const date = new Date(Date.UTC(2000, month - 1, 1));
  return dateFormat(language, { month: 'long', timeZone: 'UTC' }).format(date);
}

/** “1.2 MB”, as a file's size is told to people. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
