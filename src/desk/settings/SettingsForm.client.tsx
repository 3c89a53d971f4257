'use client';
/** What the publisher decides about the publication. Readers see it as soon as it is saved. */
import { Button, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { settings as settingsRoom } from '#publication/index.ts';
import { callDesk } from '../shell/api.ts';
import { toast } from '../shell/toast.client.tsx';
import { useProblems } from '../shell/useProblems.client.tsx';

type Settings = settingsRoom.PublicationSettings;
type Props = { settings: Settings; mayChange: boolean };

export function SettingsForm({ settings, mayChange }: Props) {
  const router = useRouter();
  const [wanted, setWanted] = useState(settings);
  const [isSending, setSending] = useState(false);
  const { form, take, errorOf, trouble } = useProblems();
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(settings);
  const send = async (to: Settings, done: string, before?: Settings) => {
    setSending(true);
    const answer = await callDesk('PUT', 'settings', { body: to });
    setSending(false);
    if (!take(answer)) return;
    setWanted(to);
    toast({
      text: done,
      ...(before ? { undo: () => void send(before, 'The settings are as they were.') } : {}),
    });
    router.refresh();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(wanted, 'The settings are saved. Readers see them now.', settings);
  };
  const line = (name: keyof Settings & string, label: string, about?: string) => (
    <TextInput
      name={name}
      label={label}
      description={about}
      value={String(wanted[name])}
      readOnly={!mayChange}
      error={errorOf(name)}
      onChange={(event) => setWanted({ ...wanted, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md" maw={560}>
        {line('name', 'Name')}
        {line('strapline', 'Strapline', 'Beside the name, on the front and in feeds.')}
        {line('description', 'Description', 'For search engines and feeds: a sentence.')}
        {line('contactEmail', 'Contact address', 'Readers write here.')}
        {line('language', 'Language', 'A language tag, such as en-GB.')}
        <Select
          name="timeZone"
          label="Time zone"
          description="Every time at the desk goes by this clock."
          data={Intl.supportedValuesOf('timeZone')}
          value={wanted.timeZone}
          searchable
          allowDeselect={false}
          readOnly={!mayChange}
          error={errorOf('timeZone')}
          onChange={(timeZone) => timeZone && setWanted({ ...wanted, timeZone })}
        />
        <Switch
          name="showsChanges"
          label="Readers may see how a story changed"
          description="A page beside each story shows what was changed since it came out. Minor edits are left out."
          checked={wanted.showsChanges}
          disabled={!mayChange}
          onChange={(event) => setWanted({ ...wanted, showsChanges: event.currentTarget.checked })}
        />
        {trouble ? (
          <Text role="alert" c="var(--mantine-color-error)" size="sm">
            {trouble}
          </Text>
        ) : null}
        {mayChange ? (
          <Button type="submit" w="fit-content" disabled={!isChanged} loading={isSending}>
            Save settings
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}
