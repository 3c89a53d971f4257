'use client';
/** Somebody's own account: name, password, second factor, passkeys, and where they are signed in. */
import {
  Alert,
  Badge,
  Button,
  Group,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useRouter } from 'next/navigation';
import type { FormEvent, ReactNode } from 'react';
import type { own } from '#accounts/index.ts';
import { passwordLimits, type Role, roleWords } from '#accounts/pure.ts';
import { PageHead } from '../look/PageHead.tsx';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { Authenticator } from './Authenticator.client.tsx';
import { Moment } from './Moment.client.tsx';
import { Passkeys } from './Passkeys.client.tsx';

type Props = { account: own.OwnAccount; role: Role; mustAddFactor: boolean };

export function AccountScreen({ account, role, mustAddFactor }: Props) {
  return (
    <Stack
      gap={0}
      maw={560}
      component={mustAddFactor ? 'main' : 'div'}
      p={mustAddFactor ? 'md' : 0}
    >
      <PageHead
        heading="Your account"
        about={`${account.email} · ${roleWords[role].name}, who ${roleWords[role].may}.`}
      />
      <Stack gap="xl">
        {mustAddFactor && (
          <Alert color="orange" title="One more thing before you go on">
            The publisher asks for a second factor of your role. Set up an authenticator or a
            passkey here; after a passkey, sign in with it once.
          </Alert>
        )}
        {!mustAddFactor && <OwnName name={account.name} />}
        <Authenticator isOn={account.hasAuthenticator} />
        <Passkeys passkeys={account.passkeys} />
        {!mustAddFactor && <OwnPassword />}
        <Sessions sessions={account.sessions} />
      </Stack>
    </Stack>
  );
}

export function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="sm" aria-label={heading}>
      <Title order={2}>{heading}</Title>
      {children}
    </Stack>
  );
}

function OwnName({ name }: { name: string }) {
  const { form, take, errorOf } = useProblems();
  const router = useRouter();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('name');
    if (!take(await callDesk('PATCH', 'account', { body: { name: given } }))) return;
    toast({ text: 'Your name was changed.' });
    router.refresh();
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Group align="end">
        <TextInput
          name="name"
          label="Your name"
          defaultValue={name}
          autoComplete="name"
          flex={1}
          error={errorOf('name')}
        />
        <Button type="submit" variant="default">
          Save
        </Button>
      </Group>
    </form>
  );
}

function OwnPassword() {
  const { form, take, errorOf, trouble } = useProblems();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const fields = new FormData(element);
    const body = { current: fields.get('current'), password: fields.get('password') };
    if (!take(await callDesk('PUT', 'account/password', { body }))) return;
    element.reset();
    toast({ text: 'Your password was changed. Other browsers were signed out.' });
  }
  return (
    <Section heading="Password">
      <form ref={form} onSubmit={submit} noValidate>
        <Stack gap="sm">
          {trouble && (
            <Alert color="red" role="alert">
              {trouble}
            </Alert>
          )}
          <PasswordInput
            name="current"
            label="Your password now"
            autoComplete="current-password"
            error={errorOf('current')}
          />
          <PasswordInput
            name="password"
            label="New password"
            description={`${passwordLimits.least} characters or more.`}
            autoComplete="new-password"
            error={errorOf('password')}
          />
          <Group>
            <Button type="submit" variant="default">
              Change the password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function Sessions({ sessions }: { sessions: own.OwnAccount['sessions'] }) {
  const router = useRouter();
  return (
    <Section heading="Where you are signed in">
      {sessions.map((session) => (
        <Group key={session.id} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm">
              {session.browser}{' '}
              {session.isThis && (
                <Badge component="span" variant="light">
                  This browser
                </Badge>
              )}
            </Text>
            <Text size="sm" c="dimmed">
              {session.address ? `${session.address} · ` : ''}last used{' '}
              <Moment at={session.lastUsedAt} />
            </Text>
          </div>
          {!session.isThis && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Sign out ${session.browser}`}
              onClick={async () => {
                const answer = await callDesk('DELETE', `account/sessions/${session.id}`);
                if (answer.kind === 'ok') toast({ text: 'That browser was signed out.' });
                router.refresh();
              }}
            >
              Sign out
            </Button>
          )}
        </Group>
      ))}
    </Section>
  );
}
