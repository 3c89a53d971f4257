'use client';
/** Everything a publisher sets of a letter. Readers see it as soon as it is saved. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { LetterForm as Form } from '#newsletters/pure.ts';
import type { ShownPicture } from '../editor/index.client.tsx';
import { Chip } from '../look/Chip.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import { confirmOnce } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { LetterDesign } from './LetterDesign.client.tsx';
import { LetterIssues } from './LetterIssues.client.tsx';
import { LetterPlacement } from './LetterPlacement.client.tsx';
import { LetterPromise } from './LetterPromise.client.tsx';
import type { LetterPlaces } from './letter-fields.ts';

type Props = {
  /** Null for one that is to be made. */
  letter: { slug: string; version: number; isRetired: boolean } | null;
  form: Form;
  logo: ShownPicture | null;
  places: LetterPlaces;
};

type Saved = { version: number; slug: string };

export function LetterForm({ letter, form: first, logo, places }: Props) {
  const router = useRouter();
  const [form, setForm] = useState(first);
  const [slug, setSlug] = useState('');
  const [isSending, setSending] = useState(false);
  const problems = useProblems();
  const { take, errorOf, trouble } = problems;
  const isChanged = slug !== '' || JSON.stringify(form) !== JSON.stringify(first);
  const change = (more: Partial<Form>) => {
    setForm({ ...form, ...more });
    problems.forget(...Object.keys(more));
  };

  const save = async () => {
    if (!isChanged || isSending) return;
    setSending(true);
    const answer: ApiAnswer<Saved> = letter
      ? await callDesk('PUT', `newsletters/${letter.slug}`, {
          body: { ...form, version: letter.version },
        })
      : await callDesk('POST', 'newsletters', { body: { ...form, slug } });
    setSending(false);
    if (answer.kind === 'conflict') {
      toast({
        tone: 'problem',
        text: 'Somebody else has changed this letter since you opened it. Open it in another window, compare, then reload this page.',
      });
      return;
    }
    if (!take(answer) || answer.kind !== 'ok') return;
    toast({ text: letter ? 'The letter is saved. Readers see it now.' : 'The letter is there.' });
    if (letter) router.refresh();
    else router.push(`/desk/newsletters/${answer.data.slug}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  useShortcuts([
    { keys: 'mod+S', label: 'Save the letter', group: 'Letter', run: () => void save() },
  ]);
  const fields = { form, change, errorOf, places };

  return (
    <form ref={problems.form} onSubmit={submit} noValidate>
      <PageHead
        heading={letter ? first.name : 'A new letter'}
        about={
          <>
            {letter?.isRetired ? <Chip tone="quiet">Retired</Chip> : null}{' '}
            <a href={letter ? `/desk/newsletters/${letter.slug}` : '/desk/newsletters'}>
              {letter ? 'Its issues' : 'All newsletters'}
            </a>
          </>
        }
        actions={
          <>
            {letter ? <Retire letter={letter} name={first.name} /> : null}
            <Button type="submit" disabled={!isChanged} loading={isSending}>
              {letter ? 'Save the letter' : 'Make the letter'}
            </Button>
          </>
        }
      />
      <Stack gap="xl" maw={640}>
        {trouble ? (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {trouble}
          </Text>
        ) : null}
        {letter ? null : (
          <TextInput
            name="slug"
            label="Address"
            description="The last part of its address on the site, such as morning-briefing. It cannot be changed later."
            value={slug}
            error={errorOf('slug')}
            onChange={(event) => {
              setSlug(event.currentTarget.value.trim().toLowerCase());
              problems.forget('slug');
            }}
          />
        )}
        <LetterPromise {...fields} />
        <LetterDesign {...fields} logo={logo} />
        <LetterPlacement {...fields} />
        <LetterIssues {...fields} />
      </Stack>
    </form>
  );
}

type RetireProps = { letter: { slug: string; version: number; isRetired: boolean }; name: string };

function Retire({ letter, name }: RetireProps) {
  const router = useRouter();
  const act = async (retire: boolean) => {
    const isMeant =
      !retire ||
      (await confirmOnce({
        heading: `Retire ${name}?`,
        consequence:
          'Nobody can sign up for it any more and nothing of it is sent. What it sent can still be read. It can be taken up again.',
        deed: 'Retire the letter',
      }));
    if (!isMeant) return;
    const answer = await callDesk('POST', `newsletters/${letter.slug}/retire`, {
      body: { version: letter.version, retire },
    });
    if (answer.kind === 'ok') {
      toast({ text: retire ? `${name} is retired.` : `${name} is offered again.` });
      router.refresh();
      return;
    }
    const isUnderWay = answer.kind === 'invalid';
    toast({
      tone: 'problem',
      text: isUnderWay
        ? 'An issue of it is under way. Let it end, or cancel it, then retire the letter.'
        : failureWords(answer),
    });
  };
  return (
    <Button variant="default" onClick={() => act(!letter.isRetired)}>
      {letter.isRetired ? 'Take it up again' : 'Retire'}
    </Button>
  );
}
