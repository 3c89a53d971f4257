'use client';
/** The files being uploaded on this screen: two at a time, each with how far it is or why it is refused. */
import { useEffect, useRef, useState } from 'react';
import { maxPictureBytes } from '#media/pure.ts';
import { sendPicture } from './send-picture.ts';
import { refusalWords } from './upload-words.ts';

export type UploadItem = {
  id: string;
  name: string;
  state: 'waiting' | 'sending' | 'preparing' | 'ready' | 'refused';
  /** How much of the file has been sent, from 0 to 1. */
  sent: number;
  /** Why it is refused. */
  words?: string;
  /** The key of the picture it became. */
  picture?: string;
};

type Queued = { id: string; file: File };

const atOnce = 2;

export function useUploads(options: { replaces?: string; onReady: (key: string) => void }) {
  const [items, setItems] = useState<UploadItem[]>([]);
  const queue = useRef<Queued[]>([]);
  const running = useRef(0);
  const onReady = useRef(options.onReady);
  onReady.current = options.onReady;
  const leaving = useRef<AbortSignal | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller.signal;
    return () => controller.abort();
  }, []);

  const note = (id: string, fields: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.id === id ? { ...item, ...fields } : item)));

  function add(files: File[]): void {
    const added = files.map((file) => ({ id: crypto.randomUUID(), file }));
    setItems((before) => [
      ...added.map(({ id, file }) => ({ id, name: file.name, state: 'waiting' as const, sent: 0 })),
      ...before,
    ]);
    for (const { id, file } of added) {
      if (file.size > maxPictureBytes) {
        note(id, { state: 'refused', words: refusalWords('too-large') });
      } else queue.current.push({ id, file });
    }
    while (running.current < atOnce && queue.current.length > 0) void work();
  }

  async function work(): Promise<void> {
    const signal = leaving.current;
    if (!signal) return;
    running.current += 1;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file } = next;
      note(id, { state: 'sending' });
      const result = await sendPicture({
        file,
        ...(options.replaces === undefined ? {} : { replaces: options.replaces }),
        onProgress: (sent) => note(id, { sent }),
        onReceived: () => note(id, { state: 'preparing', sent: 1 }),
        signal,
      });
      if (signal.aborted) break;
      if (result.kind === 'ready') {
        note(id, { state: 'ready', picture: result.key });
        onReady.current(result.key);
      } else note(id, { state: 'refused', words: result.words });
    }
    running.current -= 1;
  }

  const isBusy = items.some(({ state }) => state !== 'ready' && state !== 'refused');
  const clear = () =>
    setItems((before) => before.filter(({ state }) => state !== 'ready' && state !== 'refused'));
  return { items, add, clear, isBusy };
}
