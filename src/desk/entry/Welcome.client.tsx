'use client';
/** Somebody new chooses a name and a password. */
import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { passwordLimits, type Role, roleWords } from '#accounts/pure.ts';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';
import { EntryPage } from './EntryPage.client.tsx';

type Props = {
  publication: string;
  token: string;
  offered: { role: Role; email: string | null; name: string | null };
};

export function Welcome({ publication, token, offered }: Props) {
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();
  const role = roleWords[offered.role];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setSending(true);
    const answer = await callDesk('POST', 'welcome', {
      body: {
        token,
        ...(offered.email === null ? { email: fields.get('email') } : {}),
        name: fields.get('name'),
        password: fields.get('password'),
      },
    });
    if (take(answer)) return window.location.assign('/desk');
    setSending(false);
  }

  return (
    <EntryPage publication={publication} heading="Welcome to the desk">
      <Text>
        You will be {/^[aeiou]/i.test(role.name) ? 'an' : 'a'} <b>{role.name.toLowerCase()}</b>, who{' '}
        {role.may}.
      </Text>
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
            description="You sign in with it, and what you forget is sent there."
            type="email"
            autoComplete="username"
            {...(offered.email === null
              ? { autoFocus: true }
              : { value: offered.email, readOnly: true })}
            error={errorOf('email')}
          />
          <TextInput
            name="name"
            label="Your name"
            description="As your colleagues see it."
            autoComplete="name"
            defaultValue={offered.name ?? ''}
            error={errorOf('name')}
          />
          <PasswordInput
            name="password"
            label="Password"
            description={`${passwordLimits.least} characters or more. A few words you can remember are best.`}
            autoComplete="new-password"
            error={errorOf('password')}
          />
          <Button type="submit" loading={isSending}>
            Come in
          </Button>
        </Stack>
      </form>
    </EntryPage>
  );
}
