'use client';
/** A story as its readers will see it, to be written in. What is typed is saved by itself. */
import { Text } from '@mantine/core';
import { Selection } from '@tiptap/pm/state';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Choice,
  type Draft,
  type DraftConflict,
  draftSchema,
  headlineLimit,
  mergeDrafts,
  type PresentField,
  sameDraft,
  settleConflicts,
  standfirstLimit,
} from '#articles/pure.ts';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { ArrivedPictures } from './ArrivedPictures.client.tsx';
import { ConflictScreen } from './ConflictScreen.client.tsx';
import styles from './editor.module.css';
import { type EditorDoors, editorExtensions, textProps } from './extensions.client.tsx';
import { FindBar } from './find/FindBar.client.tsx';
import { LeftBehind } from './LeftBehind.client.tsx';
import { Line } from './Line.client.tsx';
import { MarkdownSource } from './MarkdownSource.client.tsx';
import { readBody, writeBody } from './markdown/index.ts';
import { SavingWords } from './SavingWords.client.tsx';
import { SearchPreview } from './SearchPreview.client.tsx';
import type { Rules } from './saving/saving.ts';
import { sendDraft } from './saving/send-draft.ts';
import { useSaving } from './saving/useSaving.client.tsx';
import { showChanges, showDocument } from './show-document.ts';
import { type Library, StoryAroundProvider } from './story-context.client.tsx';
import { Toolbar } from './Toolbar.client.tsx';
import { textKeys } from './text-keys.ts';
import { useCiting } from './useCiting.client.tsx';
import { useSlashMenu } from './useSlashMenu.client.tsx';

export type EditorState = {
  draft: Draft;
  /** The number of the revision the server has of it. */
  revision: number;
  /** Changes fields beside the text; saved like everything else. */
  change(part: Partial<Omit<Draft, 'body'>>): void;
  /** Where the story stands with the server, in a sentence, with the way out where there is one. */
  saving: ReactNode;
  isUnsaved: boolean;
  words: number;
  /** Which words the cursor is in, to be seen by others. */
  field: PresentField | null;
  /** Brings in what the server has now; what is being written is not touched. */
  hear(head: { revision: number; draft: Draft }): void;
};

export type StoryEditorProps = {
  story: { id: number; revision: number; mayEdit: boolean };
  draft: Draft;
  library: Library;
  /** What stands around the text: state and next step, fields, publishing, history. */
  frame: (state: EditorState, editor: ReactNode) => ReactNode;
  /** Told whenever something was saved, with the number of the revision. */
  onSaved?: (revision: number) => void;
};

const rules: Rules<Draft, DraftConflict> = {
  same: (one, other) => sameDraft(tidy(one), tidy(other)),
  merge: ({ base, mine, theirs }) =>
    mergeDrafts({
      base: { draft: tidy(base), isExact: true },
      mine: tidy(mine),
      theirs: tidy(theirs),
    }),
  newKey: () => crypto.randomUUID(),
};

/** As the server will have it: without the white space at its ends. */
function tidy(draft: Draft): Draft {
  const read = draftSchema.safeParse(draft);
  return read.success ? read.data : draft;
}

export function StoryEditor({ story, draft: first, library, frame, onSaved }: StoryEditorProps) {
  const isEditable = story.mayEdit;
  const [body, setBody] = useState(first.body);
  const [isSource, setIsSource] = useState(false);
  const [isFinding, setIsFinding] = useState(false);
  const [field, setField] = useState<PresentField | null>(null);
  const [files, setFiles] = useState<File[]>([]);
  const editorNow = useRef<Editor | null>(null);
  const citing = useCiting(editorNow);
  const slashMenu = useSlashMenu();

  const show = useCallback((draft: Draft) => {
    setBody(draft.body);
    const editor = editorNow.current;
    if (editor && writeBody(editor.state.doc).trimEnd() !== draft.body.trimEnd()) {
      showChanges(editor, readBody(editor.schema, draft.body));
    }
  }, []);
  const saving = useSaving<Draft, DraftConflict>({
    story: story.id,
    revision: story.revision,
    draft: first,
    rules,
    send: (request) => sendDraft(story.id, request),
    onShow: show,
    read: (value) => {
      const read = draftSchema.safeParse(value);
      return read.success ? read.data : undefined;
    },
  });
  const { state, tell } = saving;
  useShortcuts(isEditable && !isSource ? textKeys : []);
  const draftNow = useRef(state.draft);
  draftNow.current = state.draft;
  const change = useCallback(
    (part: Partial<Draft>) => {
      if (!isEditable) return;
      const draft = { ...draftNow.current, ...part };
      draftNow.current = draft;
      tell({ kind: 'edited', draft });
    },
    [tell, isEditable],
  );

  const doors = useMemo<EditorDoors>(
    () => ({
      ...slashMenu.doors,
      onCite: () => citing.open(),
      onFind: () => setIsFinding(true),
      onFiles: (more) => setFiles((before) => [...before, ...more]),
    }),
    [slashMenu.doors, citing.open],
  );

  const editor = useEditor({
    extensions: useMemo(() => editorExtensions(doors), [doors]),
    editable: isEditable,
    immediatelyRender: false,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: useMemo(() => textProps(doors), [doors]),
    onCreate: ({ editor }) => {
      editorNow.current = editor;
      showDocument(editor, readBody(editor.schema, draftNow.current.body));
    },
    onUpdate: ({ editor }) => {
      const markdown = writeBody(editor.state.doc);
      setBody(markdown);
      change({ body: markdown });
    },
  });
  editorNow.current = editor;

  const revision = useRef(story.revision);
  useEffect(() => {
    if (state.base === revision.current) return;
    revision.current = state.base;
    onSaved?.(state.base);
  }, [state.base, onSaved]);

  const numbers = useMemo(() => numbersIn(body), [body]);
  const sources = state.draft.sources;
  const around = useMemo(
    () => ({
      library,
      sources,
      isEditable,
      numberOf: (key: string) => numbers.sources.get(key),
      footnoteNumberOf: (label: string) => numbers.footnotes.get(label.toLowerCase()),
      citeAgain: (pos: number) => citing.open(pos),
    }),
    [library, sources, isEditable, numbers, citing.open],
  );

  const toggleSource = () => {
    if (isSource && editor) showDocument(editor, readBody(editor.schema, body));
    setIsSource(!isSource);
    setIsFinding(false);
  };
  const words = useMemo(
    () => body.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0,
    [body],
  );

  const page = (
    <div className={styles.page}>
      {saving.kept.map((kept) => (
        <LeftBehind
          key={kept.name}
          kept={kept}
          onRestore={saving.restore}
          onForget={saving.forget}
        />
      ))}
      {state.phase.kind === 'conflict' ? (
        <ConflictScreen
          key={state.phase.conflict.base}
          conflicts={state.phase.conflict.conflicts}
          onSettle={(choices: Choice[]) => {
            if (state.phase.kind !== 'conflict') return;
            const { merged, conflicts } = state.phase.conflict;
            tell({ kind: 'settled', draft: settleConflicts(merged, conflicts, choices) });
          }}
        />
      ) : null}
      <div className={styles.bar}>
        {editor ? (
          <Toolbar
            editor={editor}
            isSource={isSource}
            onCite={() => citing.open()}
            onFind={() => setIsFinding(true)}
            onSource={toggleSource}
          />
        ) : null}
        {isFinding && editor ? (
          <FindBar editor={editor} onClose={() => setIsFinding(false)} />
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only tells others where the cursor is */}
      <div
        className={styles.paper}
        onFocus={({ target }) => setField(fieldAt(target))}
        onBlur={() => setField(null)}
      >
        <Line
          label="Headline"
          className={styles.headline}
          value={state.draft.headline}
          limit={headlineLimit}
          isEditable={isEditable}
          onChange={(headline) => change({ headline })}
        />
        <Line
          label="Standfirst"
          className={styles.standfirst}
          value={state.draft.standfirst}
          limit={standfirstLimit}
          isEditable={isEditable}
          onChange={(standfirst) => change({ standfirst })}
          onLeave={() => enterText(editor)}
        />
        {isSource ? (
          <MarkdownSource
            value={body}
            isEditable={isEditable}
            onChange={(markdown) => {
              setBody(markdown);
              change({ body: markdown });
            }}
          />
        ) : (
          <StoryAroundProvider value={around}>
            <EditorContent editor={editor} />
          </StoryAroundProvider>
        )}
      </div>
      <details className={styles.search}>
        <summary>In a search</summary>
        <SearchPreview
          headline={state.draft.headline}
          standfirst={state.draft.standfirst}
          address={`/${state.draft.section}/${state.draft.slug}`}
        />
      </details>
      <div className={styles.foot}>
        <Text size="sm" c="dimmed">
          {words} words, {Math.max(1, Math.round(words / 230))} min
        </Text>
      </div>
    </div>
  );
  const told = {
    draft: state.draft,
    revision: state.base,
    change,
    saving: isEditable ? (
      <SavingWords state={state} isJournalFull={saving.isJournalFull} />
    ) : (
      'You can read it, not change it'
    ),
    isUnsaved: state.phase.kind !== 'quiet',
    words,
    field,
    hear: ({ revision, draft }: { revision: number; draft: Draft }) =>
      tell({ kind: 'heard', base: revision, theirs: draft }),
  };
  return (
    <>
      {frame(told, page)}
      {slashMenu.menu}
      {citing.dialog(sources, (source) =>
        change({ sources: [...draftNow.current.sources, source] }),
      )}
      {editor && library.PicturePicker && files.length > 0 ? (
        <ArrivedPictures
          editor={editor}
          picker={library.PicturePicker}
          files={files}
          onRest={setFiles}
        />
      ) : null}
    </>
  );
}

/**
 * At its start, and at once: Tiptap's own command waits for the next frame, and what a fast typist says
 * until then would end up in the field above.
 */
function enterText(editor: Editor | null) {
  editor?.chain().setTextSelection(Selection.atStart(editor.state.doc).from).scrollIntoView().run();
  editor?.view.focus();
}

/** The words somebody is in, told from the element that has the focus. */
function fieldAt(target: EventTarget): PresentField {
  const label = target instanceof HTMLTextAreaElement ? target.ariaLabel : null;
  return label === 'Headline' ? 'headline' : label === 'Standfirst' ? 'standfirst' : 'body';
}

/** In the order of the text, as readers will see them counted. */
function numbersIn(markdown: string) {
  const count = (pattern: RegExp) => {
    const found = new Map<string, number>();
    for (const [, key = ''] of markdown.matchAll(pattern)) {
      if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), found.size + 1);
    }
    return found;
  };
  return { sources: count(/source="([^"]+)"/g), footnotes: count(/\[\^([^\]]+)\](?!:)/g) };
}
