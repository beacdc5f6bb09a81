import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { spokenCue } from '../edit/testing/context.ts';
import { findUncertainSpeaker } from './uncertain-speakers.ts';
import type { SpeakerDoubts } from './speaker-doubts.ts';

const nothing: SpeakerDoubts = { doubtful: [], settled: [], language: 'en' };

/** Words spoken one after the other, each by whom it says. */
function cueOf(text: string, speakers: string, startMs = 10_000): TrackCue {
  const cue = spokenCue('a', startMs, startMs + 500 * speakers.length, text);
  return { ...cue, words: cue.words!.map((word, i) => ({ ...word, speaker: speakers[i]! })) };
}

describe('uncertain speakers', () => {
  it('are found where somebody else goes on in the middle of a sentence', () => {
    const found = findUncertainSpeaker(cueOf('He said that we went', 'AAABB'), nothing);
    expect(found).toMatchObject({ code: 'uncertain-speaker', span: { startMs: 10_500, endMs: 12_500 } });
    expect(findUncertainSpeaker(cueOf('He said that. We went', 'AAABB'), nothing)).toBeNull();
  });

  it('are found where a voice is hardly nearer to one than to another', () => {
    const doubtful = [{ startMs: 9000, endMs: 11_200, confidence: 0.1 }];
    const cue = cueOf('He said that', 'AAA');
    expect(findUncertainSpeaker(cue, { ...nothing, doubtful })).toMatchObject({
      measured: 0.1,
      unit: 'share',
    });
    expect(findUncertainSpeaker({ ...cue, startMs: 20_000, words: [] }, { ...nothing, doubtful })).toBeNull();
    expect(
      findUncertainSpeaker(spokenCue('b', 10_000, 11_000, 'Nobody knows'), { ...nothing, doubtful }),
    ).toBeNull();
  });

  it('are found where somebody says a very short word', () => {
    const cue = cueOf('No. Yes! We went', 'ABAA');
    const quick = cue.words!.map((word, i) => (i === 1 ? { ...word, endMs: word.startMs + 200 } : word));
    expect(findUncertainSpeaker({ ...cue, words: quick }, nothing)).toMatchObject({
      measured: 200,
      unit: 'ms',
    });
  });

  it('are no longer told where a person has settled it', () => {
    const settled = [{ startMs: 0, endMs: 20_000 }];
    const doubtful = [{ startMs: 9000, endMs: 11_200, confidence: 0.1 }];
    expect(
      findUncertainSpeaker(cueOf('He said that we', 'AAAB'), { ...nothing, doubtful, settled }),
    ).toBeNull();
    expect(findUncertainSpeaker(cueOf('He said that we', 'AAAB'), undefined)).toBeNull();
  });
});
