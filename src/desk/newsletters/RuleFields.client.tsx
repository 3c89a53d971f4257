'use client';
/** Which stories a rule takes: used where a letter is set, and again in the draft of one issue. */
import { MultiSelect, NumberInput, Switch } from '@mantine/core';
import { type FillRule, letterLimits } from '#newsletters/pure.ts';
import type { LetterPlaces } from './letter-fields.ts';

type Props = {
  rule: FillRule;
  onChange: (rule: FillRule) => void;
  places: Pick<LetterPlaces, 'sections' | 'formats'>;
  errorOf?: (field: string) => string | undefined;
};

export function RuleFields({ rule, onChange, places, errorOf = () => undefined }: Props) {
  const set = (more: Partial<FillRule>) => onChange({ ...rule, ...more });
  return (
    <>
      <NumberInput
        name="rule.count"
        label="Stories"
        min={1}
        max={letterLimits.count}
        value={rule.count}
        error={errorOf('rule.count')}
        onChange={(value) => set({ count: Number(value) || 1 })}
      />
      <MultiSelect
        name="rule.sections"
        label="From these sections"
        description="None is every section."
        data={places.sections}
        value={rule.sections}
        searchable
        error={errorOf('rule.sections')}
        onChange={(sections) => set({ sections })}
      />
      <MultiSelect
        name="rule.formats"
        label="Of these formats"
        description="None is every format."
        data={places.formats}
        value={rule.formats}
        searchable
        error={errorOf('rule.formats')}
        onChange={(formats) => set({ formats })}
      />
      <NumberInput
        name="rule.days"
        label="Not older than so many days"
        description="Empty is since the last issue of the letter."
        min={1}
        max={letterLimits.days}
        value={rule.days ?? ''}
        error={errorOf('rule.days')}
        onChange={(value) => set({ days: Number(value) || null })}
      />
      <Switch
        label="Leave out what its readers got in another letter"
        description="A story is left out as soon as one reader of this letter has had it in another."
        checked={rule.sparesOthers}
        onChange={(event) => set({ sparesOthers: event.currentTarget.checked })}
      />
    </>
  );
}
