/** Looks a key up among a record's own keys only, so that `constructor` finds nothing. */
export function ownValue<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
