'use client';
/** How much each rule of the publishing gate weighs, for every format and for single ones. */
import { Button, NativeSelect, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type RuleLevel, type RuleName, ruleLevels, ruleNames } from '#articles/pure.ts';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { ruleWords } from '../story/gate-words.ts';
import styles from './GateForm.module.css';

/** Without a format it is for every one. */
export type LevelChoice = { rule: string; format: string | null; level: RuleLevel };

type Props = {
  defaults: Record<RuleName, RuleLevel>;
  choices: LevelChoice[];
  formats: { slug: string; name: string }[];
  mayChange: boolean;
};

const levelWords: Record<RuleLevel, string> = { off: 'Off', warning: 'Warning', stop: 'Stop' };
const isLevel = (value: string): value is RuleLevel => ruleLevels.some((level) => level === value);

export function GateForm({ defaults, choices, formats, mayChange }: Props) {
  const router = useRouter();
  const [wanted, setWanted] = useState(choices);
  const [format, setFormat] = useState('');
  const [isSending, setSending] = useState(false);
  const chosenFormat = format === '' ? null : format;
  const isChanged = ordered(wanted) !== ordered(choices);
  const levelOf = (rule: RuleName, where: string | null) =>
    wanted.find((choice) => choice.rule === rule && choice.format === where)?.level;
  const set = (rule: RuleName, value: string) => {
    const rest = wanted.filter((choice) => choice.rule !== rule || choice.format !== chosenFormat);
    setWanted(isLevel(value) ? [...rest, { rule, format: chosenFormat, level: value }] : rest);
  };
  const send = async (to: LevelChoice[], done: string, before?: LevelChoice[]) => {
    setSending(true);
    const answer = await callDesk('PUT', 'gate', { body: { choices: to } });
    setSending(false);
    if (answer.kind !== 'ok') {
      toast({ text: failureWords(answer), tone: 'problem' });
      return;
    }
    setWanted(to);
    toast({
      text: done,
      ...(before ? { undo: () => void send(before, 'The gate is as it was.') } : {}),
    });
    router.refresh();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(wanted, 'The publishing gate asks for this from now on.', choices);
  };
  return (
    <form onSubmit={submit}>
      <NativeSelect
        label="For"
        value={format}
        maw={280}
        mb="md"
        data={[
          { value: '', label: 'Every format' },
          ...formats.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(event) => setFormat(event.currentTarget.value)}
      />
      <ul className={styles.rules}>
        {ruleNames.map((rule) => {
          const above = (chosenFormat && levelOf(rule, null)) || defaults[rule];
          return (
            <li key={rule} className={styles.rule}>
              <div>
                <label htmlFor={`gate-${rule}`}>{ruleWords[rule]?.name ?? rule}</label>
                <Text size="xs" c="dimmed">
                  {ruleWords[rule]?.about}
                </Text>
              </div>
              <NativeSelect
                id={`gate-${rule}`}
                w={190}
                disabled={!mayChange}
                value={levelOf(rule, chosenFormat) ?? ''}
                data={[
                  {
                    value: '',
                    label: `${chosenFormat ? 'As for every format' : 'As usual'}: ${levelWords[above].toLowerCase()}`,
                  },
                  ...ruleLevels.map((level) => ({ value: level, label: levelWords[level] })),
                ]}
                onChange={(event) => set(rule, event.currentTarget.value)}
              />
            </li>
          );
        })}
      </ul>
      {mayChange ? (
        <Button type="submit" mt="md" disabled={!isChanged} loading={isSending}>
          Save the gate
        </Button>
      ) : null}
    </form>
  );
}

function ordered(choices: LevelChoice[]): string {
  return choices
    .map(({ rule, format, level }) => `${rule} ${format} ${level}`)
    .sort()
    .join();
}
