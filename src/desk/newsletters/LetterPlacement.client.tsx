'use client';
/** Where a letter's form stands in stories. An editor's own form in a story goes before it. */
import { MultiSelect, NumberInput, Switch } from '@mantine/core';
import { letterLimits } from '#newsletters/pure.ts';
import type { FieldsProps } from './letter-fields.ts';
import { Part } from './Part.tsx';

export function LetterPlacement({ form, change, errorOf, places }: FieldsProps) {
  const { placed } = form;
  const set = (more: Partial<typeof placed>) => change({ placed: { ...placed, ...more } });
  return (
    <Part legend="Where its form stands">
      <Switch
        label="In the text of stories"
        checked={placed.after !== null}
        onChange={(event) => set({ after: event.currentTarget.checked ? 3 : null })}
      />
      {placed.after === null ? null : (
        <NumberInput
          name="placed.after"
          label="After how many paragraphs"
          min={1}
          max={letterLimits.paragraphs}
          value={placed.after}
          error={errorOf('placed.after')}
          onChange={(value) => set({ after: Number(value) || 1 })}
        />
      )}
      <Switch
        label="At the foot of stories"
        checked={placed.foot}
        onChange={(event) => set({ foot: event.currentTarget.checked })}
      />
      <MultiSelect
        name="placed.sections"
        label="Only in these sections"
        description="None is every section. A section holds those under it."
        data={places.sections}
        value={placed.sections}
        searchable
        error={errorOf('placed.sections')}
        onChange={(sections) => set({ sections })}
      />
      <MultiSelect
        name="placed.formats"
        label="Only in these formats"
        description="None is every format."
        data={places.formats}
        value={placed.formats}
        searchable
        error={errorOf('placed.formats')}
        onChange={(formats) => set({ formats })}
      />
    </Part>
  );
}
