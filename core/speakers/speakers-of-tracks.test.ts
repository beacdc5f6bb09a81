import { expect, it } from 'vitest';
import { levelMs } from './sound-levels.ts';
import { speakersOfTracks } from './speakers-of-tracks.ts';

/** Who speaks in each half second, as letters; others are heard 20 dB quieter in a microphone. */
function microphone(script: string, own: string, { loudDb = -25, hears = true } = {}) {
  const halves = script.split('');
  const level = (said: string) =>
    said === own || said === '*' ? loudDb : said === '.' || !hears ? -70 : loudDb - 20;
  const levels = Int8Array.from(halves.flatMap((said) => new Array<number>(500 / levelMs).fill(level(said))));
  const regions = halves.flatMap((said, at) =>
    level(said) > -60 ? [{ startMs: at * 500, endMs: (at + 1) * 500 }] : [],
  );
  return { regions, levels };
}

it('who is loud in the own microphone speaks, also at once with another', () => {
  const script = '.AAAA.BBBB**AA..';
  const { speakers, turns, findsOverlap } = speakersOfTracks([
    microphone(script, 'A'),
    microphone(script, 'B', { loudDb: -33 }),
  ]);
  expect(speakers).toMatchObject([{ voice: null }, { voice: null }]);
  expect(findsOverlap).toBe(true);
  const at = (ms: number) =>
    turns
      .filter((turn) => turn.startMs <= ms && ms < turn.endMs)
      .map(({ speaker }) => speaker)
      .toSorted();
  expect([250, 1500, 4000, 5500, 6500, 7600].map(at)).toEqual([[], [0], [1], [0, 1], [0], []]);
});

it('a microphone whose person says nothing is no speaker', () => {
  const script = '.AAAAAA.';
  const { speakers } = speakersOfTracks([microphone(script, 'A'), microphone(script, 'B')]);
  expect(speakers).toHaveLength(1);
  expect(speakersOfTracks([]).turns).toEqual([]);
});
