'use client';
/** Chooses files of this machine; several at once unless one is to take another's place. */
import { Button, type ButtonProps, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { pictureTypes } from '#media/pure.ts';

type Props = ButtonProps & {
  label: string;
  onFiles: (files: File[]) => void;
  multiple: boolean;
};

export function UploadButton({ label, onFiles, multiple, ...button }: Props) {
  return (
    <FileButton
      accept={pictureTypes.join(',')}
      multiple={multiple}
      inputProps={{ 'aria-label': label }}
      onChange={(chosen: File | File[] | null) => {
        const files = Array.isArray(chosen) ? chosen : chosen ? [chosen] : [];
        if (files.length > 0) onFiles(files);
      }}
    >
      {(props) => (
        <Button {...props} {...button} leftSection={<IconUpload size={16} aria-hidden />}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}
