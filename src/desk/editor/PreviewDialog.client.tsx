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
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import styles from './editor.module.css';

type Link = { id: number; label: string; createdBy: string; expiresAt: string };
type Props = { story: number; mayShare: boolean; onClose(): void };

const widths = { phone: 390, desktop: 1280 } as const;

export function PreviewDialog({ story, mayShare, onClose }: Props) {
  const [width, setWidth] = useState<keyof typeof widths>('phone');
  return (
    <Modal opened onClose={onClose} title="As readers will see it" size="100%">
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
        <Text size="sm">What was saved last. Readers see none of it yet.</Text>
      </Group>
      <div className={styles.frame}>
        <iframe
          title="Preview of the story"
          src={`/desk/stories/${story}/preview`}
          data-width={width}
          width={widths[width]}
          height={700}
        />
      </div>
      {mayShare ? <Links story={story} /> : null}
    </Modal>
  );
}

function Links({ story }: { story: number }) {
  const at = `stories/${story}/preview-links`;
  const [links, setLinks] = useState<Link[]>([]);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number | string>(7);
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    const answer = await callDesk<{ links: Link[] }>('GET', at);
    if (answer.kind === 'ok') setLinks(answer.data.links);
  }, [at]);
  useEffect(() => void read(), [read]);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const body = { label, days: Number(days) };
    const answer = await callDesk<{ url: string }>('POST', at, { body });
    if (answer.kind === 'invalid') {
      setProblem(
        label.trim() ? 'Twenty links are open, or the days are not 1 to 30' : 'Say whom it is for',
      );
      return;
    }
    setProblem(answer.kind === 'ok' ? null : failureWords(answer));
    if (answer.kind !== 'ok') return;
    setMade(answer.data.url);
    setLabel('');
    await read();
  };
  const revoke = async (id: number) => {
    const answer = await callDesk('DELETE', `${at}/${id}`);
    setProblem(answer.kind === 'ok' ? null : failureWords(answer));
    await read();
  };
  return (
    <section aria-labelledby="preview-links" className={styles.links}>
      <h3 id="preview-links">Links for people without an account</h3>
      <Text size="sm">
        Whoever has a link reads this story as it is saved, also what you write later, until the
        link ends.
      </Text>
      <form onSubmit={make}>
        <Group align="end" gap="xs" mt="xs">
          <TextInput
            label="Whom it is for"
            placeholder="Counsel"
            value={label}
            error={problem}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <NumberInput label="Days" min={1} max={30} w={90} value={days} onChange={setDays} />
          <Button type="submit" variant="default">
            Make a link
          </Button>
        </Group>
      </form>
      {made ? (
        <Group gap="xs" mt="xs" role="status">
          <Text size="sm" className={styles.address}>
            {made}
          </Text>
          <CopyButton value={made}>
            {({ copied, copy }) => (
              <Button size="compact-sm" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Text size="sm">It is shown once.</Text>
        </Group>
      ) : null}
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            {link.label}, made by {link.createdBy}, ends {new Date(link.expiresAt).toLocaleString()}
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={`Take back the link for ${link.label}`}
              onClick={() => revoke(link.id)}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
