'use client';
/** The picture over a story: chosen from the library or uploaded, with a caption of this story’s own. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { captionLimit, type Draft } from '#articles/pure.ts';
import type { ShownPicture } from '../editor/index.client.tsx';
import { PicturePicker } from '../media/PicturePicker.client.tsx';
import styles from './panel.module.css';
import { shownPicture } from './shown-picture.ts';

type Held = Pick<Draft, 'picture' | 'pictureCaption'>;

type Props = {
  held: Held;
  /** Those the server knew of when the page was opened, by key. */
  pictures: Record<string, ShownPicture>;
  mayEdit: boolean;
  onChange: (change: Partial<Held>) => void;
};

export function PictureField({ held, pictures, mayEdit, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Record<string, ShownPicture>>({});
  const { picture: key, pictureCaption } = held;
  const picture = key === null ? undefined : (chosen[key] ?? pictures[key]);
  return (
    <fieldset className={styles.fieldset} id="filing-picture" tabIndex={-1}>
      <legend>Picture</legend>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: our own variants, no optimiser
        <img className={styles.picture} src={picture.url} alt={picture.alt} />
      ) : null}
      {mayEdit ? (
        <Group gap={6} mt={4}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {key ? 'Choose another' : 'Choose a picture'}
          </Button>
          {key ? (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => onChange({ picture: null, pictureCaption: null })}
            >
              Take it off
            </Button>
          ) : null}
        </Group>
      ) : null}
      {key ? (
        <TextInput
          mt={6}
          label="Caption here"
          description="Without one, the picture’s own caption stands."
          placeholder={picture?.caption ?? ''}
          value={pictureCaption ?? ''}
          maxLength={captionLimit}
          readOnly={!mayEdit}
          onChange={(event) => onChange({ pictureCaption: event.currentTarget.value || null })}
        />
      ) : null}
      <PicturePicker
        opened={isOpen}
        onClose={() => setOpen(false)}
        onPick={(picked) => {
          setChosen({ ...chosen, [picked.key]: shownPicture(picked) });
          onChange({ picture: picked.key });
        }}
      />
    </fieldset>
  );
}
