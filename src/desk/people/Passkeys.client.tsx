'use client';
/** Passkeys: made by this browser or a key in the hand, removed one by one. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { own } from '#accounts/index.ts';
import { makePasskey } from '../entry/passkey.ts';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { Section } from './AccountScreen.client.tsx';
import { Moment } from './Moment.client.tsx';

export function Passkeys({ passkeys }: { passkeys: own.OwnAccount['passkeys'] }) {
  const [isBusy, setBusy] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();
  const router = useRouter();

  async function add(name: string): Promise<boolean> {
    const begun = await callDesk<{ options: PublicKeyCredentialCreationOptionsJSON }>(
      'PUT',
      'account/passkeys',
    );
    if (!take(begun) || begun.kind !== 'ok') return false;
    const response = await makePasskey(begun.data.options);
    if (!response) {
      toast({ text: 'No passkey was made.', tone: 'problem' });
      return false;
    }
    return take(await callDesk('POST', 'account/passkeys', { body: { response, name } }));
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    setBusy(true);
    if (await add(String(new FormData(element).get('name') ?? ''))) {
      element.reset();
      toast({ text: 'The passkey was added.' });
      router.refresh();
    }
    setBusy(false);
  }

  return (
    <Section heading="Passkeys">
      <Text size="sm">
        A passkey signs you in with your fingerprint, your face or a key, in place of password and
        code.
      </Text>
      {passkeys.map(({ id, name, createdAt }) => (
        <Group key={id} justify="space-between">
          <Text size="sm">
            {name}
            {createdAt && (
              <>
                , since <Moment at={createdAt} />
              </>
            )}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Remove the passkey ${name}`}
            onClick={async () => {
              const answer = await callDesk('DELETE', `account/passkeys/${id}`);
              if (answer.kind === 'ok') toast({ text: 'The passkey was removed.' });
              router.refresh();
            }}
          >
            Remove
          </Button>
        </Group>
      ))}
      <form ref={form} onSubmit={submit} noValidate>
        <Group align="end">
          <TextInput
            name="name"
            label="Name of a new passkey"
            placeholder="This laptop"
            flex={1}
            error={errorOf('name') ?? trouble}
          />
          <Button type="submit" variant="default" loading={isBusy}>
            Add a passkey
          </Button>
        </Group>
      </form>
    </Section>
  );
}
