'use client';
/** Begins an issue and opens it. */
import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { toast } from '../shell/toast.client.tsx';

export function NewIssue({ letter }: { letter: string }) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const begin = async () => {
    setSending(true);
    const answer = await callDesk<{ id: number }>('POST', `newsletters/${letter}/issues`);
    if (answer.kind === 'ok') {
      router.push(`/desk/newsletters/${letter}/${answer.data.id}`);
      return;
    }
    setSending(false);
    toast({ tone: 'problem', text: failureWords(answer) });
  };
  return (
    <Button loading={isSending} onClick={begin}>
      Begin an issue
    </Button>
  );
}
