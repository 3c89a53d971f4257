'use client';
/** The second step: the six digits an authenticator shows, or one of the recovery codes. */
import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';

export function CodeForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<'authenticator' | 'recovery'>('authenticator');
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble, setTrouble } = useProblems();
  const isApp = kind === 'authenticator';

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    setSending(true);
    const answer = await callDesk('POST', 'sign-in/code', { body: { kind, code } });
    if (take(answer)) return onDone();
    if (answer.kind === 'forbidden') {
      setTrouble('This code is not right, or it was used already. Wait for the next one.');
    } else if (answer.kind === 'wait') {
      setTrouble(`Too many tries. Wait ${answer.seconds} s, then try again.`);
    }
    setSending(false);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {trouble && (
          <Alert color="red" role="alert">
            {trouble}
          </Alert>
        )}
        <TextInput
          key={kind}
          name="code"
          label={isApp ? 'The six digits your authenticator shows' : 'A recovery code'}
          inputMode={isApp ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoFocus
          error={errorOf('code')}
        />
        <Button type="submit" loading={isSending}>
          Go on
        </Button>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => setKind(isApp ? 'recovery' : 'authenticator')}
        >
          {isApp ? 'Use a recovery code instead' : 'Use the authenticator instead'}
        </Anchor>
      </Stack>
    </form>
  );
}
