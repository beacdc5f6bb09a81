import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { placeOfWord } from './place-of-word.ts';

function spoken(text: string, confidences: readonly number[]): TrackCue {
  const words = text.split(/\s/u).map((word, i) => ({
    ...{ startMs: 1000 + i * 500, endMs: 1400 + i * 500, text: ` ${word}` },
    confidence: confidences[i] ?? 1,
  }));
  return { id: 'a', startMs: 1000, endMs: 5000, text, origin: 'machine', words };
}

describe('where a text opens', () => {
  it('is its first doubtful word, marked without the marks beside it', () => {
    const text = 'He met Hommie, of\nNew York.';
    const place = placeOfWord(spoken(text, [1, 1, 0.3, 1, 1, 0.2]), 0.55, 2600)!;
    expect([text.slice(place.start, place.end), place.isMarked]).toEqual(['Hommie', true]);
  });

  it('is the word that was heard, where none is doubtful', () => {
    const text = 'He met him in the town.';
    const place = placeOfWord(spoken(text, []), 0.55, 2600);
    expect(place).toEqual({ start: text.indexOf('in'), end: text.indexOf('in'), isMarked: false });
  });

  it('is the word that was clicked, though another is doubtful', () => {
    const text = 'He met Hommie in town.';
    const cue = spoken(text, [1, 1, 0.3]);
    expect(placeOfWord(cue, 0.55, cue.words![3]!.startMs)).toMatchObject({
      start: text.indexOf('in'),
      isMarked: false,
    });
  });

  it('is left open where nothing of it was heard, and in a text without words', () => {
    expect(placeOfWord(spoken('He met him.', []), 0.55, 1000)).toBeNull();
    expect(placeOfWord({ ...spoken('He met him.', []), words: [] }, 0.55, 1500)).toBeNull();
  });
});
