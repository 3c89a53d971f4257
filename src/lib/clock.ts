/** The one place that asks the machine for the time; rules get it as an argument. */
export function now(): Date {
  return new Date();
}
