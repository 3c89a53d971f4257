import { type Calendar, formatDate } from './format-date.ts';

type Props = { date: Date; calendar: Calendar };

/** A moment, as people read it and as machines do. */
export function StoryTime({ date, calendar }: Props) {
  return <time dateTime={date.toISOString()}>{formatDate(date, calendar)}</time>;
}
