'use client';
/** A story’s page: its text in the editor, and what stands around it, saved together. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { type ComponentProps, useMemo, useRef } from 'react';
import type { Draft } from '#articles/pure.ts';
import { type EditorState, type Library, StoryEditor } from '../editor/index.client.tsx';
import { PicturePicker } from '../media/PicturePicker.client.tsx';
import { type FilingChoices, FilingPanel } from './FilingPanel.client.tsx';
import { goToPlace } from './go-to-place.ts';
import { type Happening, HistoryPanel } from './HistoryPanel.client.tsx';
import { PictureField } from './PictureField.client.tsx';
import { StoryScreen, type StoryView } from './StoryScreen.client.tsx';
import { shownPicture } from './shown-picture.ts';

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

/** The picker of the library hands over pictures as the editor shows them. */
function Picker({ opened, onClose, onPick }: PickerProps) {
  return (
    <PicturePicker
      opened={opened}
      onClose={onClose}
      onPick={(picture) => onPick(shownPicture(picture))}
    />
  );
}

export function StoryDesk({ story, draft, library, choices, events }: Props) {
  const router = useRouter();
  const withPicker = useMemo(() => ({ ...library, PicturePicker: Picker }), [library]);
  const latest = useRef<EditorState>(null);
  const refresh = useDebouncedCallback(() => router.refresh(), refreshMs);
  const settle = async () => {
    const until = performance.now() + settleMs;
    while (latest.current?.isUnsaved) {
      if (performance.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
    return latest.current?.revision ?? story.revision;
  };
  return (
    <StoryEditor
      story={{ id: story.id, revision: story.revision, mayEdit: story.rights.edit }}
      draft={draft}
      library={withPicker}
      onSaved={refresh}
      frame={(state, editor) => {
        latest.current = state;
        return (
          <StoryScreen
            story={{ ...story, headline: state.draft.headline }}
            settle={settle}
            saved={
              <span>{story.rights.edit ? state.saving : 'You can read it, not change it'}</span>
            }
            editor={editor}
            filing={
              <FilingPanel
                filed={state.draft}
                choices={choices}
                mayEdit={story.rights.edit}
                isLive={story.standing.isLive}
                onChange={state.change}
              >
                <PictureField
                  held={state.draft}
                  pictures={library.pictures}
                  mayEdit={story.rights.edit}
                  onChange={state.change}
                />
              </FilingPanel>
            }
            history={<HistoryPanel events={events} />}
            onGoTo={(where) => void goToPlace(where, state.draft.body)}
          />
        );
      }}
    />
  );
}
