import { expect, it } from 'vitest';
import { clipAss, clipTimes } from './clip-subtitles.ts';

const span = { startMs: 10_000, endMs: 20_000 };

it('keeps what is shown within, cut at its ends, and counts from its start', () => {
  const cues = [
    { startMs: 1000, endMs: 10_000, text: 'before' },
    { startMs: 9000, endMs: 11_000, text: 'into it' },
    { startMs: 12_000, endMs: 13_500, text: 'inside' },
    { startMs: 19_000, endMs: 25_000, text: 'out of it' },
    { startMs: 20_000, endMs: 21_000, text: 'after' },
  ];
  expect(clipTimes(cues, span)).toEqual([
    { startMs: 0, endMs: 1000, text: 'into it' },
    { startMs: 2000, endMs: 3500, text: 'inside' },
    { startMs: 9000, endMs: 10_000, text: 'out of it' },
  ]);
});

it('keeps the styles of ASS and every field of its lines', () => {
  const head = '[V4+ Styles]\nStyle: Sign,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Text';
  const script = [
    head,
    'Dialogue: 3,0:00:09.50,0:00:10.25,Sign,{\\pos(1,2)}A, b',
    'Dialogue: 0,0:00:01.00,0:00:02.00,Sign,gone',
    'Comment: 0,0:00:01.00,0:00:02.00,Sign,kept',
    'Dialogue: 0,1:00:01.00,1:00:02.00,Sign,gone',
  ].join('\r\n');
  expect(clipAss(script, span)).toBe(
    [
      ...head.split('\n'),
      'Dialogue: 3,0:00:00.00,0:00:00.25,Sign,{\\pos(1,2)}A, b',
      'Comment: 0,0:00:01.00,0:00:02.00,Sign,kept',
    ].join('\n'),
  );
});
