'use client';
/** Invites somebody: their address, their role, and the person whose name stands over their stories. */
import { Alert, Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Role, roleWords } from '#accounts/pure.ts';
import { callDesk } from '../shell/api.ts';
import { useProblems } from '../shell/useProblems.client.tsx';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  roles: Role[];
  people: { id: number; name: string }[];
  onInvited: (email: string) => void;
};

export function Invite({ isOpen, onClose, roles, people, onInvited }: Props) {
  const [isSending, setSending] = useState(false);
  const [role, setRole] = useState<string | null>('writer');
  const [person, setPerson] = useState<string | null>(null);
  const { form, take, errorOf, trouble } = useProblems();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const email = String(fields.get('email') ?? '');
    const name = String(fields.get('name') ?? '').trim();
    setSending(true);
    const answer = await callDesk('POST', 'people', {
      body: { email, ...(name ? { name } : {}), role, personId: person ? Number(person) : null },
    });
    setSending(false);
    if (take(answer)) onInvited(email);
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Invite somebody"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
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
            data-autofocus
            error={errorOf('email')}
          />
          <TextInput
            name="name"
            label="Name"
            description="They can change it."
            error={errorOf('name')}
          />
          <Select
            label="Role"
            value={role}
            onChange={setRole}
            allowDeselect={false}
            data={roles.map((value) => ({
              value,
              label: `${roleWords[value].name}: ${roleWords[value].may}`,
            }))}
            error={errorOf('role')}
          />
          <Select
            label="Byline"
            description="The person whose name stands over their stories."
            placeholder="Nobody yet"
            value={person}
            onChange={setPerson}
            clearable
            searchable
            data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
            error={errorOf('personId')}
          />
          <Button type="submit" loading={isSending}>
            Send the invitation
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
