'use client';
/** A forgotten password: a link by mail. The answer is the same for every address. */
import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';
import { EntryPage } from './EntryPage.client.tsx';

export function ResetAsk({ publication }: { publication: string }) {
  const [isSent, setSent] = useState(false);
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    setSending(true);
    setSent(take(await callDesk('POST', 'reset', { body: { email } })));
    setSending(false);
  }

  return (
    <EntryPage publication={publication} heading="A new password">
      {isSent ? (
        <Text role="status">
          If somebody at the desk has this address, a link is on its way to it. It works for an
          hour. <Anchor href="/desk/sign-in">Back to signing in</Anchor>
        </Text>
      ) : (
        <form ref={form} onSubmit={submit} noValidate>
          <Stack>
            {trouble && (
              <Alert color="red" role="alert">
                {trouble}
              </Alert>
            )}
            <TextInput
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="username"
              error={errorOf('email')}
            />
            <Button type="submit" loading={isSending}>
              Send me a link
            </Button>
          </Stack>
        </form>
      )}
    </EntryPage>
  );
}
