'use client';
/** The story as its readers will see it, at the widths they have, and links for people without an account. */
import {
  ActionIcon,
  Button,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Text,
  TextInput,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { previewing } from '#articles/index.ts';
import { When } from '../look/DeskClock.client.tsx';
import { Nothing } from '../look/Nothing.tsx';
import { Trouble } from '../look/Trouble.client.tsx';
import { callDesk } from '../shell/api.ts';
import { confirmOnce, useIsAsked } from '../shell/confirm.client.tsx';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { type Sent, useDeskRead } from '../shell/useDeskRead.client.tsx';
import styles from './PreviewDialog.module.css';

type Link = Sent<previewing.PreviewLink>;
type Props = {
  story: number;
  /** Readers see this very text. */
  isLiveText: boolean;
  mayShare: boolean;
  onClose(): void;
};

const widths = { phone: 390, desktop: 1280 } as const;

export function PreviewDialog({ story, isLiveText, mayShare, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const isAsked = useIsAsked();
  const [width, setWidth] = useState<keyof typeof widths>('phone');
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!isAsked}
      title="As readers will see it"
      size="84rem"
      fullScreen={isNarrow}
    >
      <div className={styles.columns}>
        <div>
          <Group justify="space-between" mb="sm">
            <SegmentedControl
              aria-label="Width"
              value={width}
              onChange={(value) => setWidth(value === 'desktop' ? 'desktop' : 'phone')}
              data={[
                { value: 'phone', label: 'Phone' },
                { value: 'desktop', label: 'Desktop' },
              ]}
            />
            <Text size="sm" c="dimmed">
              {isLiveText
                ? 'Readers see this very text.'
                : 'What was saved last. Readers see none of it yet.'}
            </Text>
          </Group>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
          <section className={styles.frame} aria-label="The page" tabIndex={0}>
            <iframe
              title="Preview of the story"
              src={`/desk/stories/${story}/preview`}
              data-width={width}
              width={widths[width]}
              height={700}
            />
          </section>
        </div>
        {mayShare ? <Links story={story} /> : null}
      </div>
    </Modal>
  );
}

function Links({ story }: { story: number }) {
  const at = `stories/${story}/preview-links`;
  const { data, trouble, again } = useDeskRead<{ links: Link[] }>(at);
  const [made, setMade] = useState<string | null>(null);
  const revoke = async ({ id, label }: Link) => {
    const sure = await confirmOnce({
      heading: `Take back the link for ${label}?`,
      consequence: 'Whoever opens it from now on finds nothing. You can make another one.',
      deed: 'Take it back',
    });
    if (!sure) return;
    const answer = await callDesk('DELETE', `${at}/${id}`);
    if (answer.kind === 'ok') {
      setMade(null);
      toast({ text: `The link for ${label} opens nothing now.` });
    } else toast({ text: failureWords(answer), tone: 'problem' });
    again();
  };
  return (
    <section aria-labelledby="preview-links" className={styles.links}>
      <h3 id="preview-links">Links for people without an account</h3>
      <Text size="sm" c="dimmed">
        Whoever has a link reads this story as it is saved, also what you write later, until the
        link ends.
      </Text>
      <MakeLink
        at={at}
        onMade={(url) => {
          setMade(url);
          again();
        }}
      />
      {made ? (
        <div className={styles.made} role="status">
          <code>{made}</code>
          <Group gap="xs" mt={4}>
            <CopyButton value={made}>
              {({ copied, copy }) => (
                <Button size="compact-sm" onClick={copy}>
                  {copied ? 'Copied' : 'Copy the link'}
                </Button>
              )}
            </CopyButton>
            <Text size="xs" c="dimmed">
              It is shown once.
            </Text>
          </Group>
        </div>
      ) : null}
      {trouble ? <Trouble words={trouble} onAgain={again} /> : null}
      {data?.links.length === 0 ? (
        <Nothing size="small" what="No link is open." teach="Each has a name and an end." />
      ) : null}
      <ul className={styles.list} aria-label="Open links">
        {data?.links.map((link) => (
          <li key={link.id}>
            <div>
              <strong>{link.label}</strong>
              <div>
                made by {link.createdBy}, ends <When at={link.expiresAt} />
              </div>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take back the link for ${link.label}`}
              onClick={() => void revoke(link)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}

const problemWords: Record<string, string> = {
  missing: 'Say whom it is for',
  'too-long': 'Say it in fewer words',
  'out-of-range': 'A link lasts 1 to 30 days',
  'too-many': 'Twenty links are open. Take one back first',
};

function MakeLink({ at, onMade }: { at: string; onMade: (url: string) => void }) {
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number | string>(7);
  const [problem, setProblem] = useState<{ field: string; words: string } | null>(null);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const body = { label, days: Number(days) };
    const answer = await callDesk<{ url: string }>('POST', at, { body });
    if (answer.kind === 'ok') {
      setProblem(null);
      setLabel('');
      onMade(answer.data.url);
      return;
    }
    const found = answer.kind === 'invalid' ? answer.problems[0] : undefined;
    const words = problemWords[found?.code ?? ''] ?? failureWords(answer);
    const field = found?.field === 'days' ? 'days' : 'label';
    setProblem({ field, words });
    document.getElementById(`link-${field}`)?.focus();
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.words : undefined);
  return (
    <form onSubmit={make} noValidate className={styles.make}>
      <TextInput
        id="link-label"
        label="Whom it is for"
        placeholder="Counsel"
        value={label}
        error={errorOf('label')}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <NumberInput
        id="link-days"
        label="Days"
        min={1}
        max={30}
        w={84}
        value={days}
        error={errorOf('days')}
        onChange={setDays}
      />
      <Button type="submit" variant="default">
        Make a link
      </Button>
    </form>
  );
}
