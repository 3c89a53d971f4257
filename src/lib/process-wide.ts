/**
 * What there is one of in a process. Next bundles its own copy of every module the pages import, so
 * a module's own variable would exist twice: once for the server, once for the pages.
 */
const registry = Symbol.for('standfirst');

/** The one value of this name in this process, made by the first who asks. */
export function processWide<T extends object>(name: string, make: () => T): T {
  const holder = globalThis as { [registry]?: Map<string, object> };
  holder[registry] ??= new Map();
  const values = holder[registry];
  const found = values.get(name) ?? make();
  values.set(name, found);
  return found as T;
}
