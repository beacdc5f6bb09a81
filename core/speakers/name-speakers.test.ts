import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { labelsOf } from '../edit/speaker-labels.ts';
import { contextOf, fileCue, spokenCue } from '../edit/testing/context.ts';
import { labelledCues, namedSpans, nameSpeakers, withSpeakersOf } from './name-speakers.ts';
import type { FoundSpeakers } from './name-speakers.ts';

const newName = (number: number) => `Speaker ${number}`;
const { track } = contextOf([]);

/** Speakers by turns that follow one another, each until a time. */
function found(...turns: readonly (readonly [speaker: number, endMs: number])[]): FoundSpeakers {
  const all = turns.map(([speaker, endMs], i) => ({
    ...{ startMs: turns[i - 1]?.[1] ?? 0, endMs, speaker, confidence: 1 },
  }));
  return {
    count: Math.max(...turns.map(([speaker]) => speaker)) + 1,
    turns: all,
  };
}

function after(
  cues: readonly TrackCue[],
  result: FoundSpeakers,
  settled: (typeof track)['settledSpeakers'] = [],
) {
  const one = { track: { ...track, settledSpeakers: settled }, cues };
  const names = nameSpeakers([one], result, newName);
  return { names, cues: labelledCues(one, result, names) };
}

describe('names after a run', () => {
  const cues = [spokenCue('a', 0, 2000, 'one two three four'), spokenCue('b', 2000, 4000, 'five six')];

  it('are new ones at first, word by word', () => {
    const { names, cues: named } = after(cues, found([0, 1000], [1, 5000]));
    expect(names).toEqual(['Speaker 1', 'Speaker 2']);
    expect(named.map(labelsOf)).toEqual([
      ['Speaker 1', 'Speaker 1', 'Speaker 2', 'Speaker 2'],
      ['Speaker 2', 'Speaker 2'],
    ]);
    expect(named[1]).toMatchObject({ speaker: 'Speaker 2', origin: 'machine' });
  });

  it('stay those that the words have, whatever number the speaker has now', () => {
    const first = after(cues, found([0, 2000], [1, 5000])).cues.map((cue) =>
      cue.id === 'a'
        ? { ...cue, speaker: 'Ann', words: cue.words!.map((word) => ({ ...word, speaker: 'Ann' })) }
        : cue,
    );
    const { names } = after(first, found([1, 2000], [0, 3000], [2, 5000]));
    expect(names).toEqual(['Speaker 2', 'Ann', 'Speaker 1']);
  });

  it('are left alone where they are settled, also where that is nobody', () => {
    const { cues: named } = after(cues, found([0, 1000], [1, 5000]), [{ startMs: 500, endMs: 2000 }]);
    expect(labelsOf(named[0]!)).toEqual(['Speaker 1', undefined, undefined, undefined]);
  });

  it('of a file without words go by time, not to a cue of two', () => {
    const file = [fileCue('a', 0, 2000, 'One'), fileCue('b', 2000, 4000, '- Two\n- Three')];
    const { cues: named } = after(file, found([0, 1500], [1, 3000], [0, 4000]));
    expect(named.map(({ speaker }) => speaker)).toEqual(['Speaker 1', undefined]);
    expect(namedSpans([{ ...file[0]!, speaker: 'Ann' }, file[1]!])).toEqual([{ startMs: 0, endMs: 2000 }]);
  });

  it('are carried over to words as they were heard', () => {
    const { cues: named } = after(cues, found([0, 1000], [1, 5000]));
    const heard = [
      { startMs: 10, endMs: 480, text: ' one' },
      { startMs: 900, endMs: 1400, text: ' uh' },
      { startMs: 3000, endMs: 3100, text: ' six' },
      { startMs: 9000, endMs: 9100, text: ' seven' },
    ];
    expect(withSpeakersOf(heard, named).map(({ speaker }) => speaker)).toEqual([
      ...['Speaker 1', 'Speaker 2', 'Speaker 2', undefined],
    ]);
  });
});
