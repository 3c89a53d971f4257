/**
 * Readers in a process of their own, so that what their pages wait for is the server alone: one page after
 * the other at a steady pace, until a message says that it is enough. Then how long each took, in
 * milliseconds.
 */
const [url = '', ...pages] = process.argv.slice(2);
const readsEachSecond = 50;

const times: number[] = [];
const reading: Promise<void>[] = [];
let turn = 0;
const readers = setInterval(() => reading.push(read()), 1000 / readsEachSecond);
process.once('message', () => void end());

async function end(): Promise<void> {
  clearInterval(readers);
  await Promise.all(reading);
  process.send?.(times);
  process.disconnect?.();
}

async function read(): Promise<void> {
  const page = pages[turn++ % pages.length] ?? '/';
  const began = performance.now();
  const answer = await fetch(url + page);
  await answer.arrayBuffer();
  times.push(performance.now() - began);
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`);
}
