'use client';
/** The picture library: search it, see what lacks words or is used nowhere, bring new pictures. */
import { Button, Group, Pagination, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { LibraryPage } from '#media/index.ts';
import type { LibraryFilter } from '#media/pure.ts';
import { Nothing } from '../look/Nothing.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { type LibrarySearch, libraryAddress } from './library-address.ts';
import styles from './media.module.css';
import { PictureTile } from './PictureTile.tsx';
import { UploadButton } from './UploadButton.client.tsx';
import { UploadList } from './UploadList.tsx';
import { kindsInWords, limitInWords } from './upload-words.ts';
import { useDropAndPaste } from './useDropAndPaste.client.tsx';
import { useUploads } from './useUploads.client.tsx';

type Props = { found: LibraryPage; asked: LibrarySearch };

const filters: { value: LibraryFilter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'undescribed', label: 'Without words' },
  { value: 'unused', label: 'Unused' },
  { value: 'ending', label: 'Licence ends' },
];

export function Library({ found, asked }: Props) {
  const router = useRouter();
  const uploads = useUploads({ onReady: () => router.refresh() });
  const drop = useDropAndPaste(uploads.add);
  const go = (more: Partial<LibrarySearch>) =>
    router.push(libraryAddress({ ...asked, page: 1, ...more }), { scroll: false });

  return (
    <Stack
      gap="md"
      className={`${styles.drop} ${drop.isOver ? styles.dropping : ''}`}
      {...drop.props}
    >
      <PageHead
        heading="Pictures"
        about={`${found.total === 1 ? '1 picture' : `${found.total} pictures`}. Drop files here, paste them, or choose them: ${kindsInWords}, up to ${limitInWords} each.`}
        actions={<UploadButton label="Upload pictures" onFiles={uploads.add} multiple />}
      />
      <Group gap="sm">
        <Search initial={asked.search} onSearch={(search) => go({ search })} />
        <SegmentedControl
          aria-label="Which pictures"
          data={filters}
          value={asked.filter}
          onChange={(value) => {
            const filter = filters.find((one) => one.value === value)?.value;
            if (filter) go({ filter });
          }}
        />
      </Group>
      <div aria-live="polite">
        <UploadList items={uploads.items} />
        {uploads.items.length > 0 && !uploads.isBusy ? (
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={uploads.clear}>
            Clear this list
          </Button>
        ) : null}
      </div>
      {found.pictures.length === 0 ? (
        <Empty asked={asked} />
      ) : (
        <ul className={styles.grid} aria-label="Pictures">
          {found.pictures.map((picture) => (
            <li key={picture.key}>
              <Link className={styles.tile} href={`/desk/pictures/${picture.key}`} prefetch={false}>
                <PictureTile picture={picture} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found.pages > 1 ? (
        <Pagination
          total={found.pages}
          value={asked.page}
          onChange={(page) => router.push(libraryAddress({ ...asked, page }))}
          getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      ) : null}
    </Stack>
  );
}

export function Search({
  initial,
  onSearch,
}: {
  initial: string;
  onSearch: (search: string) => void;
}) {
  const [search, setSearch] = useState(initial);
  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(search.trim());
  }
  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          type="search"
          aria-label="Search pictures"
          placeholder="What it shows, caption or credit"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            if (event.currentTarget.value === '') onSearch('');
          }}
          w="min(20rem, 80vw)"
        />
      </form>
    </search>
  );
}

/** Says why nothing is here, and what would bring something. */
export function Empty({ asked }: { asked: Pick<LibrarySearch, 'search' | 'filter'> }) {
  if (asked.search !== '') {
    return (
      <Nothing
        what={`No picture says “${asked.search}”.`}
        teach="Try fewer words, or look in all pictures."
      />
    );
  }
  switch (asked.filter) {
    case 'undescribed':
      return <Nothing what="Every picture has its alternative text and its credit." />;
    case 'unused':
      return <Nothing what="Every picture stands somewhere." />;
    case 'ending':
      return <Nothing what="No licence ends within thirty days." />;
    case 'all':
      return (
        <Nothing
          what="No pictures yet."
          teach="Drop some here, or paste one you have copied. Each is made in the sizes readers need; its place and device are removed. Say what it shows and who made it, and it can be published."
        />
      );
  }
}
