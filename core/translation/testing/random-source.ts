import fc from 'fast-check';
import type { TrackCue } from '../../project/track-cue.ts';

const anyWord = fc.constantFrom(
  ...[
    'the',
    'house',
    'Anna',
    'bees',
    'go',
    'home,',
    'and',
    '42',
    '1,500',
    'London',
    'a',
    'don’t',
    'well:',
    'x',
  ],
  ...[
    '<i>slanted</i>',
    '<b>bold words</b>',
    '{\\i1}so{\\i0}',
    '<font color="#ff0000">red</font>',
    'a < b',
    '&lt;b>',
  ],
  ...['我们今天', 'です。', 'สวัสดี', 'العربية', '<00:01.000>', '👩‍🚀', 'été', '♪', '...'],
);
const anyEnd = fc.constantFrom('.', '?', '!', '', '', ',', '...', '。', ' - so');
const anyStart = fc.constantFrom(
  '',
  '',
  '',
  '',
  '{\\an8}',
  '<i>',
  '- ',
  '<i>- ',
  'ANNA: ',
  '♪ ',
  '1. ',
  '[',
  '>> ',
  '"',
);
const anyTail = fc.constantFrom('', '', '', '</i>', ' ♪', ']', '"', ' ');

const anyLine = fc
  .tuple(anyStart, fc.array(anyWord, { minLength: 0, maxLength: 7 }), anyEnd, anyTail)
  .map(([start, words, end, tail]) => start + words.join(' ') + end + tail);

const anyText = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.array(anyLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: 'grapheme' }) },
);

/** Cues that sentences run over, with tags, dashes, notes, numbers, several languages and speakers. */
export const anySources: fc.Arbitrary<readonly TrackCue[]> = fc
  .array(
    fc.record({
      gapMs: fc.constantFrom(0, 0, 80, 500, 2500, -300),
      durationMs: fc.constantFrom(0, 800, 1500, 3000),
      text: anyText,
      speaker: fc.constantFrom(undefined, undefined, undefined, 'Ann', 'Bob'),
      language: fc.constantFrom(undefined, undefined, undefined, undefined, 'es', 'de', 'ja'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((specs) => {
    let now = 0;
    return specs.map(({ gapMs, durationMs, text, speaker, language }, i) => {
      const startMs = Math.max(0, now + gapMs);
      now = startMs + durationMs;
      return {
        ...{
          id: `s${String(i).padStart(2, '0')}`,
          startMs,
          endMs: now,
          text: text.toWellFormed(),
          origin: 'file',
        },
        ...(speaker === undefined ? {} : { speaker }),
        ...(language === undefined ? {} : { language }),
      };
    });
  });
