import { describe, expect, it } from 'vitest';
import { fileCue } from '../edit/testing/context.ts';
import type { ReviewProblem } from './review-problem.ts';
import { findSpeechWithoutText, withSpeechWithoutText } from './speech-without-text.ts';

const cue = (id: string, startMs: number, endMs: number) => fileCue(id, startMs, endMs, 'Text.');
const span = (startMs: number, endMs: number) => ({ startMs, endMs });
const found = (...args: Parameters<typeof findSpeechWithoutText>) =>
  findSpeechWithoutText(...args).map((one) => [one.cueId, one.span?.startMs, one.span?.endMs, one.measured]);

describe('speech without text', () => {
  it('is found between two cues, before the first and behind the last', () => {
    const cues = [cue('a', 10_000, 12_000), cue('b', 31_000, 33_000)];
    expect(found(cues, [span(2000, 8000), span(10_000, 33_000), span(40_000, 44_000)])).toEqual([
      ['a', 2000, 8000, 6000],
      ['a', 12_300, 30_700, 18_400],
      ['b', 40_000, 44_000, 4000],
    ]);
  });

  it('is one stretch over its pauses, and none when little is said or a cue tells it', () => {
    const cues = [cue('a', 0, 2000), cue('b', 20_000, 22_000)];
    const speech = [span(0, 3000), span(8000, 9000), span(10_000, 11_000), span(19_500, 23_000)];
    expect(found(cues, speech)).toEqual([['a', 8000, 11_000, 2000]]);
    expect(found(cues, [span(8000, 9400)])).toEqual([]);
    expect(found([...cues.slice(0, 1), cue('c', 8000, 11_000), ...cues.slice(1)], speech)).toEqual([]);
  });

  it('is what the detection and the transcription tell together, once', () => {
    expect(found([cue('a', 0, 1000)], [span(7000, 9000), span(5000, 8000)])).toEqual([
      ['a', 5000, 9000, 4000],
    ]);
  });

  it('is not told of a track without cues', () => {
    expect(found([], [span(0, 60_000)])).toEqual([]);
  });

  it('stands among the problems in the order of the cues', () => {
    const cues = [cue('a', 0, 2000), cue('b', 20_000, 22_000)];
    const problem = (cueId: string): ReviewProblem => ({
      ...{ id: `${cueId}:overlap`, cueId, measured: 1, limit: 0, fixable: false },
      ...({ code: 'overlap', severity: 'error', unit: 'ms' } as const),
    });
    const all = withSpeechWithoutText([problem('a'), problem('b')], cues, [span(8000, 12_000)]);
    expect(all.map(({ id }) => id)).toEqual(['a:overlap', 'speech-without-text:8000', 'b:overlap']);
  });
});
