'use client';
/** How a letter looks: its colour, which must be readable, its logo, and what stands over and under it. */
import { Button, ColorInput, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  accentInTheDark,
  contrast,
  leastContrast,
  letterLimits,
  ownAccent,
  papers,
} from '#newsletters/pure.ts';
import type { ShownPicture } from '../editor/index.client.tsx';
import { PicturePicker } from '../media/PicturePicker.client.tsx';
import { shownPicture } from '../story/shown-picture.ts';
import type { FieldsProps } from './letter-fields.ts';
import styles from './newsletters.module.css';
import { Part } from './Part.tsx';

type Props = FieldsProps & { logo: ShownPicture | null };

export function LetterDesign({ form, change, errorOf, logo }: Props) {
  return (
    <Part legend="How it looks">
      <ColorInput
        name="accent"
        label="Colour"
        description={colourWords(form.accent)}
        placeholder={ownAccent}
        format="hex"
        withEyeDropper={false}
        value={form.accent}
        error={errorOf('accent')}
        onChange={(accent) => change({ accent })}
      />
      <Logo logo={logo} chosen={form.logo} error={errorOf('logo')} onChange={change} />
      <Textarea
        name="header"
        label="Over every issue"
        description="In Markdown, under the letter’s name. May be empty."
        value={form.header}
        maxLength={letterLimits.part}
        autosize
        minRows={2}
        error={errorOf('header')}
        onChange={(event) => change({ header: event.currentTarget.value })}
      />
      <Textarea
        name="footer"
        label="Under every issue"
        description="In Markdown, over the way out. Your postal address belongs here where the law asks for it."
        value={form.footer}
        maxLength={letterLimits.part}
        autosize
        minRows={2}
        error={errorOf('footer')}
        onChange={(event) => change({ footer: event.currentTarget.value })}
      />
    </Part>
  );
}

function colourWords(accent: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) {
    return 'For kickers and links, such as #9f1d1d. Empty is the publication’s own.';
  }
  const found = contrast(accent, papers.light);
  const dark = accentInTheDark(accent);
  const [light, night] = [found, contrast(dark, papers.dark)].map((one) => one.toFixed(1));
  return found < leastContrast
    ? `${light}:1 on the paper of the mail. It needs ${leastContrast}:1: take a darker one.`
    : `${light}:1 on the paper of the mail; by night it is shown as ${dark}, ${night}:1.`;
}

type LogoProps = {
  logo: ShownPicture | null;
  chosen: string | null;
  error: string | undefined;
  onChange: (more: { logo: string | null }) => void;
};

function Logo({ logo, chosen, error, onChange }: LogoProps) {
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(logo);
  return (
    <div>
      <Text size="sm" fw={500}>
        Logo
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        Stands instead of the publication’s name, 40 pixels high. Its alternative text is read where
        pictures are off.
      </Text>
      {chosen && shown ? (
        // biome-ignore lint/performance/noImgElement: our own variants, no optimiser
        <img className={styles.logo} src={shown.url} alt={shown.alt} />
      ) : null}
      <Group gap={6} mt={4}>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {chosen ? 'Choose another logo' : 'Choose a logo'}
        </Button>
        {chosen ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onChange({ logo: null })}
          >
            Take the logo off
          </Button>
        ) : null}
      </Group>
      {error ? (
        <Text role="alert" size="xs" c="var(--mantine-color-error)">
          {error}
        </Text>
      ) : null}
      <PicturePicker
        opened={isOpen}
        onClose={() => setOpen(false)}
        onPick={(picked) => {
          setShown(shownPicture(picked));
          onChange({ logo: picked.key });
        }}
      />
    </div>
  );
}
