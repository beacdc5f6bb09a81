import { describe, expect, it } from 'vitest';
import { everywhere, meaning, passage, rowMajor, testIndex, vectorOf } from './testing/sample-index.ts';

const picture = (byte: number) => ({
  timeMs: byte * 1000,
  endMs: byte * 1000 + 1000,
  hash: 0xffff_ffff_ffff_ff00n + BigInt(byte),
  picture: new Uint8Array([byte, byte]),
});

describe('the index of moments', () => {
  it('finds passages by their words and gives them back as they were put', () => {
    const index = testIndex();
    const own = [
      passage('A red car.', 0, { speakers: ['Anna'], language: 'en-GB' }),
      passage('Two cars and a house', 5000, { trackId: null, source: 'note' }),
    ];
    index.putPassages('talk', 'stamp', own);
    const found = index.findWords('stems : "car"', everywhere, 10);
    expect(found.map(({ passage: each }) => each)).toEqual(
      own.map((each, i) => ({ ...each, id: i + 1, mediaId: 'talk' })),
    );
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
    expect(index.passagesBetween('talk', 900, 1000).map(({ text }) => text)).toEqual(['A red car.']);
    expect(index.videos()).toEqual([
      { mediaId: 'talk', textStamp: 'stamp', pictureStamp: null, passages: 2, frames: 0, vectors: {} },
    ]);
    expect(index.size()).toMatchObject({ passages: 2, frames: 0 });
  });

  it('keeps rows and vectors of what reads as before, also where it has moved', () => {
    const index = testIndex();
    index.putPassages('talk', '1', [passage('one'), passage('two', 1000), passage('two', 2000)]);
    const ids = index.passagesWithout(meaning, 'talk', 10).map(({ id }) => id);
    index.putVectors(meaning, ids, rowMajor(ids.map((id) => vectorOf(id))));
    expect(index.passagesWithout(meaning, 'talk', 10)).toEqual([]);

    index.putPassages('talk', '2', [passage('two', 1500), passage('three', 2500)]);
    expect(index.passagesBetween('talk', 0, 9999)).toMatchObject([
      { id: ids[1], startMs: 1500, sentences: [{ from: 0, startMs: 1500, endMs: 2500 }] },
      { text: 'three' },
    ]);
    expect(index.passagesWithout(meaning, 'talk', 10).map(({ text }) => text)).toEqual(['three']);
    expect(index.videos()[0]!.vectors).toEqual({ [meaning.id]: 1 });
    expect(index.findNear(meaning.id, vectorOf(ids[0]!), everywhere, 10).map(({ id }) => id)).toEqual([
      ids[1],
    ]);
    expect(index.findWords('words : "one"', everywhere, 10)).toEqual([]);
  });

  it('gives vectors back, and none to rows that are gone', () => {
    const index = testIndex();
    index.putPassages('talk', '1', [passage('one')]);
    const [{ id } = { id: 0 }] = index.passagesWithout(meaning, 'talk', 1);
    index.putVectors(meaning, [id, 77], rowMajor([vectorOf(1), vectorOf(2)]));
    const kept = index.vector(meaning.id, id)!;
    expect(Math.max(...kept.map((value, i) => Math.abs(value - vectorOf(1)[i]!)))).toBeLessThan(0.01);
    expect(index.vector(meaning.id, 77)).toBeNull();
    expect(index.vector('unknown', id)).toBeNull();
    expect(index.findNear(meaning.id, vectorOf(1), everywhere, 5)[0]!.similarity).toBeGreaterThan(0.999);
  });

  it('keeps frames with their pictures and says which stands for a time', () => {
    const index = testIndex();
    index.putFrames('talk', 'p', [picture(1), picture(2)]);
    const space = { ...meaning, of: 'frames' } as const;
    const [first, second] = index.framesWithout(space, 'talk', 9);
    expect([...index.picture(second!.id)!]).toEqual([2, 2]);
    expect(index.frameAt('talk', 2500)).toEqual({
      ...{ id: second!.id, mediaId: 'talk', timeMs: 2000, endMs: 3000, hash: 0xffff_ffff_ffff_ff02n },
    });
    expect(index.frameAt('talk', 10)!.id).toBe(first!.id);
    index.putVectors(space, [first!.id], vectorOf(1));
    const narrow = { ...everywhere, languages: ['de'], mediaIds: ['talk'] };
    expect(index.findNear(space.id, vectorOf(1), narrow, 5).map(({ id }) => id)).toEqual([first!.id]);
    expect(index.frames([second!.id, 99]).length).toBe(1);

    index.addFrames('talk', 'half', [picture(4)]);
    expect(index.videos()[0]).toMatchObject({ frames: 3, pictureStamp: 'half' });
    index.putFrames('talk', 'q', [picture(3)]);
    expect(index.frameAt('talk', 2500)!.id).toBeGreaterThan(second!.id);
    expect(index.picture(first!.id)).toBeNull();
    // Each is taken in the middle of what it stands for.
    const middle = (timeMs: number) => ({ ...picture(5), timeMs, endMs: timeMs + 500 });
    index.putFrames('talk', 'r', [middle(500), middle(1500)]);
    expect([0, 999, 1000, 5000].map((ms) => index.frameAt('talk', ms)!.timeMs)).toEqual([
      500, 500, 1500, 1500,
    ]);
    expect(index.findNear(space.id, vectorOf(1), everywhere, 5)).toEqual([]);
  });

  it('finds within videos, languages, speakers and sources alone', () => {
    const index = testIndex();
    index.putPassages('a', '1', [
      passage('car', 0, { language: 'de-AT', speakers: ['Änna Berg', 'Tom'] }),
      passage('car', 1000, { source: 'note', trackId: null }),
    ]);
    index.putPassages('b', '1', [passage('car')]);
    for (const mediaId of ['a', 'b']) {
      const ids = index.passagesWithout(meaning, mediaId, 9).map(({ id }) => id);
      index.putVectors(meaning, ids, rowMajor(ids.map((id) => vectorOf(id))));
    }
    const found = (scope: Partial<typeof everywhere>) => {
      const whole = { ...everywhere, ...scope };
      const words = index.findWords('words : "car"', whole, 9).map(({ passage: { id } }) => id);
      const near = index.findNear(meaning.id, vectorOf(1), whole, 9).map(({ id }) => id);
      expect(near.toSorted()).toEqual(words.toSorted());
      return words.toSorted();
    };
    expect(found({})).toEqual([1, 2, 3]);
    expect(found({ mediaIds: ['b', 'unknown'] })).toEqual([3]);
    expect(found({ languages: ['de'] })).toEqual([1]);
    expect(found({ speakers: ['änna'] })).toEqual([1]);
    expect(found({ sources: ['note', 'name'] })).toEqual([2]);
    expect(found({ mediaIds: ['a'], languages: ['en'] })).toEqual([2]);
    expect(found({ mediaIds: [] })).toEqual([]);
  });

  it('forgets videos and spaces without a trace', () => {
    const index = testIndex();
    const other = { ...meaning, id: 'other' };
    for (const mediaId of ['a', 'b']) {
      index.putPassages(mediaId, '1', [passage(`car ${mediaId}`)]);
      index.putFrames(mediaId, '1', [picture(1)]);
      const [{ id } = { id: 0 }] = index.passagesWithout(meaning, mediaId, 1);
      for (const space of [meaning, other]) index.putVectors(space, [id], vectorOf(id));
    }
    index.keepSpaces(['other']);
    expect(index.videos()[0]!.vectors).toEqual({ other: 1 });
    expect(index.findNear(meaning.id, vectorOf(1), everywhere, 5)).toEqual([]);
    index.remove(['a', 'unknown']);
    expect(index.videos().map(({ mediaId }) => mediaId)).toEqual(['b']);
    expect(index.findNear('other', vectorOf(1), everywhere, 5).length).toBe(1);
    index.remove(['b']);
    for (const table of [
      'facets',
      'passages',
      'passageWords',
      'frames',
      'pictures',
      'vectors',
      'lists',
      'parts',
    ]) {
      expect([table, index.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
    }
  });

  it('stays as it was where a change fails half way', () => {
    const index = testIndex();
    index.putPassages('a', '1', [passage('car')]);
    expect(() => {
      index.putPassages('a', '2', [
        passage('house'),
        { ...passage('x'), startMs: null as unknown as number },
      ]);
    }).toThrow();
    expect(index.videos()[0]!.textStamp).toBe('1');
    expect(index.findWords('words : "car"', everywhere, 9).length).toBe(1);
  });
});
