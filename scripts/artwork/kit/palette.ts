/** The house colours: one warm paper, one ink, one accent, a cold family and an ochre one. */
export const colour = {
  paper: '#f7f3ea',
  cream: '#efe7d6',
  sand: '#dfcfab',
  straw: '#e3c98f',
  ochre: '#c3984a',
  umber: '#8a6a35',
  vermilion: '#b3341f',
  ember: '#d2694f',
  ink: '#1c1a17',
  abyss: '#0f2a31',
  deep: '#17404a',
  teal: '#2f626c',
  slate: '#5c8489',
  mist: '#94b0b1',
  haze: '#cbd7d2',
} as const;
