import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chaptersOf } from '../../../core/chapters/proposals.ts';
import type { Truth } from '../../../sample/truth.ts';
import { makeChapters } from './make-chapters.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../sample/truth.json', import.meta.url), 'utf8'),
) as Truth;

/** What each topic is about, in the words of its sentences. */
const topics = [
  /kitchen|soup|onions|breakfast|bread|salt/iu,
  /market|bus|city|map|people/iu,
  /train|station|village/iu,
  /granja|caballo|río|pato/iu,
  /beach|umbrella|swim|windy/iu,
  /plays|piano|guitar|dinner|cake|evening|potatoes/iu,
  /garden|snow|stars|night|cold|sky/iu,
];

const source = {
  trackId: 'track',
  sentences: truth.sentences.map(({ text, startMs, endMs, speaker, language }, at) => ({
    ...{ id: String(at), text, startMs, endMs, speaker, language, words: [] },
  })),
  durationMs: truth.durationMs,
  shots: truth.shotChanges.map((change) => ({ startMs: change.timeMs, endMs: change.timeMs, ...change })),
  speech: truth.sentences.map(({ startMs, endMs }) => ({ startMs, endMs })),
};
const ways = { embed: null, signal: new AbortController().signal, onFraction: () => undefined };

it('the sample falls into its topics, each named by what it is about', async () => {
  const { tree, notes } = await makeChapters(source, ways);
  expect(notes).toMatchObject([{ code: 'words-alone' }]);
  const chapters = chaptersOf(tree, tree.usualCount);
  const found = chapters.map(({ startMs }) => startMs);
  const expected = truth.topics.map(({ startMs }) => startMs);
  expect(Math.abs(found.length - expected.length)).toBeLessThanOrEqual(1);
  const hits = expected.filter((ms) => found.some((other) => Math.abs(other - ms) <= 2000)).length;
  expect(
    (2 * hits) / (found.length + expected.length),
    JSON.stringify({ found, expected }),
  ).toBeGreaterThanOrEqual(0.8);
  const titles = chapters.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const { startMs, endMs, title } of chapters) {
    const middle = (startMs + endMs) / 2;
    const topic = truth.topics.findIndex((one) => one.startMs <= middle && middle < one.endMs);
    expect(title).toMatch(topics[topic]!);
  }
});

it('with no words it is divided by its pictures, and says so', async () => {
  const { tree, notes } = await makeChapters({ ...source, sentences: [] }, ways);
  expect(notes).toMatchObject([{ code: 'cut-by-picture' }]);
  expect(tree.trackId).toBeNull();
  expect(tree.usualCount).toBeGreaterThan(2);
  const cuts = source.shots.map(({ timeMs }) => timeMs);
  expect(tree.nodes.every(({ startMs }) => startMs === 0 || cuts.includes(startMs))).toBe(true);
});

it('a cancelled division ends at once', async () => {
  const cancel = new AbortController();
  const made = makeChapters(source, { ...ways, signal: cancel.signal });
  cancel.abort();
  await expect(made).rejects.toMatchObject({ name: 'AbortError' });
});
