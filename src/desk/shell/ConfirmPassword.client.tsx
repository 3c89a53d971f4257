'use client';
/** Asks for the password again before something dangerous, then lets it go on. */
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { callDesk, onReauthenticate } from './api.ts';
import { useProblems } from './useProblems.client.tsx';

export function ConfirmPassword() {
  const [isOpen, setOpen] = useState(false);
  const settle = useRef<(isConfirmed: boolean) => void>(() => {});
  const { form, take, errorOf, trouble } = useProblems();

  useEffect(() => {
    onReauthenticate(() => {
      setOpen(true);
      return new Promise((resolve) => {
        settle.current = resolve;
      });
    });
    return () => onReauthenticate(null);
  }, []);

  function end(isConfirmed: boolean) {
    setOpen(false);
    settle.current(isConfirmed);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const password = new FormData(event.currentTarget).get('password');
    if (take(await callDesk('POST', 'account/confirm', { body: { password } }))) end(true);
  }

  return (
    <Modal
      opened={isOpen}
      onClose={() => end(false)}
      title="Is it you?"
      zIndex={400}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form ref={form} onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">This takes your password once more. It then counts for ten minutes.</Text>
          <PasswordInput
            name="password"
            label="Your password"
            autoComplete="current-password"
            data-autofocus
            error={errorOf('password') ?? trouble}
          />
          <Button type="submit">Go on</Button>
        </Stack>
      </form>
    </Modal>
  );
}
