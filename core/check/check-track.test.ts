import { describe, expect, it } from 'vitest';
import type { Cue } from '../cues/cue.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import { frameRate } from '../time/frame-rate.ts';
import type { CheckOptions } from './check-track.ts';
import { checkTrack } from './check-track.ts';
import type { ViolationCode } from './violation.ts';

const netflix = resolveProfile('netflix', { language: 'en' });
const good: Cue = { startMs: 1000, endMs: 3000, text: 'A good cue.' };

function codes(cues: readonly Partial<Cue>[], options: Partial<CheckOptions> = {}): readonly ViolationCode[] {
  const track = { cues: cues.map((cue) => ({ ...good, ...cue })) };
  return checkTrack(track, { profile: netflix, ...options }).map((violation) => violation.code);
}

describe('the checker', () => {
  it('finds nothing wrong with a good track', () => {
    const second = { startMs: 3080, endMs: 5000, text: 'Another one,\nof two lines.' };
    expect(codes([good, second], { durationMs: 5000, shotChanges: [0, 3080] })).toEqual([]);
  });

  it.each<[string, Partial<Cue>, ViolationCode]>([
    ['no text', { text: '<i> </i>' }, 'empty-text'],
    ['an open tag', { text: '<i>Good.' }, 'unbalanced-tags'],
    ['a space at the end of a line', { text: 'One \ntwo' }, 'surrounding-spaces'],
    ['a blank line', { text: ' ' + '\n' + 'two' }, 'surrounding-spaces'],
    ['two spaces', { text: 'One  two' }, 'double-spaces'],
    ['a line of 43', { text: 'x'.repeat(43), endMs: 5000 }, 'chars-per-line'],
    ['three lines', { text: 'a\nb\nc' }, 'too-many-lines'],
    ['41 characters in 2 s', { text: 'x'.repeat(41) }, 'reading-speed'],
    ['832 ms', { endMs: 1832 }, 'too-short'],
    ['7002 ms', { endMs: 8002 }, 'too-long'],
    ['an end before the start', { endMs: 900 }, 'reversed-times'],
    ['a negative start', { startMs: -100 }, 'negative-time'],
  ])('names a cue with %s', (_, cue, code) => {
    expect(codes([cue])).toEqual([code]);
  });

  it.each<[string, Partial<Cue>]>([
    ['40 characters in 2 s', { text: 'x'.repeat(40) }],
    ['833 ms', { endMs: 1833 }],
    ['7001 ms', { endMs: 8001 }],
    ['two lines of 42', { text: `${'x'.repeat(42)}\n<b>${'x'.repeat(42)}</b>`, endMs: 6000 }],
  ])('passes a cue with %s', (_, cue) => {
    expect(codes([cue])).toEqual([]);
  });

  it.each<[string, number, readonly ViolationCode[]]>([
    ['an overlap', 2999, ['overlap']],
    ['no gap', 3000, ['gap-too-small']],
    ['two frames', 3080, []],
    ['three frames', 3120, ['gap-not-closed']],
    ['eleven frames', 3440, ['gap-not-closed']],
    ['twelve frames', 3480, []],
  ])('judges %s between two cues', (_, startMs, expected) => {
    expect(codes([good, { startMs, endMs: startMs + 2000 }])).toEqual(expected);
  });

  it('compares with the cue that ends last, not with the one above', () => {
    const cues = [{ endMs: 8000 }, { startMs: 2000, endMs: 4000 }, { startMs: 6000, endMs: 7500 }];
    expect(codes(cues)).toEqual(['overlap', 'overlap']);
  });

  it('names a cue out of order and does not talk of gaps then', () => {
    expect(codes([{ startMs: 10_000, endMs: 12_000 }, good])).toEqual(['out-of-order']);
  });

  it('names a cue beyond the end of the video, half a frame forgiven', () => {
    expect(codes([good], { durationMs: 2980 })).toEqual([]);
    expect(codes([good], { durationMs: 2960 })).toEqual(['beyond-end']);
  });

  it('names starts and ends near a cut and says where they belong', () => {
    const found = checkTrack({ cues: [good] }, { profile: netflix, shotChanges: [3200, 1120] });
    expect(found.map(({ code, measured, suggestedMs }) => [code, measured, suggestedMs])).toEqual([
      ['start-near-shot', -3, 1120],
      ['end-near-shot', -5, 3120],
    ]);
    expect(found[0]?.facts).toEqual({ cutMs: 1120 });
  });

  it('tells the numbers', () => {
    const [speed] = checkTrack({ cues: [{ ...good, text: 'x'.repeat(42) }] }, { profile: netflix });
    expect(speed).toMatchObject({ measured: 21, limit: 20, unit: 'characters/s', severity: 'error' });
    expect(speed?.facts).toEqual({ count: 42, durationMs: 2000 });
    const next = { ...good, startMs: 3040, endMs: 5000 };
    const [gap] = checkTrack({ cues: [good, next] }, { profile: netflix });
    expect(gap).toMatchObject({ measured: 40, limit: 80 });
    expect(gap?.facts).toEqual({ previousIndex: 0, frames: 1, minFrames: 2 });
  });

  it('uses the rate of the video: 67 ms are two frames at 30', () => {
    const cues = [good, { startMs: 3067, endMs: 5000 }];
    expect(codes(cues)).toEqual(['gap-too-small']);
    expect(codes(cues, { frameRate: frameRate(30000, 1001) })).toEqual([]);
  });

  it('counts words for the bbc: a warning above 180 a minute, an error below 0.3 s each', () => {
    const bbc = resolveProfile('bbc');
    const severities = [3300, 3100, 2900].map((endMs) =>
      checkTrack({ cues: [{ startMs: 0, endMs, text: 'a b c d e f g h i j' }] }, { profile: bbc }).map(
        ({ severity, limit }) => [severity, limit],
      ),
    );
    expect(severities).toEqual([[['warning', 180]], [['warning', 180]], [['error', 200]]]);
    expect(
      checkTrack({ cues: [{ startMs: 0, endMs: 3334, text: 'a b c d e f g h i j' }] }, { profile: bbc }),
    ).toEqual([]);
  });

  it('counts full-width characters in Chinese', () => {
    const chinese = resolveProfile('netflix', { language: 'zh' });
    expect(codes([{ text: '\u5b57'.repeat(16), endMs: 4000 }], { profile: chinese })).toEqual([]);
    expect(codes([{ text: '\u5b57'.repeat(17), endMs: 4000 }], { profile: chinese })).toEqual([
      'chars-per-line',
    ]);
    expect(codes([{ text: 'x'.repeat(32), endMs: 4000 }], { profile: chinese })).toEqual([]);
  });

  it('takes 20 000 cues of a film with 4000 cuts in milliseconds', () => {
    const cues = Array.from({ length: 20_000 }, (_, i) => ({
      startMs: i * 4000,
      endMs: i * 4000 + 3500,
      text: `<i>Cue number ${i} with a caf\u00e9</i>\nand a second line of text here`,
    }));
    const shotChanges = Array.from({ length: 4000 }, (_, i) => i * 20_000 + 1234);
    const options = { profile: netflix, shotChanges, durationMs: 80_000_000 };
    expect(checkTrack({ cues: cues.slice(0, 5000) }, options)).toEqual([]);
    const times = Array.from({ length: 8 }, () => {
      const before = process.cpuUsage();
      checkTrack({ cues }, options);
      return process.cpuUsage(before).user / 1000;
    });
    // About 25 ms on a free machine; the bound leaves room for the test runner and for shared cores.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
