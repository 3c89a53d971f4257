const edge = 0.34;

/**
 * The class that keeps a picture's focal point in sight when it is cut. Our pages forbid inline
 * styles, so the point is rounded to the middle or a side.
 */
export function focusClass([x, y]: [number, number]): string | undefined {
  const sideways = Math.abs(x - 0.5) >= Math.abs(y - 0.5);
  if (sideways && x < edge) return 'focus-start';
  if (sideways && x > 1 - edge) return 'focus-end';
  if (y < edge) return 'focus-top';
  if (y > 1 - edge) return 'focus-bottom';
  return undefined;
}
