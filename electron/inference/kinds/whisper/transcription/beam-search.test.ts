import { expect, it } from 'vitest';
import type { DecodingBatch } from '../decoder/decoder.ts';
import { decodeBeams } from './beam-search.ts';
import { decodeRows } from './decode-rows.ts';

/** Tokens 0 to 6 are text, 7 ends it, 8 and 9 are timestamps. */
const rules = {
  ...{ endOfText: 7, timestampBegin: 8, vocabularySize: 10 },
  ...{ suppressed: new Int32Array(), mayBeginWithEnd: false, maxInitialTimestamp: 0 },
};
const plan = {
  ...{ rules, maxTokens: 20, fixedLength: false, audioFrames: [1] },
  signal: new AbortController().signal,
};

/** What follows which text, with its probability; a timestamp begins it. */
const followers: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  '': { 8: 1 },
  '8': { 0: 0.55, 1: 0.44 },
  '8 0': { 2: 1 },
  '8 0 2': { 3: 0.5, 5: 0.48 },
  '8 1': { 2: 1 },
  '8 1 2': { 4: 0.5, 6: 0.5 },
  '8 0 2 3': { 7: 1 },
  '8 0 2 5': { 7: 1 },
};

/** A decoder that answers each row with what follows its tokens. */
function tableBatch(): DecodingBatch & { readonly first: { readonly logits: Float32Array } } {
  let rows: readonly (readonly number[])[] = [[]];
  const logits = () => {
    const all = new Float32Array(rows.length * 10).fill(-30);
    rows.forEach((tokens, row) => {
      for (const [token, share] of Object.entries(followers[tokens.join(' ')] ?? { 7: 1 })) {
        all[row * 10 + Number(token)] = Math.log(share);
      }
    });
    return { logits: all, attention: undefined };
  };
  return {
    first: logits(),
    select: (sources: readonly number[]) => {
      rows = sources.map((source) => rows[source] ?? []);
      return Promise.resolve();
    },
    step: (tokens: readonly number[]) => {
      rows = rows.map((row, index) => [...row, tokens[index] ?? 0]);
      return Promise.resolve(logits());
    },
    dispose: () => undefined,
  } as unknown as DecodingBatch & { readonly first: { readonly logits: Float32Array } };
}

it('beam search keeps what gave way, where it knows more than the next token', async () => {
  const batch = tableBatch();
  const [window] = await decodeBeams(batch, batch.first, 1, 2, plan);
  expect(window!.finished.map(({ text }) => text)).toEqual([
    [0, 2, 3],
    [0, 2, 5],
  ]);
  expect(window!.passedOver.map(({ text }) => text)).toEqual([[1, 2]]);
  expect(window!.passedOver[0]!.attention).toEqual([]);
});

it('a token that came second is noted where the first was in doubt, by greedy decoding and by beams', async () => {
  const sampling = { temperature: 0, bestOf: 1, random: () => 0 };
  const greedy = tableBatch();
  const [window] = await decodeRows(greedy, greedy.first, 1, sampling, plan);
  const noted = window!.finished[0]!.rivals.map(({ at, token }) => [at, token]);
  expect(window!.finished[0]!.text).toEqual([0, 2, 3]);
  expect(noted).toEqual([
    [1, 1],
    [3, 5],
  ]);
  const beams = tableBatch();
  const [searched] = await decodeBeams(beams, beams.first, 1, 2, plan);
  expect(searched!.finished[0]!.rivals.map(({ at, token }) => [at, token])).toEqual(noted);
});
