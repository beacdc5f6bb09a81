import { expect, it } from 'vitest';
import { SidecutError } from '../../../../core/errors.ts';
import { createTextKeeper } from './keep-texts.ts';
import type { TextParts } from './keep-texts.ts';

const { signal } = new AbortController();

/** A library of names alone, which counts what is read of it. */
function fixture(names: Record<string, string>) {
  const put: string[] = [];
  let reads = 0;
  const known = new Map<string, string>();
  const stamps = () => Object.entries(names).map(([mediaId, stamp]) => ({ mediaId, stamp, languages: [] }));
  const record = (id: string) => ({
    id,
    name: names[id]!,
    note: '',
    tags: [],
    fingerprint: id,
    info: { durationMs: 1000 },
  });
  const parts = {
    library: {
      media: {
        textStamps: () => Promise.resolve((reads++, stamps())),
        find: (id: string) => Promise.resolve(id in names ? record(id) : null),
      },
      tracks: { list: () => Promise.resolve([]) },
      chapters: { list: () => Promise.resolve([]) },
      analyses: { list: () => Promise.resolve([]), find: () => Promise.resolve(null) },
    },
    readText: () => Promise.reject(new SidecutError('track-unknown', { reason: 'gone', trackId: 't' })),
    index: {
      videos: () => Promise.resolve([...known].map(([mediaId, textStamp]) => ({ mediaId, textStamp }))),
      putPassages: (mediaId: string, stamp: string, passages: readonly { readonly text: string }[]) => {
        put.push(`${mediaId}: ${passages.map(({ text }) => text).join(' ')}`);
        known.set(mediaId, stamp);
        return Promise.resolve();
      },
      remove: (ids: readonly string[]) => {
        for (const id of ids) known.delete(id);
        return Promise.resolve();
      },
    },
  } as unknown as TextParts;
  return { keeper: createTextKeeper(parts), put, known, reads: () => reads };
}

it('puts what has changed into the index before a question, once, and asks the library no more until something changes', async () => {
  const names: Record<string, string> = { a: 'first.mp4', b: 'second.mp4' };
  const { keeper, put, known, reads } = fixture(names);
  await Promise.all([keeper.bringUpToDate(signal, 1000), keeper.bringUpToDate(signal, 1000)]);
  expect(put).toEqual(['a: first', 'b: second']);
  await keeper.bringUpToDate(signal, 1000);
  expect([put.length, reads()]).toEqual([2, 1]);
  names['b'] = 'renamed.mp4';
  delete names['a'];
  keeper.changed();
  await keeper.bringUpToDate(signal, 1000);
  expect(put.slice(2)).toEqual(['b: renamed']);
  expect([...known.keys()]).toEqual(['b']);
});

it('waits for what was searched before however long it takes, for what never was as long as it has patience', async () => {
  const names: Record<string, string> = { a: 'first.mp4' };
  const { keeper, put } = fixture(names);
  await keeper.bringUpToDate(signal, 1000);
  names['a'] = 'changed.mp4';
  names['b'] = 'new.mp4';
  keeper.changed();
  await keeper.bringUpToDate(signal, -1);
  expect(put.slice(1)).toEqual(['a: changed']);
  // Whoever has found nothing waits longer, and hears whether asking again is worth it.
  expect(await keeper.bringUpToDate(signal, 1000)).toBe(true);
  expect(put.at(-1)).toBe('b: new');
  expect(await keeper.bringUpToDate(signal, 1000)).toBe(false);
  names['c'] = 'third.mp4';
  keeper.changed();
  await keeper.renew('c');
  expect(put.at(-1)).toBe('c: third');
});
