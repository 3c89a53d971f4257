'use client';
/** One picture: its words and focal point, where it is, another file for it, its end. */
import { Alert, Anchor, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { DeskPicture, PictureDetails } from '#media/index.ts';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { FocalPoint, type Focus } from './FocalPoint.client.tsx';
import styles from './media.module.css';
import { PictureUses } from './PictureUses.tsx';
import { UploadButton } from './UploadButton.client.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './useUploads.client.tsx';
import { WordsFields, wordsOf } from './WordsFields.tsx';

export function PictureDesk({ details }: { details: PictureDetails }) {
  const { picture, uses, may } = details;
  const router = useRouter();
  const uploads = useUploads({
    replaces: picture.key,
    onReady() {
      toast({ text: 'Replaced. Readers get the new picture from now on.' });
      uploads.clear();
      router.refresh();
    },
  });
  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} href="/desk/pictures" size="sm">
          All pictures
        </Anchor>
        <PageHead
          heading={picture.alt || 'A picture without words'}
          about={`${picture.width} × ${picture.height} pixels · ${broughtBy(picture)}`}
        />
      </div>
      <Words key={picture.changedAt} picture={picture} mayDescribe={may.describe}>
        <section aria-labelledby="uses">
          <Title order={2} id="uses" mb="xs">
            Where is this?
          </Title>
          <PictureUses uses={uses} />
        </section>
        <section aria-labelledby="file">
          <Title order={2} id="file" mb="xs">
            The file
          </Title>
          {may.replace ? (
            <Stack gap="xs" align="start">
              <Text size="sm">
                Another file takes its place everywhere, and readers see it at once. Words and focal
                point stay.
              </Text>
              <UploadButton
                label="Replace the file"
                onFiles={uploads.add}
                multiple={false}
                variant="default"
              />
              <UploadList items={uploads.items} ready={() => <span>Replaced</span>} />
            </Stack>
          ) : (
            <Text size="sm">Readers see it, so an editor replaces it.</Text>
          )}
        </section>
        {may.delete ? <Deleting picture={picture} isUsed={uses.length > 0} /> : null}
      </Words>
    </Stack>
  );
}

function broughtBy({ uploaderName, createdAt }: DeskPicture): string {
  const day = new Date(createdAt).toLocaleDateString('en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return uploaderName ? `uploaded by ${uploaderName} on ${day}` : `loaded on ${day}`;
}

type WordsProps = { picture: DeskPicture; mayDescribe: boolean; children: React.ReactNode };

function Words({ picture, mayDescribe, children }: WordsProps) {
  const router = useRouter();
  const [focus, setFocus] = useState<Focus>(picture.focus);
  const [isSaving, setSaving] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaving(true);
    const body = { ...wordsOf(event.currentTarget, focus), base: picture.changedAt };
    const answer = await callDesk('PATCH', `pictures/${picture.key}`, { body });
    setSaving(false);
    if (!take(answer)) return;
    toast({ text: 'Saved.' });
    router.refresh();
  }

  return (
    <div className={styles.details}>
      <section aria-labelledby="focus">
        <Title order={2} id="focus" mb={4}>
          Focal point
        </Title>
        <Text size="sm" mb="xs" className={styles.quiet}>
          What must stay when the picture is cut to another shape. Click it, or move the mark with
          the arrow keys.
        </Text>
        <FocalPoint picture={picture} focus={focus} onChange={setFocus} disabled={!mayDescribe} />
      </section>
      <Stack gap="xl">
        <form ref={form} onSubmit={submit} noValidate>
          <Title order={2} mb="xs">
            Words
          </Title>
          <Stack gap="sm">
            {trouble ? (
              <Alert color="red" role="alert">
                {trouble}
              </Alert>
            ) : null}
            {mayDescribe ? null : (
              <Text size="sm">Readers see it, so an editor changes its words.</Text>
            )}
            <WordsFields picture={picture} errorOf={errorOf} disabled={!mayDescribe} />
            {mayDescribe ? (
              <Group>
                <Button type="submit" loading={isSaving}>
                  Save
                </Button>
              </Group>
            ) : null}
          </Stack>
        </form>
        {children}
      </Stack>
    </div>
  );
}

function Deleting({ picture, isUsed }: { picture: DeskPicture; isUsed: boolean }) {
  const router = useRouter();
  const [isAsking, { open, close }] = useDisclosure(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function remove() {
    const answer = await callDesk('DELETE', `pictures/${picture.key}`);
    if (answer.kind === 'ok' || answer.kind === 'absent') {
      toast({ text: 'Deleted.' });
      return router.push('/desk/pictures');
    }
    setTrouble(
      answer.kind === 'conflict'
        ? 'Somebody has begun to use it meanwhile, so it stays.'
        : 'It could not be deleted. Try again in a moment.',
    );
  }

  return (
    <section aria-labelledby="delete">
      <Title order={2} id="delete" mb="xs">
        Delete
      </Title>
      {isUsed ? (
        <Text size="sm">
          It is in use, so it cannot be deleted; earlier revisions of a story count. Replace the
          file if nobody is to see it any more.
        </Text>
      ) : (
        <Button variant="light" color="red" onClick={open}>
          Delete this picture
        </Button>
      )}
      <Modal opened={isAsking} onClose={close} title="Delete this picture?" centered>
        <Stack>
          {trouble ? (
            <Alert color="red" role="alert">
              {trouble}
            </Alert>
          ) : null}
          <Text>It is used nowhere. Its files go at once, and nothing brings them back.</Text>
          <Group justify="end">
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button color="red" onClick={remove}>
              Delete it
            </Button>
          </Group>
        </Stack>
      </Modal>
    </section>
  );
}
