'use client';
/** The rail on the left, the page in the middle. On a phone the rail is behind a button. */
import { AppShell, Avatar, Burger, Group, Menu, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconCalendarEvent,
  IconFileText,
  IconHistory,
  IconLayoutList,
  IconLogout,
  IconMailOpened,
  IconPhoto,
  IconSettings,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Actor, roleWords } from '#accounts/pure.ts';
import { callDesk } from './api.ts';
import { ColorScheme } from './ColorScheme.client.tsx';
import { ConfirmPassword } from './ConfirmPassword.client.tsx';
import type { DeskPlace, PlaceIcon } from './places.ts';

const icons: Record<PlaceIcon, typeof IconUsers> = {
  today: IconCalendarEvent,
  stories: IconFileText,
  pictures: IconPhoto,
  fronts: IconLayoutList,
  people: IconUsers,
  settings: IconSettings,
  audit: IconHistory,
  outbox: IconMailOpened,
};

type Props = { actor: Actor; publication: string; places: DeskPlace[]; children: ReactNode };

export function DeskShell({ actor, publication, places, children }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const path = usePathname();
  return (
    <AppShell
      header={{ height: { base: 48, sm: 0 } }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', md: 'lg' }}
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
          <Text fw={650}>{publication}</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Desk">
        <AppShell.Section p="sm" visibleFrom="sm">
          <Text fw={650} truncate>
            {publication}
          </Text>
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea} px="xs">
          {places.map(({ href, name, icon }) => {
            const Icon = icons[icon];
            const isHere = path === href || path.startsWith(`${href}/`);
            return (
              <NavLink
                key={href}
                component={Link}
                href={href}
                prefetch={false}
                label={name}
                leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                active={isHere}
                aria-current={isHere ? 'page' : undefined}
                onClick={close}
              />
            );
          })}
        </AppShell.Section>
        <AppShell.Section p="xs">
          <Menu position="top-start" width={240} shadow="md">
            <Menu.Target>
              <NavLink
                component="button"
                type="button"
                label={actor.name}
                description={roleWords[actor.role].name}
                leftSection={<Avatar size="sm" name={actor.name} color="initials" aria-hidden />}
              />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                component={Link}
                href="/desk/account"
                leftSection={<IconUserCircle size={16} aria-hidden />}
              >
                Your account
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
        </AppShell.Section>
      </AppShell.Navbar>
      <ConfirmPassword />
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
