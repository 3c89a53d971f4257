/** How the desk looks: the reader's paper and ink, set small and close, with one accent for the one main action. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The accent of the reader's site: 7 on paper by day, 3 on paper by night. */
const brick: MantineColorsTuple = [
  '#fdf1ed',
  '#f8ddd5',
  '#f3bfb1',
  '#f29b84',
  '#dd7557',
  '#c4553a',
  '#ad3d25',
  '#962916',
  '#7a2112',
  '#5c190e',
];

/** Warm greys, from paper to ink. 6 keeps 5:1 on paper. */
const gray: MantineColorsTuple = [
  '#faf7f0',
  '#f3eee3',
  '#eae3d4',
  '#dcd3c0',
  '#c9bea8',
  '#948a77',
  '#6b6354',
  '#565044',
  '#3a352d',
  '#1c1a17',
];

/** The same by night: 0 is the ink, 7 the paper. 2 keeps 7:1 on it. */
const dark: MantineColorsTuple = [
  '#ece5d7',
  '#d3cab9',
  '#b5ab99',
  '#8d8473',
  '#4a443a',
  '#38332b',
  '#25211b',
  '#171512',
  '#12100e',
  '#0c0b09',
];

const sans =
  '"Libre Franklin Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** What readers will see is set in their serif: headlines in lists, the editor's page. */
export const serif = '"Newsreader Variable", Georgia, "Times New Roman", serif';

export const deskTheme = createTheme({
  white: '#fffdf8',
  black: '#1c1a17',
  colors: { brick, gray, dark },
  primaryColor: 'brick',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  // Mantine works out the text on a filled button for the light shade only; the variable knows both.
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input);
    const isPrimary = !input.color || input.color === input.theme.primaryColor;
    return isPrimary && input.variant === 'filled'
      ? { ...colors, color: 'var(--mantine-primary-color-contrast)' }
      : colors;
  },
  fontFamily: sans,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1rem', lineHeight: '1.35' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.4' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.4' },
      h6: { fontSize: '0.75rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});

/** Surfaces Mantine has no name for. Day and night are two papers, not one turned inside out. */
export const deskVariables: CSSVariablesResolver = () => ({
  variables: { '--desk-serif': serif, '--desk-rail': '13.5rem', '--desk-panel': '22rem' },
  light: {
    '--mantine-color-body': '#fbf8f1',
    '--mantine-color-text': '#1c1a17',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#6f6757',
    '--mantine-color-anchor': brick[7],
    '--mantine-color-error': '#a3160a',
    '--mantine-color-default': '#fffdf8',
    '--mantine-color-default-hover': gray[1],
    '--mantine-color-default-border': gray[4],
    '--desk-surface': '#fffdf8',
    '--desk-sunken': '#f3eee3',
    '--desk-rule': '#e3dac8',
    '--desk-hover': '#f5f0e5',
    '--desk-chosen': '#efe7d6',
  },
  dark: {
    '--mantine-color-body': '#171512',
    '--mantine-color-text': '#ece5d7',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#9d9382',
    '--mantine-color-anchor': brick[3],
    '--mantine-color-error': '#ff9d8d',
    '--mantine-color-default': '#1d1a16',
    '--mantine-color-default-hover': '#2a251f',
    '--mantine-color-default-border': dark[4],
    '--desk-surface': '#1d1a16',
    '--desk-sunken': '#12100e',
    '--desk-rule': '#332e27',
    '--desk-hover': '#221e19',
    '--desk-chosen': '#2c2720',
  },
});
