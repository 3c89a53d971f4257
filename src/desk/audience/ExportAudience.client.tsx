'use client';
/** The audience as a file, as it is filtered on the screen. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { SegmentFilter } from '#subscribers/pure.ts';
import { downloadDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';

export function ExportAudience({ filter }: { filter: SegmentFilter }) {
  const [isBusy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const answer = await downloadDesk('audience/export', filter);
    setBusy(false);
    if (answer.kind !== 'ok') {
      toast({ text: `Nothing was exported. ${failureWords(answer)}`, tone: 'problem' });
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(answer.data);
    link.download = 'audience.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={save}
    >
      Export as CSV
    </Button>
  );
}
