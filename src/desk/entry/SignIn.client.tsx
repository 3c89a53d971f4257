'use client';
/** Signing in: address and password, then a code when the account asks for one. */
import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';
import { CodeForm } from './CodeForm.client.tsx';
import { EntryPage } from './EntryPage.client.tsx';
import { takePasskey } from './passkey.ts';

type Props = { publication: string; target: string };

export function SignIn({ publication, target }: Props) {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble, setTrouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setSending(true);
    const answer = await callDesk<{ kind: string }>('POST', 'sign-in', {
      body: { email: fields.get('email'), password: fields.get('password') },
    });
    if (take(answer) && answer.kind === 'ok') {
      if (answer.data.kind === 'code-needed') setStep('code');
      else return window.location.assign(target);
    } else if (answer.kind === 'forbidden') {
      setTrouble('The address or the password is not right.');
    } else if (answer.kind === 'wait') {
      setTrouble(`Too many tries. Wait ${answer.seconds} s, then try again.`);
    }
    setSending(false);
  }

  async function signInByPasskey() {
    const begun = await callDesk<{ options: PublicKeyCredentialRequestOptionsJSON }>(
      'PUT',
      'sign-in/passkey',
      { body: {} },
    );
    if (!take(begun) || begun.kind !== 'ok') return;
    const response = await takePasskey(begun.data.options);
    if (!response) return setTrouble('No passkey was used.');
    const answer = await callDesk('POST', 'sign-in/passkey', { body: { response } });
    if (take(answer)) return window.location.assign(target);
    if (answer.kind === 'forbidden') setTrouble('This passkey is not known here.');
  }

  if (step === 'code') {
    return (
      <EntryPage publication={publication} heading="Your code">
        <CodeForm onDone={() => window.location.assign(target)} />
      </EntryPage>
    );
  }
  return (
    <EntryPage publication={publication} heading="Sign in to the desk">
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
            autoComplete="username webauthn"
            autoFocus
            error={errorOf('email')}
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            error={errorOf('password')}
          />
          <Button type="submit" loading={isSending}>
            Sign in
          </Button>
          <Button variant="default" onClick={signInByPasskey}>
            Use a passkey
          </Button>
          <Anchor href="/desk/reset" size="sm">
            Forgot your password?
          </Anchor>
        </Stack>
      </form>
    </EntryPage>
  );
}
