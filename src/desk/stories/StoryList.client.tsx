'use client';
/** The list of stories: filters in the address, pages from the server, one act on many. */
import { ActionBar, Button, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { planning } from '#articles/index.ts';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { Tabs } from '../look/Tabs.tsx';
import { callDesk } from '../shell/api.ts';
import { failureWords } from '../shell/failure-words.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { type Filters, isSameList, listHref } from './address.ts';
import { FilterBar, type FilterField } from './FilterBar.client.tsx';
import styles from './FilterBar.module.css';
import { NewStoryButton } from './NewStory.client.tsx';
import { StoryBoard } from './StoryBoard.client.tsx';
import { StoryTable } from './StoryTable.client.tsx';
import { hrefOfStory } from './story-words.ts';
import { useBulk } from './useBulk.client.tsx';

export type View = { id: number; name: string; filters: Filters };

type Props = {
  filters: Filters;
  fields: FilterField[];
  views: View[];
  staff: { staffId: string; name: string }[];
  shown:
    | { kind: 'list'; page: planning.DeskStoryPage }
    | { kind: 'board'; columns: planning.BoardColumn[] };
  mayAssign: boolean;
};

const path = '/desk/stories';

const fixedViews: { name: string; filters: Filters }[] = [
  { name: 'All', filters: {} },
  { name: 'With me', filters: { assignee: 'me' } },
  { name: 'In review', filters: { state: 'in_review' } },
  { name: 'Ready', filters: { state: 'ready' } },
  { name: 'Scheduled', filters: { state: 'scheduled', sort: 'scheduled' } },
  { name: 'Late', filters: { due: 'overdue', sort: 'due' } },
  { name: 'Held', filters: { held: 'legal' } },
];

export function StoryList({ filters, fields, views, staff, shown, mayAssign }: Props) {
  const isBoard = shown.kind === 'board';
  const { view: _view, ...said } = filters;
  const keep: Filters = isBoard ? { view: 'board' } : {};
  return (
    <>
      <PageHead
        heading="Stories"
        actions={
          <>
            <Button
              component={Link}
              variant="default"
              href={listHref(path, said, { view: isBoard ? '' : 'board', state: '', sort: '' })}
            >
              {isBoard ? 'As a list' : 'As a board'}
            </Button>
            <NewStoryButton />
          </>
        }
      />
      <Tabs
        label="Views"
        tabs={[...fixedViews, ...views].map(({ name, filters: wanted }) => ({
          href: listHref(path, wanted, keep),
          name,
          isHere: isSameList(said, wanted),
        }))}
      />
      <FilterBar path={path} filters={filters} fields={fields} searchLabel="Search stories" />
      {shown.kind === 'board' ? (
        <StoryBoard columns={shown.columns} />
      ) : (
        <Listed filters={filters} page={shown.page} staff={staff} mayAssign={mayAssign} />
      )}
      <SaveView filters={said} views={views} />
    </>
  );
}

type ListedProps = Pick<Props, 'filters' | 'staff' | 'mayAssign'> & {
  page: planning.DeskStoryPage;
};

function Listed({ filters, page, staff, mayAssign }: ListedProps) {
  const { stories, total, pages } = page;
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(-1);
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const toggleAll = () =>
    setChosen(chosen.size === stories.length ? new Set() : new Set(stories.map(({ id }) => id)));
  const step = (by: number) => {
    const next = Math.min(stories.length - 1, Math.max(0, at + by));
    setAt(next);
    const id = stories[next]?.id;
    document.querySelector<HTMLElement>(`[data-story="${id}"]`)?.focus();
  };
  const here = stories[at]?.id;
  useShortcuts([
    { keys: 'j', label: 'Next story', group: 'List', run: () => step(1) },
    { keys: 'k', label: 'Story before', group: 'List', run: () => step(-1) },
    {
      keys: 'x',
      label: 'Choose the story',
      group: 'List',
      run: () => here !== undefined && toggle(here),
    },
    {
      keys: 'o',
      label: 'Open the story',
      group: 'List',
      run: () => here !== undefined && router.push(hrefOfStory(here)),
    },
  ]);
  if (total === 0) {
    const isNarrowed = Object.keys(filters).some((name) => !['page', 'sort'].includes(name));
    return isNarrowed ? (
      <Nothing
        what="No story is like that."
        teach="Take a filter away, or search for fewer words."
        action={
          <Button component={Link} href={path} variant="default">
            Show every story
          </Button>
        }
      />
    ) : (
      <Nothing
        what="There are no stories yet."
        teach="A headline is enough to start one. The rest is written and filed beside it."
        action={<NewStoryButton />}
      />
    );
  }
  const sort = filters.sort ?? 'changed';
  const isDescending = filters.direction
    ? filters.direction === 'down'
    : sort === 'changed' || sort === 'published';
  return (
    <>
      <StoryTable
        label="Stories"
        stories={stories}
        choice={{ chosen, toggle, toggleAll }}
        here={here}
        sorting={{
          by: sort,
          isDescending,
          href: (by) =>
            listHref(path, filters, {
              sort: by === 'changed' ? '' : by,
              direction: by === sort ? (isDescending ? 'up' : 'down') : '',
            }),
        }}
      />
      <div className={styles.foot}>
        <span>{countWords(page)}</span>
        {pages > 1 ? (
          <nav className={styles.pages} aria-label="Pages">
            {page.page > 1 ? <Link href={pageHref(filters, page.page - 1)}>Before</Link> : null}
            <span>
              Page {page.page} of {pages}
            </span>
            {page.page < pages ? <Link href={pageHref(filters, page.page + 1)}>Next</Link> : null}
          </nav>
        ) : null}
      </div>
      <Bulk
        chosen={stories.filter(({ id }) => chosen.has(id))}
        staff={staff}
        mayAssign={mayAssign}
        onClear={() => setChosen(new Set())}
      />
    </>
  );
}

type BulkProps = Pick<Props, 'staff' | 'mayAssign'> & {
  chosen: planning.DeskStory[];
  onClear: () => void;
};

function Bulk({ chosen, staff, mayAssign, onClear }: BulkProps) {
  const { move, assign, isSending } = useBulk(chosen, onClear);
  return (
    <ActionBar
      opened={chosen.length > 0}
      onClose={onClear}
      closeOnEscape
      aria-label="Act on the chosen stories"
      withinPortal={false}
    >
      <Group gap="xs" p={6}>
        <Text size="sm" fw={600} px={4}>
          {chosen.length} chosen
        </Text>
        <Menu position="top-start">
          <Menu.Target>
            <Button variant="default" loading={isSending}>
              Move to…
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => move('draft')}>Draft</Menu.Item>
            <Menu.Item onClick={() => move('in_review')}>In review</Menu.Item>
            <Menu.Item onClick={() => move('ready')}>Ready</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {mayAssign ? (
          <Select
            aria-label="Give the chosen stories to"
            placeholder="Give to…"
            w={170}
            data={staff.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            value={null}
            searchable
            comboboxProps={{ position: 'top' }}
            onChange={(to) => to && assign(to)}
          />
        ) : null}
        <Button variant="subtle" color="gray" onClick={onClear}>
          Clear
        </Button>
      </Group>
    </ActionBar>
  );
}

/** A list that somebody comes back to gets a name of their own. */
function SaveView({ filters, views }: { filters: Filters; views: View[] }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const known = views.find((view) => isSameList(view.filters, filters));
  const isFixed = fixedViews.some((view) => isSameList(view.filters, filters));
  if (isFixed) return null;
  const save = async () => {
    if (name.trim() === '') {
      document.getElementById('view-name')?.focus();
      return;
    }
    const { page: _page, ...filter } = filters;
    const answer = await callDesk('POST', 'views', { body: { name: name.trim(), filter } });
    toast(
      answer.kind === 'ok'
        ? { text: `This list is kept as “${name.trim()}”.` }
        : { text: failureWords(answer), tone: 'problem' },
    );
    setName('');
    router.refresh();
  };
  const remove = async ({ id, name: old, filters: filter }: View) => {
    const answer = await callDesk('DELETE', `views/${id}`);
    toast(
      answer.kind === 'ok'
        ? {
            text: `“${old}” is no longer kept.`,
            undo: () =>
              void callDesk('POST', 'views', { body: { name: old, filter } }).then(() =>
                router.refresh(),
              ),
          }
        : { text: failureWords(answer), tone: 'problem' },
    );
    router.refresh();
  };
  if (known) {
    return (
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void remove(known)}>
        Stop keeping “{known.name}”
      </Button>
    );
  }
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        id="view-name"
        label="Keep this list under a name"
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Keep
      </Button>
    </form>
  );
}

function countWords({ stories, total, page, pages }: planning.DeskStoryPage): string {
  const number = new Intl.NumberFormat('en-GB');
  if (pages === 1) return total === 1 ? '1 story' : `${number.format(total)} stories`;
  const perPage = Math.ceil(total / pages);
  const first = (page - 1) * Math.max(perPage, 50) + 1;
  return `${number.format(first)} to ${number.format(first + stories.length - 1)} of ${number.format(total)} stories`;
}

function pageHref(filters: Filters, page: number): string {
  return listHref(path, filters, { page: page === 1 ? '' : String(page) });
}
