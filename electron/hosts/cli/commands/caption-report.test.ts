import { describe, expect, it } from 'vitest';
import { describeEntry, Pace } from './caption-report.ts';

const hour = 3_600_000;
const progress = (positionMs: number) => ({ positionMs, durationMs: hour, resumedFromMs: 0, text: '' });

describe('the pace of a recognition', () => {
  it('is measured from the first windows on, so that loading the model does not count', () => {
    const pace = new Pace();
    // 20 s of loading, then a minute of sound every 10 seconds.
    expect(pace.measure(progress(60_000), 30_000)).toBeUndefined();
    const { speed, leftSeconds } = pace.measure(progress(120_000), 40_000)!;
    expect(speed).toBeCloseTo(6);
    expect(leftSeconds).toBeCloseTo((hour - 120_000) / 6 / 1000);
  });

  it('is never told from nothing', () => {
    const pace = new Pace();
    pace.measure(progress(60_000), 10);
    expect(pace.measure(progress(60_000), 10)).toBeUndefined();
  });
});

it('speech without text is told with its times and the reason', () => {
  const entry = {
    ...{ file: 'a.mp4', language: 'en', model: 'm', device: 'cpu', cues: [], outputs: ['a.srt'] },
    ...{
      speakingTracks: [],
      leftOut: [],
      windows: { decoded: 1, kept: 0 },
      seconds: { audio: 30, wall: 10 },
    },
  };
  const gaps = (['no-words', 'repetition'] as const).map((reason, i) => ({
    ...{ startMs: i * 60_000 + 2000, endMs: i * 60_000 + 21_000, reason },
  }));
  expect(
    describeEntry({ ...entry, gaps }, false)
      .split('\n')
      .slice(2, 4),
  ).toEqual([
    expect.stringMatching(/^ {2}\S*0?2\S* to \S*21\S*: speech without text/u),
    expect.stringMatching(/^ {2}\S*1:02\S* to \S*1:21\S*: speech that came out as the same words/u),
  ]);
});

it('tells every language that was heard, the main one first', () => {
  const cue = (language?: string) => ({
    ...{ startMs: 0, endMs: 1000, text: 'Text.', confidence: 1 },
    ...(language === undefined ? {} : { language }),
  });
  const told = (...cues: readonly ReturnType<typeof cue>[]) =>
    describeEntry(
      {
        ...{ file: 'a.mp4', language: 'en', model: 'm', device: 'cpu', cues, outputs: ['a.srt'], gaps: [] },
        ...{ speakingTracks: [], leftOut: [], windows: { decoded: 1, kept: 0 } },
        seconds: { audio: 30, wall: 10 },
      },
      false,
    ).split('\n')[0];
  expect(told(cue(), cue('de'), cue('fr'), cue('fr'))).toContain('4 cues, en and fr and de, 30.0 s');
  expect(told(cue(), cue('en'))).toContain('2 cues, en, 30.0 s');
});
