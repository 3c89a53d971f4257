/** What is said of a picture, as fields of a form; `wordsOf` reads them back. */
import { Stack, Textarea, TextInput } from '@mantine/core';
import type { DeskPicture } from '#media/index.ts';
import { type PictureWords, pictureLimits } from '#media/pure.ts';

type Props = {
  picture: DeskPicture;
  errorOf: (field: string) => string | undefined;
  disabled?: boolean;
};

export function WordsFields({ picture, errorOf, disabled = false }: Props) {
  return (
    <Stack gap="sm">
      <Textarea
        name="alt"
        label="Alternative text"
        description="What the picture shows, for those who do not see it. Needed before it is published."
        autosize
        minRows={2}
        maxLength={pictureLimits.alt}
        defaultValue={picture.alt}
        disabled={disabled}
        error={errorOf('alt')}
      />
      <TextInput
        name="credit"
        label="Credit"
        description="Who made it, as it is to be printed. Needed before it is published."
        maxLength={pictureLimits.credit}
        defaultValue={picture.credit}
        disabled={disabled}
        error={errorOf('credit')}
      />
      <Textarea
        name="caption"
        label="Caption"
        description="Stands under it wherever the story says nothing else."
        autosize
        minRows={2}
        maxLength={pictureLimits.caption}
        defaultValue={picture.caption ?? ''}
        disabled={disabled}
        error={errorOf('caption')}
      />
      <TextInput
        name="licence"
        label="Licence"
        description="What we may do with it, for the desk only."
        maxLength={pictureLimits.licence}
        defaultValue={picture.licence ?? ''}
        disabled={disabled}
        error={errorOf('licence')}
      />
      <TextInput
        name="licenceEnds"
        type="date"
        label="Licence ends"
        description="The last day on which it may be used. The library warns thirty days before."
        defaultValue={picture.licenceEnds ?? ''}
        disabled={disabled}
        error={errorOf('licenceEnds')}
      />
    </Stack>
  );
}

export function wordsOf(form: HTMLFormElement, focus: [number, number]): PictureWords {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  return {
    alt: text('alt'),
    credit: text('credit'),
    caption: text('caption') || null,
    licence: text('licence') || null,
    licenceEnds: text('licenceEnds') || null,
    focus,
  };
}
