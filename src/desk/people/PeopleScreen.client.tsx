'use client';
/** Who works at the desk: in which role, since when they were seen, and who is invited. */
import { Badge, Button, Group, Menu, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconDots, IconUserPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { staff as room, SignInPolicy } from '#accounts/index.ts';
import { type Role, roleWords } from '#accounts/pure.ts';
import { PageHead } from '../look/PageHead.tsx';
import { type ApiAnswer, callDesk } from '../shell/api.ts';
import { problemWords } from '../shell/problem-words.ts';
import { toast } from '../shell/toast.client.tsx';
import { Invite } from './Invite.client.tsx';
import { Moment } from './Moment.client.tsx';

type Props = {
  staff: room.StaffLine[];
  invitations: room.InvitationLine[];
  mayGive: Role[];
  mayChangePolicy: boolean;
  policy: SignInPolicy;
  people: { id: number; name: string }[];
};

export function PeopleScreen(props: Props) {
  const { staff, invitations, mayGive, mayChangePolicy, policy, people } = props;
  const [isInviting, setInviting] = useState(false);
  const router = useRouter();

  function settle(answer: ApiAnswer<unknown>, done: string, undo?: () => void) {
    if (answer.kind === 'ok') {
      toast({ text: done, ...(undo ? { undo } : {}) });
      router.refresh();
    } else {
      const code = answer.kind === 'invalid' ? answer.problems[0]?.code : undefined;
      const text = code ? problemWords(code) : 'This was not changed.';
      toast({ text, tone: 'problem' });
    }
  }

  async function change(line: room.StaffLine, to: { role?: Role; active?: boolean }) {
    const answer = await callDesk('PATCH', `people/${line.staffId}`, { body: to });
    const before = to.role ? { role: line.role } : { active: line.isActive };
    const done = to.role
      ? `${line.name} is now ${article(to.role)} ${roleWords[to.role].name.toLowerCase()}.`
      : to.active
        ? `${line.name} may sign in again.`
        : `${line.name} can no longer sign in.`;
    settle(
      answer,
      done,
      () =>
        void callDesk('PATCH', `people/${line.staffId}`, { body: before }).then((undone) =>
          settle(undone, 'Undone.'),
        ),
    );
  }

  return (
    <Stack gap="md">
      <PageHead
        heading="People"
        about="Who works at this desk, and what each may do."
        actions={
          mayGive.length > 0 ? (
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => setInviting(true)}
            >
              Invite somebody
            </Button>
          ) : null
        }
      />
      <Table.ScrollContainer
        minWidth={640}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Staff' } }}
      >
        <Table verticalSpacing="xs" aria-label="Staff of this desk">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Second factor</Table.Th>
              <Table.Th>Last seen</Table.Th>
              <Table.Th>
                <span className="unseen">What you may change</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {staff.map((line) => (
              <Table.Tr key={line.staffId}>
                <Table.Th scope="row" fw={500}>
                  {line.name}
                  <Text size="sm" c="dimmed">
                    {line.email}
                  </Text>
                </Table.Th>
                <Table.Td>
                  {roleWords[line.role].name}{' '}
                  {!line.isActive && <Badge color="gray">No access</Badge>}
                </Table.Td>
                <Table.Td>{line.hasSecondFactor ? 'Yes' : 'No'}</Table.Td>
                <Table.Td>
                  {line.lastSeenAt ? <Moment at={line.lastSeenAt} /> : 'Not signed in'}
                </Table.Td>
                <Table.Td>
                  {line.may.change && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={`Change ${line.name}`}
                        >
                          <IconDots size={18} aria-hidden />
                        </Button>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Label>Role</Menu.Label>
                        {mayGive
                          .filter((role) => role !== line.role)
                          .map((role) => (
                            <Menu.Item key={role} onClick={() => change(line, { role })}>
                              Make {article(role)} {roleWords[role].name.toLowerCase()}
                            </Menu.Item>
                          ))}
                        <Menu.Divider />
                        <Menu.Item
                          {...(line.isActive ? { color: 'red' } : {})}
                          onClick={() => change(line, { active: !line.isActive })}
                        >
                          {line.isActive ? 'Take access away' : 'Give access again'}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {invitations.length > 0 && (
        <Stack gap="xs">
          <Title order={2}>Invited</Title>
          {invitations.map((line) => (
            <Group key={line.id} justify="space-between">
              <Text size="sm">
                {line.email}, as {roleWords[line.role].name.toLowerCase()}, until{' '}
                <Moment at={line.expiresAt} />
              </Text>
              {line.may.revoke && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Take back the invitation of ${line.email}`}
                  onClick={async () =>
                    settle(
                      await callDesk('DELETE', `people/invitations/${line.id}`),
                      'The invitation was taken back.',
                    )
                  }
                >
                  Take back
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
      {mayChangePolicy && (
        <Select
          maw={420}
          label="Who needs a second factor to sign in"
          description="A code of an authenticator, or a passkey. Those who have none are asked to set one up."
          allowDeselect={false}
          value={policy.twoFactorFrom ?? 'nobody'}
          data={[
            { value: 'nobody', label: 'Nobody has to' },
            { value: 'owner', label: 'Owners' },
            { value: 'publisher', label: 'Publishers and owners' },
            { value: 'editor', label: 'Editors and above' },
            { value: 'writer', label: 'Writers and above' },
            { value: 'contributor', label: 'Everybody' },
          ]}
          onChange={async (value) =>
            settle(
              await callDesk('PUT', 'people/policy', {
                body: { twoFactorFrom: value === 'nobody' ? null : value },
              }),
              'Saved.',
            )
          }
        />
      )}
      <Invite
        isOpen={isInviting}
        onClose={() => setInviting(false)}
        roles={mayGive}
        people={people}
        onInvited={(email) => {
          setInviting(false);
          toast({ text: `A letter with a link is on its way to ${email}.` });
          router.refresh();
        }}
      />
    </Stack>
  );
}

function article(role: Role): string {
  return /^[aeiou]/.test(role) ? 'an' : 'a';
}
