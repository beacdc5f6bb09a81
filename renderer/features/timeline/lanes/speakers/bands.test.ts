import { describe, expect, it } from 'vitest';
import type { Spoken } from '../../../../editing/speakers.ts';
import { turnsOfResult } from '../../../../editing/speaker-turns.ts';
import { bandAtX, bandsSeen, changeAtX, changeNear } from './bands.ts';

function spoken(...turns: readonly (readonly [string, number, number])[]): Spoken {
  const names = [...new Set(turns.map(([name]) => name))];
  const share = { firstMs: 0, speechMs: 0, turnCount: 1 };
  const speakers = names.map((name, i) => ({ name, number: i + 1, ...share }));
  const found = turns.map(([name, startMs, endMs]) => ({
    startMs,
    endMs,
    speaker: names.indexOf(name),
    confidence: 1,
  }));
  return {
    ...{ speakers, byName: new Map(speakers.map((each) => [each.name, each])), trackId: 'one' },
    numbers: new Map(),
    turns: turnsOfResult({ speakers: [], turns: found, findsOverlap: false }, (at) => names[at]!),
  };
}

const view = { startMs: 10_000, msPerPixel: 10 };
const shown = (all: Spoken) =>
  bandsSeen(all, view, 1000).map(({ turn, left, right, isLow }) => [turn.speaker, left, right, isLow]);

describe('bands', () => {
  it('are those of turns that are seen, the second of two at once in the lower half', () => {
    const all = spoken(['A', 0, 9000], ['A', 9500, 12_000], ['B', 11_000, 13_000], ['A', 30_000, 31_000]);
    expect(shown(all)).toEqual([
      ['A', -50, 200, false],
      ['B', 100, 300, true],
    ]);
    const bands = bandsSeen(all, view, 1000);
    expect(bandAtX(bands, 150, 0.2)?.turn.speaker).toBe('A');
    expect(bandAtX(bands, 150, 0.8)?.turn.speaker).toBe('B');
    expect(bandAtX(bands, 250, 0.2)?.turn.speaker).toBe('B');
    expect(bandAtX(bands, 400, 0.5)).toBeNull();
  });

  it('are at most one a pixel, however many turns there are', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ['AB'[i % 2]!, i * 100, i * 100 + 90] as const);
    const all = spoken(...many);
    const whole = { startMs: 0, msPerPixel: 2000 };
    const startedAt = performance.now();
    for (let frame = 0; frame < 20; frame += 1) bandsSeen(all, whole, 1000);
    expect((performance.now() - startedAt) / 20).toBeLessThan(16);
    expect(bandsSeen(all, whole, 1000).length).toBeLessThanOrEqual(1001);
  });
});

describe('a change of speakers', () => {
  const all = spoken(
    ['A', 10_000, 12_000],
    ['B', 12_500, 14_000],
    ['B', 16_000, 17_000],
    ['A', 17_000, 18_000],
  );

  it('is taken at either of its edges, and only where somebody else goes on', () => {
    expect(changeAtX(all, view, 203)?.timeMs).toBe(12_500);
    expect(changeAtX(all, view, 247)?.timeMs).toBe(12_500);
    expect(changeAtX(all, view, 225)).toBeNull();
    expect(changeAtX(all, view, 600)).toBeNull();
    expect(changeAtX(all, view, 700)).toMatchObject({ before: { speaker: 'B' }, after: { speaker: 'A' } });
  });

  it('is found next to a time', () => {
    expect(changeNear(all.turns.turns, 12_000)?.timeMs).toBe(12_500);
    expect(changeNear(all.turns.turns, 15_900)?.timeMs).toBe(17_000);
    expect(changeNear(spoken(['A', 0, 1000]).turns.turns, 500)).toBeNull();
  });
});
