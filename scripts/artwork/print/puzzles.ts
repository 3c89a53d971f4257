/** The crosswords of the two issues: grids and clues of our own; `#` is a black square. */
export type Clue = { answer: string; clue: string };
export type Crossword = {
  issue: string;
  date: string;
  rows: readonly string[];
  clues: readonly Clue[];
};

export const crosswords: readonly Crossword[] = [
  {
    issue: '2025-02-28',
    date: '28 February 2025',
    rows: [
      'SAFE#ABLE',
      'O#O#E#A#A',
      'FALLBACKS',
      'T#L#B#K#T',
      '#FOX#OWL#',
      'S#W#E#A#O',
      'TRIGGERED',
      'O#N#O#D#D',
      'PAGE#USES',
    ],
    clues: [
      { answer: 'SAFE', clue: 'Out of danger, like money in a strongbox' },
      { answer: 'ABLE', clue: 'Having the skill' },
      { answer: 'FALLBACKS', clue: 'Plans B, C and D' },
      { answer: 'FOX', clue: 'City visitor with a brush behind' },
      { answer: 'OWL', clue: 'Night flier whose hearing is as good as its sight' },
      { answer: 'TRIGGERED', clue: 'Set off' },
      { answer: 'PAGE', clue: 'One side of a leaf' },
      { answer: 'USES', clue: 'Puts to work' },
      { answer: 'SOFT', clue: 'Like butter left out of the fridge' },
      { answer: 'FOLLOWING', clue: 'Coming next, or a crowd of admirers' },
      { answer: 'EBB', clue: 'Go out, as a tide' },
      { answer: 'BACKWARDS', clue: 'The other way to read a palindrome' },
      { answer: 'EAST', clue: 'Where the sun clocks on' },
      { answer: 'STOP', clue: 'Telegram’s full point' },
      { answer: 'EGO', clue: 'Self, to Freud' },
      { answer: 'ODDS', clue: 'Bookmaker’s offer' },
    ],
  },
  {
    issue: '2025-03-14',
    date: '14 March 2025',
    rows: [
      'SURE#ROAD',
      'U#E#E#W#U',
      'CHALLENGE',
      'H#C#M#E#L',
      '#WHY#ART#',
      'O#A#A#S#I',
      'PUBLISHED',
      'E#L#R#I#E',
      'NEED#OPUS',
    ],
    clues: [
      { answer: 'SURE', clue: 'Without a doubt' },
      { answer: 'ROAD', clue: 'It may be high, or less travelled' },
      { answer: 'CHALLENGE', clue: 'Ask for proof' },
      { answer: 'WHY', clue: 'A child’s favourite question' },
      { answer: 'ART', clue: 'What a gallery hangs' },
      { answer: 'PUBLISHED', clue: 'In print at last' },
      { answer: 'NEED', clue: 'More than a want' },
      { answer: 'OPUS', clue: 'Composer’s numbered work' },
      { answer: 'SUCH', clue: 'Of that kind' },
      { answer: 'REACHABLE', clue: 'Not too far off, or at the end of a telephone' },
      { answer: 'ELM', clue: 'Tree that a Dutch disease made scarce' },
      { answer: 'OWNERSHIP', clue: 'What a deed proves' },
      { answer: 'DUEL', clue: 'Appointment at dawn, with seconds' },
      { answer: 'OPEN', clue: 'Like a shop, or a question without an answer' },
      { answer: 'AIR', clue: 'It is mostly nitrogen' },
      { answer: 'IDES', clue: 'A bad day for Caesar, and tomorrow’s date' },
    ],
  },
];
