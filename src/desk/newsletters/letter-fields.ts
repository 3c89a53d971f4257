/** What the parts of a letter's form share. */
import type { LetterForm } from '#newsletters/pure.ts';

type Choice = { value: string; label: string };

export type LetterPlaces = {
  timeZone: string;
  editions: Choice[];
  sections: Choice[];
  formats: Choice[];
};

export type FieldsProps = {
  form: LetterForm;
  change: (more: Partial<LetterForm>) => void;
  errorOf: (field: string) => string | undefined;
  places: LetterPlaces;
};

export const weekdays = [
  { value: '1', label: 'Monday' },
  { value: '2', label: 'Tuesday' },
  { value: '3', label: 'Wednesday' },
  { value: '4', label: 'Thursday' },
  { value: '5', label: 'Friday' },
  { value: '6', label: 'Saturday' },
  { value: '7', label: 'Sunday' },
];

export const cadenceWords = [
  { value: 'daily', label: 'Daily' },
  { value: 'weekdays', label: 'On weekdays' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
];
