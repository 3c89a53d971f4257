/**
 * Keys pressed before the desk listens. Its pages are read before their scripts run, and a fast editor
 * presses `n` in that moment: the document keeps such keys, and the listener takes them over.
 */

declare global {
  var deskKeys: { kept: KeyboardEvent[]; stop: () => void } | undefined;
}

/**
 * What the document runs before what can be seen of it: a script of one line. It listens on the
 * way down: React stops a key on its way while it has the page but has not shown it once.
 */
export const earlyKeysScript =
  "(()=>{const k=[],f=e=>k.push(e);addEventListener('keydown',f,true);" +
  "globalThis.deskKeys={kept:k,stop:()=>removeEventListener('keydown',f,true)}})()";

/** The keys that were pressed so far, once, in their order. From now on somebody else listens. */
export function takeEarlyKeys(): KeyboardEvent[] {
  const early = globalThis.deskKeys;
  if (!early) return [];
  early.stop();
  globalThis.deskKeys = undefined;
  return early.kept;
}
