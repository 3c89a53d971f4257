'use client';
/**
 * Chooses a picture for a story: from the library, or uploaded there and then. Whoever opens it gets
 * the picture with all that is said of it; one without words is asked for them first, and may wait.
 */
import { Alert, Button, Group, Modal, Pagination, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DeskPicture, LibraryPage, PictureDetails } from '#media/index.ts';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';
import { Empty, Search } from './Library.client.tsx';
import styles from './media.module.css';
import { missingWords, PictureTile } from './PictureTile.tsx';
import { Thumb } from './Thumb.tsx';
import { UploadButton } from './UploadButton.client.tsx';
import { UploadList } from './UploadList.tsx';
import { useDropAndPaste } from './useDropAndPaste.client.tsx';
import { useUploads } from './useUploads.client.tsx';
import { WordsFields, wordsOf } from './WordsFields.tsx';

type Props = {
  opened: boolean;
  onClose: () => void;
  /** Called once with the picture that was chosen; the dialog then closes itself. */
  onPick: (picture: DeskPicture) => void;
  /** Sent to the library as soon as the dialog opens. */
  files?: File[] | undefined;
};

export function PicturePicker({ opened, onClose, onPick, files }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Choose a picture"
      size="64rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Choosing
        files={files}
        onPick={(picture) => {
          onPick(picture);
          onClose();
        }}
      />
    </Modal>
  );
}

function Choosing({ onPick, files }: Pick<Props, 'onPick' | 'files'>) {
  const [asked, setAsked] = useState({ search: '', page: 1 });
  const [found, setFound] = useState<LibraryPage | null>(null);
  const [isLost, setLost] = useState(false);
  const [chosen, setChosen] = useState<DeskPicture | null>(null);
  const uploads = useUploads({ onReady: (key) => void choose(key) });
  const drop = useDropAndPaste(uploads.add);
  const add = useRef(uploads.add);
  add.current = uploads.add;

  useEffect(() => {
    // Later than a dialog that React mounts twice to try it out.
    const timer = setTimeout(() => files && add.current(files));
    return () => clearTimeout(timer);
  }, [files]);

  useEffect(() => {
    const controller = new AbortController();
    const query = new URLSearchParams({ search: asked.search, page: String(asked.page) });
    callDesk<LibraryPage>('GET', `pictures?${query}`, { signal: controller.signal }).then(
      (answer) => {
        if (controller.signal.aborted) return;
        setLost(answer.kind !== 'ok');
        if (answer.kind === 'ok') setFound(answer.data);
      },
    );
    return () => controller.abort();
  }, [asked]);

  /** A picture without words is asked for them before it goes into the story. */
  async function choose(key: string) {
    const answer = await callDesk<PictureDetails>('GET', `pictures/${key}`);
    if (answer.kind !== 'ok') return setLost(true);
    const { picture, may } = answer.data;
    if (missingWords(picture) && may.describe) setChosen(picture);
    else onPick(picture);
  }

  if (chosen) return <Describing picture={chosen} onPick={onPick} />;
  return (
    <Stack className={`${styles.drop} ${drop.isOver ? styles.dropping : ''}`} {...drop.props}>
      <Group justify="space-between">
        <Search initial="" onSearch={(search) => setAsked({ search, page: 1 })} />
        <UploadButton label="Upload a picture" onFiles={uploads.add} multiple={false} />
      </Group>
      <div aria-live="polite">
        <UploadList items={uploads.items} ready={() => <span>Ready</span>} />
      </div>
      {isLost ? (
        <Alert color="red" role="alert">
          The library could not be reached. Try again in a moment.
        </Alert>
      ) : null}
      {found?.pictures.length === 0 ? (
        <Empty asked={{ search: asked.search, filter: 'all' }} />
      ) : null}
      <ul className={styles.grid} aria-label="Pictures">
        {found?.pictures.map((picture) => (
          <li key={picture.key}>
            <button type="button" className={styles.tile} onClick={() => choose(picture.key)}>
              <PictureTile picture={picture} />
            </button>
          </li>
        ))}
      </ul>
      {found && found.pages > 1 ? (
        <Pagination
          total={found.pages}
          value={asked.page}
          onChange={(page) => setAsked({ ...asked, page })}
          getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      ) : null}
    </Stack>
  );
}

type DescribingProps = { picture: DeskPicture; onPick: Props['onPick'] };

function Describing({ picture, onPick }: DescribingProps) {
  const [isSaving, setSaving] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The dialog may stand inside a form of the story.
    event.stopPropagation();
    setSaving(true);
    const body = { ...wordsOf(event.currentTarget, picture.focus), base: picture.changedAt };
    const path = `pictures/${picture.key}`;
    const answer = await callDesk<{ picture: DeskPicture }>('PATCH', path, { body });
    setSaving(false);
    if (take(answer) && answer.kind === 'ok') onPick(answer.data.picture);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <Group align="start" wrap="nowrap">
          <div className={styles.frame} style={{ inlineSize: '9rem', flex: 'none' }}>
            <Thumb picture={picture} sizes="9rem" eager />
          </div>
          <Text size="sm">
            Say what it shows and who made it. You can do that later, but the story cannot be
            published without.
          </Text>
        </Group>
        {trouble ? (
          <Alert color="red" role="alert">
            {trouble}
          </Alert>
        ) : null}
        <WordsFields picture={picture} errorOf={errorOf} />
        <Group justify="end">
          <Button variant="default" onClick={() => onPick(picture)}>
            Use it without words for now
          </Button>
          <Button type="submit" loading={isSaving}>
            Save and use it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
