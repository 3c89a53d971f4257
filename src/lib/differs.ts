/** Whether writing `wanted` over `row` would change anything; dates are compared by their moment. */
export function differs(row: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).some(([key, value]) => plain(row[key]) !== plain(value));
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return value === undefined ? null : value;
}
