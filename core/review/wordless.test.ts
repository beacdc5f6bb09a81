import { describe, expect, it } from 'vitest';
import { fileCue } from '../edit/testing/context.ts';
import { findSpeechWithoutText, withSpeechWithoutText } from './speech-without-text.ts';
import { answerTo } from './wordless.ts';

const cue = (id: string, startMs: number, endMs: number) => fileCue(id, startMs, endMs, 'Text.');
const span = (startMs: number, endMs: number) => ({ startMs, endMs });
const cues = [cue('a', 0, 2000), cue('b', 30_000, 32_000)];
/** Somebody sings. */
const speech = [span(0, 2100), span(8000, 13_000), span(14_000, 20_000), span(29_900, 32_000)];
const [finding] = findSpeechWithoutText(cues, speech);
const answers = [answerTo(finding!, speech)!];
const left = (...[cuesNow, speechNow]: readonly [typeof cues, typeof speech]) =>
  withSpeechWithoutText([], cuesNow, speechNow, answers).map((one) => one.span?.startMs);

describe('speech without text that a person has heard to be no words', () => {
  it('is found no more, also when the cues beside it are trimmed or moved a little', () => {
    expect(left(cues, speech)).toEqual([]);
    expect(left([cue('a', 0, 8000), cue('b', 19_800, 32_000)], speech)).toEqual([]);
    // The detection of speech is not read yet, or tells less.
    expect(left(cues, speech.slice(0, 2))).toEqual([]);
  });

  it('leaves other stretches found', () => {
    expect(left(cues, [...speech, span(40_000, 44_000)])).toEqual([40_000]);
  });

  it('comes back when the sound of the stretch is another one', () => {
    expect(left(cues, [span(8000, 13_000), span(14_000, 19_000)])).toEqual([8000]);
    expect(left(cues, [span(8000, 20_000)])).toEqual([8000]);
  });

  it('comes back where some of it was written or heard since', () => {
    expect(left([cues[0]!, cue('new', 8000, 13_000), cues[1]!], speech)).toEqual([14_000]);
    // A transcription found another gap there.
    expect(left(cues, [...speech, span(13_000, 15_000)])).toEqual([8000]);
  });

  it('is an answer to no other kind of finding', () => {
    expect(answerTo({ ...finding!, code: 'low-confidence' }, speech)).toBeNull();
  });
});
