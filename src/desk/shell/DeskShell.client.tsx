'use client';
/** The rail on the left, the page in the middle. On a phone the rail is behind a button. */
import { AppShell, Avatar, Burger, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconCalendarEvent,
  IconFileText,
  IconHistory,
  IconKeyboard,
  IconLayoutList,
  IconLogout,
  IconMail,
  IconMailOpened,
  IconPhoto,
  IconSearch,
  IconSettings,
  IconStars,
  IconUserCircle,
  IconUserHeart,
  IconUsers,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Actor, roleWords } from '#accounts/pure.ts';
import { NewStory } from '../stories/NewStory.client.tsx';
import { callDesk } from './api.ts';
import { ColorScheme } from './ColorScheme.client.tsx';
import { ConfirmPassword } from './ConfirmPassword.client.tsx';
import { ConfirmDialog } from './confirm.client.tsx';
import styles from './DeskShell.module.css';
import { openPalette, PaletteDoor } from './PaletteDoor.client.tsx';
import type { DeskPlace, PlaceIcon } from './places.ts';
import { openShortcutSheet, ShortcutSheet } from './ShortcutSheet.client.tsx';
import { ShortcutListener, useShortcuts } from './shortcuts.client.tsx';
import { UndoKey } from './toast.client.tsx';

const icons: Record<PlaceIcon, typeof IconUsers> = {
  today: IconCalendarEvent,
  stories: IconFileText,
  pictures: IconPhoto,
  fronts: IconLayoutList,
  search: IconStars,
  newsletters: IconMail,
  audience: IconUserHeart,
  people: IconUsers,
  settings: IconSettings,
  audit: IconHistory,
  outbox: IconMailOpened,
};

type Props = { actor: Actor; publication: string; places: DeskPlace[]; children: ReactNode };

export function DeskShell({ actor, publication, places, children }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const router = useRouter();
  useShortcuts(
    places.map(({ href, name, key }) => ({
      ...(key ? { keys: `g ${key}` } : {}),
      label: `Go to ${name}`,
      group: 'Go to',
      run: () => router.push(href),
    })),
  );
  return (
    <AppShell
      header={{ height: { base: 48, sm: 0 } }}
      navbar={{ width: 212, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', md: 'lg' }}
      transitionDuration={0}
    >
      <a className="desk-skip" href="#content">
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="sm" gap="xs">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
          />
          <Text ff="var(--desk-serif)" fw={600}>
            {publication}
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Desk" className={styles.rail ?? ''}>
        <AppShell.Section visibleFrom="sm" className={styles.name ?? ''}>
          {publication}
        </AppShell.Section>
        <AppShell.Section px="xs" pt={{ base: 'xs', sm: 0 }}>
          <button type="button" className={styles.find} onClick={openPalette}>
            <IconSearch size={15} aria-hidden />
            Find or do
            <span className={styles.cap}>Ctrl K</span>
          </button>
        </AppShell.Section>
        <AppShell.Section className={styles.places ?? ''}>
          {places.map((place) => (
            <Place key={place.href} place={place} onGo={close} />
          ))}
        </AppShell.Section>
        <AppShell.Section p="xs">
          <Person actor={actor} />
        </AppShell.Section>
      </AppShell.Navbar>
      <ConfirmPassword />
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={styles.page}>{children}</div>
      </AppShell.Main>
      <ShortcutListener />
      <ShortcutSheet />
      <PaletteDoor />
      <UndoKey />
      <ConfirmDialog />
      <NewStory />
    </AppShell>
  );
}

function Place({ place: { href, name, icon }, onGo }: { place: DeskPlace; onGo: () => void }) {
  const path = usePathname();
  const Icon = icons[icon];
  const isHere = path === href || (href !== '/desk' && path.startsWith(`${href}/`));
  return (
    <Link
      className={styles.place}
      href={href}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      onClick={onGo}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      {name}
    </Link>
  );
}

function Person({ actor }: { actor: Actor }) {
  return (
    <Menu position="top-start" width={240} shadow="md">
      <Menu.Target>
        <button type="button" className={styles.person}>
          <Avatar size="sm" name={actor.name} color="gray" aria-hidden />
          <span>
            {actor.name}
            <span className={styles.role}>{roleWords[actor.role].name}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          href="/desk/account"
          leftSection={<IconUserCircle size={16} aria-hidden />}
        >
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openShortcutSheet}>
          Keys
        </Menu.Item>
        <ColorScheme />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={async () => {
            await callDesk('POST', 'sign-out');
            window.location.assign('/desk/sign-in');
          }}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
