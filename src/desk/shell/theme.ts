/** How the desk looks: the system's type, warm greys, one accent, everything a size smaller than usual. */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: {
    // The accent of the readers' pages, from paper to ink.
    ink: [
      '#fbefec',
      '#f2dcd7',
      '#e4b6ac',
      '#d88e7f',
      '#ce6c58',
      '#c9573f',
      '#b8452d',
      '#9b3521',
      '#842d1c',
      '#6e2416',
    ],
  },
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
