'use client';
/** Chooses a new password with the link from the mail. */
import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { passwordLimits } from '#accounts/pure.ts';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';
import { EntryPage } from './EntryPage.client.tsx';

export function ResetSet({ publication, token }: { publication: string; token: string }) {
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get('password');
    setSending(true);
    const answer = await callDesk('POST', 'reset/set', { body: { token, password } });
    if (take(answer)) return window.location.assign('/desk/sign-in');
    setSending(false);
  }

  return (
    <EntryPage publication={publication} heading="Choose a new password">
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          {trouble && (
            <Alert color="red" role="alert">
              {trouble}
            </Alert>
          )}
          <PasswordInput
            name="password"
            label="New password"
            description={`${passwordLimits.least} characters or more. You will be signed out everywhere.`}
            autoComplete="new-password"
            error={errorOf('password')}
          />
          <Button type="submit" loading={isSending}>
            Set the password
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}
