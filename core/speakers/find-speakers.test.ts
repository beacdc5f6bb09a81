import { describe, expect, it } from 'vitest';
import { diarisationErrorRate, scoreSpeakers } from '../evaluation/score-speakers.ts';
import { findSpeakers } from './find-speakers.ts';
import { turnsOfWindows } from './turns-of-windows.ts';
import { madeTalk, madeTurns } from './testing/made-voices.ts';

describe('speakers are found', () => {
  it.each([
    { counts: [12], seed: 1 },
    { counts: [8, 9], seed: 2 },
    { counts: [10, 4, 7], seed: 3 },
    { counts: [6, 6, 6, 6, 6, 20], seed: 4 },
  ])('in their number, with their turns: $counts', ({ counts, seed }) => {
    const turns = madeTurns(counts, seed);
    const result = findSpeakers(madeTalk(turns, seed), null);
    expect(result.speakers).toHaveLength(counts.length);
    expect(diarisationErrorRate(scoreSpeakers(turns, result.turns))).toBeLessThan(0.03);
    expect(result.turns[0]!.speaker).toBe(0);
    expect(result.findsOverlap).toBe(false);
    const speechMs = result.turns.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    expect(result.speakers.reduce((sum, speaker) => sum + speaker.speechMs, 0)).toBe(speechMs);
  });

  it.each([1, 2, 3, 4, 5])('as many as are said to be there: %i of three', (wanted) => {
    const talk = madeTalk(madeTurns([9, 9, 9], 5), 5);
    const { speakers } = findSpeakers(talk, { min: wanted, max: wanted });
    expect(speakers).toHaveLength(wanted);
  });

  it('within the bounds, where they leave a choice', () => {
    const talk = madeTalk(madeTurns([9, 9, 9], 6), 6);
    expect(findSpeakers(talk, { min: 2, max: 8 }).speakers).toHaveLength(3);
    expect(findSpeakers(talk, { min: 1, max: 2 }).speakers).toHaveLength(2);
  });

  it('nobody where nobody speaks, and one in a single word', () => {
    expect(findSpeakers(madeTalk([]), null)).toEqual({ speakers: [], turns: [], findsOverlap: false });
    const { speakers, turns } = findSpeakers(madeTalk([{ startMs: 500, endMs: 900, speaker: 0 }]), null);
    expect(speakers).toHaveLength(1);
    expect(turns).toEqual([{ startMs: 500, endMs: 900, speaker: 0, confidence: 1 }]);
  });

  it('in an hour as in a minute, block by block', () => {
    const turns = madeTurns([60, 150, 200], 7);
    const result = findSpeakers(madeTalk(turns, 7), null);
    expect(result.speakers).toHaveLength(3);
    expect(diarisationErrorRate(scoreSpeakers(turns, result.turns))).toBeLessThan(0.03);
  });

  it('two at once where a segmentation model hears them', () => {
    const turns = [
      { startMs: 0, endMs: 6000, speaker: 0 },
      { startMs: 6000, endMs: 12_000, speaker: 1 },
      { startMs: 12_500, endMs: 16_000, speaker: 0 },
    ];
    const speech = new Uint8Array(1600).fill(255, 0, 1200).fill(255, 1250);
    const overlap = new Uint8Array(1600).fill(200, 550, 600);
    const result = findSpeakers({ ...madeTalk(turns, 8), atOnce: { speech, overlap } }, null);
    expect(result.findsOverlap).toBe(true);
    expect(result.turns.map(({ startMs, endMs, speaker }) => [startMs, endMs, speaker])).toEqual([
      [0, 6000, 0],
      [5500, 12_000, 1],
      [12_500, 16_000, 0],
    ]);
  });

  it('somebody unknown where one voice is only ever heard with another', () => {
    const turns = [{ startMs: 0, endMs: 20_000, speaker: 0 }];
    const atOnce = {
      speech: new Uint8Array(2000).fill(255),
      overlap: new Uint8Array(2000).fill(255, 700, 1000),
    };
    const { speakers } = findSpeakers({ ...madeTalk(turns, 9), atOnce }, null);
    expect(speakers.map(({ speechMs, voice }) => [speechMs, voice !== null])).toEqual([
      [20_000, true],
      [3000, false],
    ]);
    const alone = findSpeakers({ ...madeTalk(turns, 9), atOnce }, { min: 1, max: 1 });
    expect(alone.speakers).toHaveLength(1);
  });
});

it('a change beside a pause leaves no sliver of a turn', () => {
  const window = (startMs: number) => ({ startMs, endMs: startMs + 1200 });
  const windows = [0, 300, 600, 900, 1200, 1500].map(window);
  const turns = turnsOfWindows(
    { windows },
    {
      ...{ labels: [0, 0, 0, 1, 1, 1], margins: new Float32Array(6).fill(1), levels: undefined },
      speech: [
        { startMs: 0, endMs: 1280 },
        { startMs: 1310, endMs: 2700 },
      ],
    },
  );
  expect(turns.map(({ startMs, endMs, speaker }) => [startMs, endMs, speaker])).toEqual([
    [0, 1280, 0],
    [1310, 2700, 1],
  ]);
});
