/**
 * Sends one file and waits until it is a picture. `fetch` does not tell how far it is, so this is the
 * one place that uses the older way.
 */
import { callDesk } from '../shell/api.ts';
import { lostWords, refusalWords } from './upload-words.ts';

export type Sending = {
  file: File;
  /** The key of the picture whose files this takes the place of. */
  replaces?: string;
  /** From 0 to 1; then the server has it all. */
  onProgress: (part: number) => void;
  onReceived: () => void;
  signal: AbortSignal;
};

export type Sent = { kind: 'ready'; key: string } | { kind: 'refused'; words: string };

const refuse = (words: string): Sent => ({ kind: 'refused', words });

export async function sendPicture(sending: Sending): Promise<Sent> {
  const answer = await post(sending);
  if (answer === null) return refuse(lostWords);
  const { status, data } = answer;
  if (status === 200 && data.upload) {
    sending.onReceived();
    return watch(data.upload, sending.signal);
  }
  const code = data.problems?.[0]?.code ?? (status === 413 ? 'too-large' : undefined);
  if (code) return refuse(refusalWords(code));
  if (status === 401) return refuse('You have been signed out. Sign in again, then try again.');
  if (status === 403) return refuse('You may not do this: readers see this picture now.');
  if (status === 404) return refuse('The picture is no longer there.');
  return refuse(lostWords);
}

type Answer = {
  status: number;
  data: { upload?: string; problems?: { code: string }[] };
};

function post({ file, replaces, onProgress, signal }: Sending): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const path = replaces ? `pictures/${replaces}/file` : 'pictures';
    request.open(replaces ? 'PUT' : 'POST', `/api/desk/${path}`);
    request.setRequestHeader('accept', 'application/json');
    // The server looks at what is in the file; a type or a name would say nothing it believes.
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () =>
      resolve({ status: request.status, data: request.response ?? {} }),
    );
    for (const kind of ['error', 'abort', 'timeout']) {
      request.addEventListener(kind, () => resolve(null));
    }
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

type UploadState = { kind: 'waiting' } | { kind: 'ready'; picture: string } | RefusedState;
type RefusedState = { kind: 'refused'; code: string };

/** Asks what became of it, less often the longer it takes. */
async function watch(upload: string, signal: AbortSignal): Promise<Sent> {
  for (let pause = 400; !signal.aborted; pause = Math.min(pause * 1.3, 3000)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = await callDesk<UploadState>('GET', `uploads/${upload}`, { signal });
    if (answer.kind === 'absent') return refuse(refusalWords('interrupted'));
    if (answer.kind === 'signed-out') return refuse('You have been signed out.');
    if (answer.kind !== 'ok') continue;
    if (answer.data.kind === 'ready') return { kind: 'ready', key: answer.data.picture };
    if (answer.data.kind === 'refused') return refuse(refusalWords(answer.data.code));
  }
  return refuse(lostWords);
}
