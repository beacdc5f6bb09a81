import { describe, expect, it } from 'vitest';
import { checkTrack } from '../check/check-track.ts';
import { speak } from '../cuebuilder/testing/speak.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import { layOutWords } from './lay-out.ts';

const profile = resolveProfile('netflix', { language: 'en' });
const layout = {
  ...{ profile, language: 'en', frameRate: undefined, shotChanges: [], durationMs: 60_000 },
};

/** Each turn by another person, right behind the one before. */
function talk(
  turns: readonly string[],
  charsPerSecond: number,
  speakers: readonly string[] = ['Anna', 'Ben'],
) {
  let startMs = 0;
  const words = turns.flatMap((text, i) => {
    const said = speak(` ${text}`, { charsPerSecond, startMs, sentencePauseMs: 0 });
    startMs = said.at(-1)!.endMs + 60;
    return said.map((word) => ({ ...word, speaker: speakers[i % speakers.length]! }));
  });
  return layOutWords(words, layout);
}

describe('two speakers', () => {
  it('share a cue with dashes where one of them is too short to be read alone', () => {
    const cues = talk(['Yes?', 'Not now, I have to go home.'], 14);
    expect(cues.map(({ text }) => text)).toEqual(['- Yes?\n- Not now, I have to go home.']);
    expect(cues[0]!.speaker).toBeUndefined();
    expect(cues[0]!.words!.map(({ text }) => text).join('')).toBe(' - Yes? - Not now, I have to go home.');
    expect(new Set(cues[0]!.words!.map(({ speaker }) => speaker))).toEqual(new Set(['Anna', 'Ben']));
    expect(checkTrack({ cues }, { profile })).toEqual([]);
  });

  it('have a cue each where there is time', () => {
    const cues = talk(['Do you think that it is going to rain?', 'I do not think that it will rain.'], 13);
    expect(cues.map(({ speaker }) => speaker)).toEqual(['Anna', 'Ben']);
    expect(cues.every(({ text }) => !text.startsWith('-'))).toBe(true);
  });

  it('are not told apart where there is one', () => {
    expect(
      talk(['Yes?', 'Not now, I have to go home.'], 14, ['Anna']).some(({ text }) => text.includes('-')),
    ).toBe(false);
  });
});
