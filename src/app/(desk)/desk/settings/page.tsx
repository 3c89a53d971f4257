import type { Metadata } from 'next';
import { publishing } from '#articles/index.ts';
import { PageHead } from '#desk/look/PageHead.tsx';
import { Tabs } from '#desk/look/Tabs.tsx';
import { GateForm } from '#desk/settings/GateForm.client.tsx';
import { SettingsForm } from '#desk/settings/SettingsForm.client.tsx';
import { getPublication, settings as settingsRoom } from '#publication/index.ts';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Settings' };

type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the publisher decides: the publication, and what its gate asks for. */
export default async function Settings({ searchParams }: { searchParams: Query }) {
  const actor = await staffOnly();
  const isGate = (await searchParams).part === 'gate';
  return (
    <>
      <PageHead
        heading="Settings"
        about={
          isGate
            ? 'What is asked of a story before readers see it. A stop needs a reason to go past; a warning only says so.'
            : 'What readers see of the publication itself. A publisher changes it.'
        }
      />
      <Tabs
        label="Settings"
        tabs={[
          { href: '/desk/settings', name: 'Publication', isHere: !isGate },
          { href: '/desk/settings?part=gate', name: 'Publishing gate', isHere: isGate },
        ]}
      />
      {isGate ? await Gate(actor) : await OfPublication(actor)}
    </>
  );
}

async function Gate(actor: Parameters<typeof publishing.readGate>[0]) {
  const [{ defaults, choices, mayChange }, { formats }] = await Promise.all([
    publishing.readGate(actor),
    getPublication(),
  ]);
  const named = formats.map(({ slug, name }) => ({ slug, name }));
  return <GateForm defaults={defaults} choices={choices} formats={named} mayChange={mayChange} />;
}

async function OfPublication(actor: Parameters<typeof settingsRoom.readSettings>[0]) {
  const { settings, mayChange } = await settingsRoom.readSettings(actor);
  return <SettingsForm settings={settings} mayChange={mayChange} />;
}
