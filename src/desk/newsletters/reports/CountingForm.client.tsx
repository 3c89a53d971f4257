'use client';
/** What a letter counts and asks. Off until a publisher says otherwise, and said plainly what it means. */
import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { reports } from '#issues/index.ts';
import { callDesk } from '../../shell/api.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { toast } from '../../shell/toast.client.tsx';
import styles from './reports.module.css';

const choices: { name: keyof reports.Counting; label: string; description: string }[] = [
  {
    name: 'countsClicks',
    label: 'Count which links people follow',
    description: 'Links in the mail lead over this site. Those of the text part stay as they are.',
  },
  {
    name: 'countsOpens',
    label: 'Count who opens it',
    description:
      'By a picture that cannot be seen. Many programs fetch it unasked, and many never do: the figure is a rough one.',
  },
  {
    name: 'asksFeedback',
    label: 'Ask after each story: more like this, or less?',
    description: 'The link opens a page; only its button counts.',
  },
];

type Props = { slug: string; counting: reports.Counting; mayDecide: boolean };

export function CountingForm({ slug, counting: first, mayDecide }: Props) {
  const router = useRouter();
  const [counting, setCounting] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const isChanged = JSON.stringify(counting) !== JSON.stringify(first);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await callDesk('PUT', `newsletters/${slug}/counting`, { body: counting });
    setBusy(false);
    if (answer.kind !== 'ok') {
      toast({ text: failureWords(answer), tone: 'problem' });
      return;
    }
    toast({ text: 'It holds from the next issue on.' });
    router.refresh();
  };

  return (
    <section aria-labelledby="counting">
      <h2 id="counting" className={styles.heading}>
        What this letter counts and asks
      </h2>
      <form onSubmit={save}>
        <Stack gap="sm" maw={640}>
          <Text size="sm">
            Nothing is counted unless it is ticked here. What is counted stays on this site and
            tells who read what, so say it on your privacy page first.
          </Text>
          {choices.map(({ name, label, description }) => (
            <Checkbox
              key={name}
              label={label}
              description={description}
              checked={counting[name]}
              disabled={!mayDecide}
              onChange={(event) =>
                setCounting({ ...counting, [name]: event.currentTarget.checked })
              }
            />
          ))}
          {mayDecide ? (
            <div>
              <Button type="submit" variant="default" loading={isBusy} disabled={!isChanged}>
                Save what is counted
              </Button>
            </div>
          ) : (
            <Text size="sm">A publisher decides this.</Text>
          )}
        </Stack>
      </form>
    </section>
  );
}
