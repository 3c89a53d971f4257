'use client';
/** A story’s page: its text in the editor, and what stands around it, saved together. */
import { useDebouncedCallback } from '@mantine/hooks';
import { type ComponentProps, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Draft } from '#articles/pure.ts';
import { type EditorState, type Library, StoryEditor } from '../editor/index.client.tsx';
import { PicturePicker } from '../media/PicturePicker.client.tsx';
import { callDesk } from '../shell/api.ts';
import { useSafeRefresh } from '../shell/useSafeRefresh.client.tsx';
import { type FilingChoices, FilingPanel } from './FilingPanel.client.tsx';
import { goToPlace } from './go-to-place.ts';
import type { Happening } from './history/HistoryPanel.client.tsx';
import { PictureField } from './PictureField.client.tsx';
import { Present } from './Present.client.tsx';
import { StoryScreen, type StoryView } from './StoryScreen.client.tsx';
import { shownPicture } from './shown-picture.ts';
import { usePresence } from './usePresence.client.tsx';

type Props = {
  story: StoryView;
  draft: Draft;
  library: Library;
  choices: FilingChoices;
  events: Happening[];
};

type PickerProps = ComponentProps<NonNullable<Library['PicturePicker']>>;

/** How long a save may take before somebody is told that it has to be there first. */
const settleMs = 15_000;
const lookAgainMs = 100;
/** After a pause in writing, what is said of the story is asked anew. */
const refreshMs = 2500;

export function StoryDesk(props: Props) {
  const { story, draft, library } = props;
  /** What was chosen here is shown at once; the page knows it once it is saved. */
  const [chosen, setChosen] = useState<Library['pictures']>({});
  const Picker = useCallback(
    ({ opened, onClose, onPick, files }: PickerProps) => (
      <PicturePicker
        opened={opened}
        onClose={onClose}
        files={files}
        onPick={(picture) => {
          const shown = shownPicture(picture);
          setChosen((before) => ({ ...before, [shown.key]: shown }));
          onPick(shown);
        }}
      />
    ),
    [],
  );
  const withPicker = useMemo(
    () => ({
      ...library,
      pictures: { ...chosen, ...library.pictures },
      PicturePicker: Picker,
    }),
    [library, chosen, Picker],
  );
  const refresh = useDebouncedCallback(useSafeRefresh(), refreshMs);
  return (
    <StoryEditor
      story={{ id: story.id, revision: story.revision, mayEdit: story.rights.edit }}
      draft={draft}
      library={withPicker}
      onSaved={refresh}
      frame={(state, editor) => <Around {...props} state={state} editor={editor} />}
    />
  );
}

type AroundProps = Props & { state: EditorState; editor: ReactNode };

function Around({ story, library, choices, events, state, editor }: AroundProps) {
  const { id, rights } = story;
  const latest = useRef(state);
  latest.current = state;
  const settle = async () => {
    const until = performance.now() + settleMs;
    while (latest.current.isUnsaved) {
      if (performance.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    return latest.current.revision;
  };
  const bringHead = async () => {
    const answer = await callDesk<{ story: { revision: number; draft: Draft } }>(
      'GET',
      `stories/${id}`,
    );
    if (answer.kind === 'ok') latest.current.hear(answer.data.story);
  };
  const others = usePresence({
    id,
    isEditing: rights.edit,
    field: state.field,
    onHead: (revision) => {
      const { isUnsaved, revision: known } = latest.current;
      if (!isUnsaved && revision > known) void bringHead();
    },
  });
  return (
    <StoryScreen
      story={{ ...story, headline: state.draft.headline, revision: state.revision }}
      settle={settle}
      saved={state.saving}
      present={<Present others={others} />}
      editor={editor}
      filing={
        <FilingPanel
          filed={state.draft}
          choices={choices}
          mayEdit={rights.edit}
          isLive={story.standing.isLive}
          onChange={state.change}
        >
          <PictureField
            held={state.draft}
            pictures={library.pictures}
            mayEdit={rights.edit}
            onChange={state.change}
          />
        </FilingPanel>
      }
      events={events}
      onMoved={bringHead}
      onGoTo={(where) => void goToPlace(where, state.draft.body)}
    />
  );
}
