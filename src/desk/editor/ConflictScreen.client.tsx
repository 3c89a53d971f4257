'use client';
/** Both texts of what two people changed, side by side; nothing is saved before each is settled. */
import { Alert, Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Choice, DraftConflict } from '#articles/pure.ts';
import styles from './editor.module.css';

const names: Record<string, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  pictureCaption: 'Caption of the picture',
  slug: 'Address',
};

type Props = { conflicts: DraftConflict[]; onSettle(choices: Choice[]): void };

export function ConflictScreen({ conflicts, onSettle }: Props) {
  const [choices, setChoices] = useState<(Choice | null)[]>(() => conflicts.map(() => null));
  const open = choices.filter((choice) => choice === null).length;
  return (
    <section className={styles.conflict} aria-labelledby="conflict-title">
      <Title order={2} size="h3" id="conflict-title" tabIndex={-1}>
        Somebody else changed the same words
      </Title>
      <Text size="sm">
        Nothing is lost: both texts are here, and what only one of you changed is put together
        already. Choose for each, then save.
      </Text>
      <Stack gap="lg" mt="md">
        {conflicts.map((conflict, index) => (
          <div key={conflict.field + String('block' in conflict ? conflict.block : '')}>
            <Text fw={600}>
              {conflict.field === 'body'
                ? 'A part of the text'
                : (names[conflict.field] ?? conflict.field)}
            </Text>
            <div className={styles.sides}>
              <Side title="Yours" text={inWords(conflict.mine)} />
              <Side title="Theirs" text={inWords(conflict.theirs)} />
            </div>
            <Radio.Group
              aria-label="Which stays"
              value={choices[index] ?? ''}
              onChange={(value) =>
                setChoices((before) =>
                  before.map((choice, at) => (at === index ? asChoice(value) : choice)),
                )
              }
            >
              <Group gap="md" mt="xs">
                <Radio value="mine" label="Mine" />
                <Radio value="theirs" label="Theirs" />
                {conflict.field === 'body' ? (
                  <Radio value="both" label="Both, theirs first" />
                ) : null}
              </Group>
            </Radio.Group>
          </div>
        ))}
      </Stack>
      <Group mt="md">
        <Button
          disabled={open > 0}
          onClick={() => onSettle(choices.map((choice) => choice ?? 'theirs'))}
        >
          Save what I chose
        </Button>
        <Text size="sm" role="status">
          {open > 0 ? `${open} still to choose` : ''}
        </Text>
      </Group>
    </section>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <Alert variant="light" color="gray" title={title}>
      <div className={styles.side}>{text || <em>Taken out</em>}</div>
    </Alert>
  );
}

function asChoice(value: string): Choice | null {
  return value === 'mine' || value === 'theirs' || value === 'both' ? value : null;
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return JSON.stringify(value, null, 2);
}
