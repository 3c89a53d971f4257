/**
 * Makes the engine deliberately wrong, to see that the story of faults notices: it is loaded before the
 * worker (`--import`) and changes one statement on its way in. `retries` sends again what may have
 * arrived; `forgets` counts it as sent.
 */
import { registerHooks } from 'node:module';

const right = "state = 'in_doubt', settled_at = $" + '{at},';
const wrong: Record<string, string> = {
  retries: "state = 'deferred', settled_at = $" + '{at}, next_try_at = $' + '{at},',
  forgets: "state = 'accepted', settled_at = $" + '{at},',
};
const way = wrong[process.env.WRONG_ENGINE ?? ''];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!way || !url.endsWith('/src/issues/engine/deliveries.ts')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(right)) throw new Error('The engine has changed: its fault must too.');
    return { ...loaded, source: source.replace(right, way) };
  },
});
