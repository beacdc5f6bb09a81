import type { FormatProblem, FormatProblemFacts } from '../format-problems.ts';

const span = { startMs: 1000, endMs: 2500 };
const quote = 'A stray line';

const samples: {
  readonly [Code in keyof FormatProblemFacts]: readonly FormatProblemFacts[Code][];
} = {
  'nothing-found': (
    [
      ...(['times', 'frames', 'bracketed-time', 'row', 'paragraph', 'dialogue'] as const),
      ...(['segment', 'sync', 'caption', 'block'] as const),
    ] as const
  ).map((missing) => ({ missing })),
  'times-repaired': [
    {
      ...span,
      repairs: [
        ...(['negative', 'exchanged', 'no-hours', 'no-milliseconds'] as const),
        ...(['wants-comma', 'wants-point', 'odd-arrow', 'odd-digits'] as const),
        ...(['no-minutes', 'other-script', 'stray-characters'] as const),
      ],
    },
  ],
  'times-exchanged': [{}],
  'times-unreadable': [{}],
  'end-unreadable': [span],
  'end-missing': [span],
  'ends-before-start': [span],
  'untimed-left-out': (['times', 'readable-times', 'time', 'start', 'frames'] as const).map((lacks) => ({
    quote,
    lacks,
  })),
  'never-shown': [{ quote }],
  'no-time': [{ quote: '1h' }],
  'before-first-cue': [{ quote }],
  'no-cue': [{ quote }],
  'settings-left-out': [{ quote: 'foo' }],
  'tags-left-out': [
    { quote: '<p>', count: 1 },
    { quote: '<p>', count: 3 },
  ],
  'references-read': [{ count: 1 }, { count: 3 }],
  'lone-number': [{ number: 2 }],
  'text-after-times': [{ quote }],
  'no-text': [{}],
  'blank-before-text': [{}],
  'blank-inside-text': [{}],
  'blank-lines-left-out': [{ count: 4000 }],
  'no-blank-before-cue': [{}],
  'no-number': [{}],
  'wrong-number': [{ found: 9, expected: 7 }],
  'no-signature': [{}],
  'odd-signature': [{}],
  'late-block': [{ block: 'STYLE' }],
  'frame-rate-assumed': [{ framesPerSecond: 25 }],
  'no-byte-order-mark': [{}],
  'damaged-bytes': [{ count: 2 }],
  'encoding-guessed': [
    { encoding: 'windows-1251', by: 'letters' },
    { encoding: 'windows-1250', by: 'name' },
    { encoding: 'Windows-1252', by: 'default' },
  ],
  'encoded-twice': [{ encoding: 'windows-1252', count: 12 }],
  'put-in-order': [{ count: 1 }, { count: 3 }],
  'moved-to-zero': [{ byMs: 403_720_860 }],
  'frames-in-times': [{ framesPerSecond: 25 }, { framesPerSecond: null }],
  'rolling-collapsed': [{ count: 40 }],
  'languages-as-tracks': [{ names: ['Korean', 'English'] }],
  'languages-left-out': [{ read: 'English', others: ['Korean'] }],
  'channels-left-out': [{ read: 1, others: [2] }],
  'comments-left-out': [{ count: 1 }, { count: 3 }],
  'codes-left-out': [{ count: 2 }],
  'texts-cut': [{ count: 2, maxCharacters: 20_000 }],
  'chapters-untimed': [{ count: 1 }, { count: 3 }],
  'chapters-cut': [{ maxChapters: 10_000 }],
  'chapter-fields-left-out': [{ fields: ['pictures', 'links', 'places'] }, { fields: ['links'] }],
  'kept-text': [{ text: 'As it was.' }],
};

/** Each problem of a subtitle file. */
export const sampleProblems: readonly FormatProblem[] = Object.entries(samples).flatMap(([code, facts]) =>
  facts.map((one: object) => ({ line: 3, code, facts: one }) as unknown as FormatProblem),
);
