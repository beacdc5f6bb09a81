import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCueChanges } from '../edit/apply-changes.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { planUpdate } from './plan-update.ts';
import { anySources } from './testing/random-source.ts';

const source = (id: string, startMs: number, text: string): TrackCue => ({
  ...{ id, startMs, endMs: startMs + 1000, text, origin: 'machine' },
});
const linked = (of: TrackCue, text: string, more: Partial<TrackCue> = {}): TrackCue => ({
  ...{ ...of, id: `t-${of.id}`, text, origin: 'machine', translation: { of: of.id, from: of.text } },
  ...more,
});
const [one, two, three] = [source('a', 0, 'One.'), source('b', 1000, 'Two.'), source('c', 2000, 'Three.')];

describe('what is left to translate', () => {
  it('is what is missing, and what a model wrote of another text', () => {
    const changed = { ...two, text: 'Two bees.' };
    const { wanted, known, mends } = planUpdate(
      't',
      [one, changed, three],
      [linked(one, 'Uno.'), linked(two, 'Dos.')],
      null,
    );
    expect([...wanted]).toEqual(['b', 'c']);
    expect([...known]).toEqual([['a', 'Uno.']]);
    expect(mends).toEqual([]);
  });

  it('is nothing where only the lines are broken elsewhere', () => {
    const broken = { ...two, text: 'Two\nbees.' };
    const cue = linked(two, 'Dos abejas.', { translation: { of: 'b', from: 'Two bees.' } });
    expect(planUpdate('t', [broken], [cue], null).wanted.size).toBe(0);
  });

  it('is nothing that a person wrote, unless it is asked for', () => {
    const changed = { ...two, text: 'Two bees.' };
    const cues = [linked(one, 'Uno.'), linked(two, 'Dos.', { origin: 'person' })];
    expect(planUpdate('t', [one, changed], cues, null).wanted.size).toBe(0);
    expect([...planUpdate('t', [one, changed], cues, ['b']).wanted]).toEqual(['b']);
  });

  it('is what did not come back the last time', () => {
    const cue = linked(one, 'One.', {
      translation: { of: 'a', from: 'One.', doubts: [{ kind: 'missing' }] },
    });
    expect([...planUpdate('t', [one], [cue], null).wanted]).toEqual(['a']);
  });
});

it('cues move with their source, go with it, and of two for one the person’s stays', () => {
  const moved = { ...one, startMs: 300, endMs: 900 };
  const twice = linked(one, 'Uno mío.', { id: 'p', origin: 'person' });
  const { mends } = planUpdate('t', [moved], [linked(one, 'Uno.'), twice, linked(three, 'Tres.')], null);
  expect(mends).toEqual([
    { kind: 'cue', trackId: 't', before: twice, after: { ...twice, startMs: 300, endMs: 900 } },
    { kind: 'cue', trackId: 't', before: linked(one, 'Uno.'), after: null },
    { kind: 'cue', trackId: 't', before: linked(three, 'Tres.'), after: null },
  ]);
});

it('captions that were made anew keep the translations of what they still say', () => {
  const anew = [
    { ...one, id: 'x', startMs: 40 },
    { ...two, id: 'y', text: 'Two bees.' },
  ];
  const cues = [linked(one, 'Uno.'), linked(two, 'Dos.', { origin: 'person' })];
  const { wanted, mends } = planUpdate('t', anew, cues, null);
  expect(wanted.size).toBe(0);
  expect(mends.map(({ after }) => after)).toMatchObject([
    { text: 'Uno.', startMs: 40, translation: { of: 'x', from: 'One.' } },
    // It is told that its source has changed.
    { text: 'Dos.', translation: { of: 'y', from: 'Two.' } },
  ]);
});

it('behind an update there is a cue for each source, at its time, but for those that are wanted', () => {
  fc.assert(
    fc.property(anySources, anySources, fc.array(fc.nat(20)), (before, now, persons) => {
      const sources = now.map((cue, i) => (i % 3 === 0 ? { ...cue, id: `new-${String(i)}` } : cue));
      const cues = before
        .map((cue, i) => linked(cue, cue.text, persons.includes(i) ? { origin: 'person' } : {}))
        .toSorted(compareCues);
      const { wanted, mends, known } = planUpdate('t', sources, cues, null);
      const after = applyCueChanges(cues, 't', mends);
      const byId = new Map(sources.map((cue) => [cue.id, cue]));
      const ofs = after.map(({ translation }) => translation!.of);
      expect(new Set(ofs).size).toBe(ofs.length);
      for (const cue of after) {
        const { startMs, endMs } = byId.get(cue.translation!.of)!;
        expect([cue.startMs, cue.endMs]).toEqual([startMs, endMs]);
      }
      for (const { id } of sources) expect(ofs.includes(id) || wanted.has(id)).toBe(true);
      for (const id of known.keys()) expect(ofs).toContain(id);
    }),
    { numRuns: 60 },
  );
});
