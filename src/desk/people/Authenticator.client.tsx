'use client';
/** The authenticator: set up with a QR code and its first code, or removed; and the recovery codes. */
import {
  Alert,
  Button,
  Code,
  Group,
  Modal,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';
import { Section } from './AccountScreen.client.tsx';

type Begun = { qr: { size: number; path: string }; secret: string; recoveryCodes: string[] };
type Step = 'closed' | 'add' | 'remove' | 'codes';

export function Authenticator({ isOn }: { isOn: boolean }) {
  const [step, setStep] = useState<Step>('closed');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { form, take, errorOf, trouble } = useProblems();
  const router = useRouter();

  function close() {
    setStep('closed');
    setBegun(null);
    setCodes(null);
  }

  async function givePassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = { password: new FormData(event.currentTarget).get('password') };
    if (step === 'add') {
      const answer = await callDesk<Begun>('POST', 'account/authenticator', { body });
      if (take(answer) && answer.kind === 'ok') setBegun(answer.data);
    } else if (step === 'codes') {
      const answer = await callDesk<Begun>('POST', 'account/recovery-codes', { body });
      if (take(answer) && answer.kind === 'ok') setCodes(answer.data.recoveryCodes);
    } else if (take(await callDesk('DELETE', 'account/authenticator', { body }))) {
      close();
      toast({ text: 'The authenticator was removed.' });
      router.refresh();
    }
  }

  async function giveCode(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = { code: new FormData(event.currentTarget).get('code') };
    if (!take(await callDesk('PUT', 'account/authenticator', { body }))) return;
    setCodes(begun?.recoveryCodes ?? []);
    setBegun(null);
    router.refresh();
  }

  return (
    <Section heading="Authenticator">
      <Text size="sm">
        {isOn
          ? 'Signing in with your password takes a code of your authenticator.'
          : 'An app that shows a new code every half minute: a stolen password alone opens nothing.'}
      </Text>
      <Group>
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setStep('codes')}>
              New recovery codes
            </Button>
            <Button variant="default" onClick={() => setStep('remove')}>
              Remove the authenticator
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setStep('add')}>
            Set up an authenticator
          </Button>
        )}
      </Group>
      <Modal
        opened={step !== 'closed'}
        onClose={close}
        title={step === 'codes' ? 'Recovery codes' : 'Authenticator'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {codes ? (
          <Stack>
            <Text size="sm">
              Each of these signs you in once when your authenticator is lost. Print them, or keep
              them with your passwords. They are not shown again.
            </Text>
            <Code block>{codes.join('\n')}</Code>
            <Button onClick={close}>I have kept them</Button>
          </Stack>
        ) : (
          <form ref={form} onSubmit={begun ? giveCode : givePassword} noValidate>
            <Stack>
              {trouble && (
                <Alert color="red" role="alert">
                  {trouble}
                </Alert>
              )}
              {begun ? (
                <>
                  <Text size="sm">
                    Scan this with your authenticator, then give the code it shows.
                  </Text>
                  <svg
                    viewBox={`0 0 ${begun.qr.size} ${begun.qr.size}`}
                    width="220"
                    role="img"
                    aria-label="QR code for your authenticator"
                    style={{ background: '#fff', alignSelf: 'center' }}
                  >
                    <path d={begun.qr.path} fill="#000" />
                  </svg>
                  <Text size="sm">
                    Or type this: <Code>{begun.secret}</Code>
                  </Text>
                  <TextInput
                    name="code"
                    label="The six digits it shows"
                    inputMode="numeric"
                    autoComplete="one-time-code"
                    error={errorOf('code')}
                  />
                </>
              ) : (
                <PasswordInput
                  name="password"
                  label="Your password"
                  autoComplete="current-password"
                  data-autofocus
                  error={errorOf('password')}
                />
              )}
              <Button type="submit">Go on</Button>
            </Stack>
          </form>
        )}
      </Modal>
    </Section>
  );
}
