'use client';
/** A moment typed by the publication's clock; says the zone, and what it is where the person sits. */
import { TextInput } from '@mantine/core';
import { momentOf, wallClock, zoneName } from '#lib/zone.ts';
import { useDeskClock } from '../look/DeskClock.client.tsx';

type Props = {
  id: string;
  label: string;
  value: Date | null;
  onChange: (at: Date | null) => void;
  error?: string | undefined;
  about?: string;
  readOnly?: boolean;
};

export function TimeField({ id, label, value, onChange, error, about, readOnly }: Props) {
  const { timeZone, locale } = useDeskClock();
  return (
    <TextInput
      id={id}
      type="datetime-local"
      label={label}
      description={[about, zoneWords(value, { timeZone, locale })].filter(Boolean).join(' ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      defaultValue={value ? wallClock(value, timeZone) : ''}
      readOnly={readOnly ?? false}
      error={error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange(typed === '' ? null : momentOf(typed, timeZone));
      }}
    />
  );
}

function zoneWords(at: Date | null, { timeZone, locale }: { timeZone: string; locale: string }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!at) return `By the clock of ${timeZone}.`;
  const zone = `${zoneName(at, timeZone, locale)}, ${timeZone}.`;
  if (wallClock(at, own) === wallClock(at, timeZone)) return zone;
  const here = new Intl.DateTimeFormat(locale, { timeStyle: 'short', dateStyle: 'medium' });
  return `${zone} For you that is ${here.format(at)}.`;
}
