'use client';
/** The audit log as a file, as it is filtered on the screen. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';

export function ExportAudit({ filter }: { filter: Record<string, string> }) {
  async function save() {
    const answer = await callDesk<{ csv: string }>('POST', 'audit/export', { body: filter });
    if (answer.kind !== 'ok') {
      toast({ text: 'The log was not exported.', tone: 'problem' });
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([answer.data.csv], { type: 'text/csv' }));
    link.download = 'audit.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      Export as CSV
    </Button>
  );
}
