import { describe, expect, it } from 'vitest';
import { captionStripSchema, maxStripPictures } from '../../core/contract/style.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { indexCues } from './cue-index.ts';
import { momentAt, momentKey, momentsFrom, stripOf } from './moments.ts';

let next = 0;
const cue = (startMs: number, endMs: number, text: string): TrackCue => ({
  ...{ id: `cue-${(next += 1)}`, startMs, endMs, text },
  origin: 'person',
});

/** Case o03. */
const stacked = indexCues([
  cue(1000, 9000, 'sign'),
  cue(3000, 8000, 'someone'),
  cue(4000, 5000, 'third'),
  cue(20_000, 21_000, 'alone'),
]);

describe('the moment of a time', () => {
  it('is a caption alone where nothing overlaps', () => {
    expect(momentAt(stacked, 20_500)).toEqual({
      captions: [{ text: 'alone', from: 0, to: 1 }],
      ...{ count: 1, startMs: 20_000, endMs: 21_000 },
    });
    expect(momentAt(stacked, 0)).toBeNull();
    expect(momentAt(stacked, 9000)).toBeNull();
  });

  it('takes along what an ASS file says of a caption, by which two of the same text differ', () => {
    const sign = { ...cue(0, 1000, 'roses'), ass: { style: 'Sign', layer: 2 } };
    const moment = momentAt(indexCues([sign]), 500)!;
    expect(moment.captions).toEqual([{ text: 'roses', ass: { style: 'Sign', layer: 2 }, from: 0, to: 1 }]);
    const plain = momentAt(indexCues([cue(0, 1000, 'roses')]), 500)!;
    expect(momentKey(plain)).not.toBe(momentKey(moment));
  });

  it('begins where captions that overlap began, because they keep their places', () => {
    expect(momentAt(stacked, 4500)).toEqual({
      captions: [
        { text: 'sign', from: 0, to: 3 },
        { text: 'someone', from: 1, to: 3 },
        { text: 'third', from: 2, to: 3 },
      ],
      ...{ count: 3, startMs: 4000, endMs: 5000 },
    });
    expect(momentAt(stacked, 8500)).toMatchObject({
      captions: [
        { text: 'sign', from: 0, to: 5 },
        { text: 'someone', from: 1, to: 4 },
        { text: 'third', from: 2, to: 3 },
      ],
      ...{ count: 5, startMs: 8000, endMs: 9000 },
    });
  });

  it('has a caption that stays where the one below it has gone', () => {
    const index = indexCues([cue(0, 2000, 'a'), cue(1000, 5000, 'b')]);
    expect(momentAt(index, 3000)).toMatchObject({
      captions: [
        { text: 'a', to: 2 },
        { text: 'b', from: 1 },
      ],
    });
  });

  it('has a past of few pictures, however long captions overlap', () => {
    const chain = Array.from({ length: 300 }, (_, i) => cue(i * 1000, i * 1000 + 1500, `cue ${i}`));
    const index = indexCues([cue(0, 400_000, 'mark'), ...chain]);
    const moment = momentAt(index, 299_200)!;
    expect(moment.count).toBe(maxStripPictures);
    expect(() => captionStripSchema.parse(stripOf([moment]).strip)).not.toThrow();
    expect(moment.captions.filter(({ to }) => to === moment.count).length).toBeGreaterThan(1);
  });

  it('looks like another one by texts and places alone, not by times', () => {
    const other = indexCues([cue(500, 700, 'alone')]);
    expect(momentKey(momentAt(other, 600)!)).toBe(momentKey(momentAt(stacked, 20_100)!));
    expect(momentKey(momentAt(stacked, 4500)!)).not.toBe(momentKey(momentAt(stacked, 3500)!));
    expect(momentKey(momentAt(stacked, 4500)!, 2)).toBe(momentKey(momentAt(stacked, 3500)!));
  });
});

describe('moments that are drawn together', () => {
  it('are those to come, each with its past', () => {
    const rows = momentsFrom(stacked, 2000, 8);
    expect(rows.map(({ startMs }) => startMs)).toEqual([1000, 3000, 4000, 5000, 8000, 20_000]);
    expect(momentsFrom(stacked, 30_000, 8)).toEqual([]);
  });

  it('are laid one after the other, a row that another continues only once', () => {
    const { strip, parts } = stripOf(momentsFrom(stacked, 2000, 8));
    expect(strip.count).toBe(6);
    expect(parts.map(({ from, row }) => [from, row.count])).toEqual([
      [0, 5],
      [5, 1],
    ]);
    expect(strip.captions.at(-1)).toEqual({ text: 'alone', from: 5, to: 6 });
  });

  it('are no more than a call draws, and the first one always', () => {
    const alone = indexCues(Array.from({ length: 40 }, (_, i) => cue(i * 1000, i * 1000 + 500, `c${i}`)));
    expect(stripOf(momentsFrom(alone, 0, 30)).strip.count).toBe(maxStripPictures);
    const long = indexCues([
      cue(0, 90_000, 'mark'),
      ...Array.from({ length: 40 }, (_, i) => cue(i * 1000 + 10, i * 1000 + 500, `c${i}`)),
    ]);
    const rows = momentsFrom(long, 7100, 8);
    const { parts } = stripOf(rows);
    const keys = parts.flatMap(({ row }) =>
      Array.from({ length: row.count }, (_, i) => momentKey(row, i + 1)),
    );
    expect(keys).toContain(momentKey(rows[0]!));
  });

  it('end, also where cues have no length', () => {
    const index = indexCues([cue(1000, 1000, 'none'), cue(2000, 2500, 'some')]);
    expect(momentsFrom(index, 0, 5).map(({ startMs }) => startMs)).toEqual([2000]);
  });
});
