/** "Done when" of searching: a library in the world of the starters, 60 questions to it, and 20 that nothing in it answers. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleQuestions } from '../../../sample/library/library.ts';
import type { SampleQuestion } from '../../../sample/library/library.ts';
import type { SearchLeg } from '../../../core/search/search-leg.ts';
import { tools } from '../media/testing/media-files.ts';
import { openSampleLibrary } from './testing/sample-library.ts';
import type { SearchedSample } from './testing/sample-library.ts';

let sample: SearchedSample;
beforeAll(async () => {
  sample = await openSampleLibrary(tools);
}, 120_000);
afterAll(() => sample.close());

const all: readonly SearchLeg[] = ['said', 'meant', 'seen', 'written'];
const { questions, outside } = sampleQuestions();

/** At its rank from 1; undefined: it is not in the list. */
async function rankOf({ text, video, startMs, endMs }: SampleQuestion, legs: readonly SearchLeg[]) {
  const { videos } = await sample.ask(text, legs);
  const moments = videos.flatMap((found) => found.moments).toSorted((a, b) => b.score - a.score);
  const at = moments.findIndex(
    (moment) =>
      sample.videoOf(moment.mediaId) === video &&
      moment.startMs < endMs - 200 &&
      startMs + 200 < moment.endMs,
  );
  return at === -1 ? undefined : at + 1;
}

async function foundInTop3(legs: readonly SearchLeg[]): Promise<readonly SampleQuestion[]> {
  const found: SampleQuestion[] = [];
  for (const question of questions) if (((await rankOf(question, legs)) ?? 4) <= 3) found.push(question);
  return found;
}

it('the right moment is among the first three for 85 % of 60 questions, and more often than by each leg', async () => {
  expect(questions.length).toBe(60);
  const fused = (await foundInTop3(all)).length;
  expect(fused).toBeGreaterThanOrEqual(0.85 * 60);
  for (const leg of ['said', 'meant', 'seen'] as const) {
    expect(fused, leg).toBeGreaterThan((await foundInTop3([leg])).length);
  }
});

it('80 % of 20 questions about what is not there have no match', async () => {
  expect(outside.length).toBe(20);
  const totals = await Promise.all(outside.map(async ({ text }) => (await sample.ask(text, all)).total));
  expect(totals.filter((total) => total === 0).length).toBeGreaterThanOrEqual(16);
});

it('tells why, with the words that match, and a picture by its id', async () => {
  const { videos, legs } = await sample.ask('pensioners football', all);
  expect(legs).toMatchObject([
    { leg: 'said', state: 'used' },
    { leg: 'meant', state: 'used', model: 'starter-embedding' },
    { leg: 'seen', state: 'used', model: 'starter-clip' },
    { leg: 'written', state: 'no-model' },
  ]);
  const [moment] = videos[0]!.moments;
  const said = moment!.reasons.find(({ leg }) => leg === 'said')!;
  expect(said.marks.map(({ from, to }) => said.text!.slice(from, to))).toEqual(['Pensioners', 'football']);
  expect(moment!.pictureUrl).toMatch(/^\/media\/video-0\/frame\/\d+$/);
});

it('finds what looks like a place or reads like a passage, but not that itself', async () => {
  const like = { kind: 'frame', mediaId: 'video-10', timeMs: 10_000 } as const;
  const seen = await sample.ask('', all, { example: like });
  const places = seen.videos.flatMap(({ moments }) => moments);
  expect(places.length).toBeGreaterThan(0);
  expect(places.every(({ reasons }) => reasons.every(({ leg }) => leg === 'seen'))).toBe(true);
  expect(places.some(({ mediaId, startMs }) => mediaId === 'video-10' && startMs === 10_500)).toBe(false);
  const read = { kind: 'passage', mediaId: 'video-0', startMs: 0, endMs: 13_900 } as const;
  const { videos } = await sample.ask('', all, { example: read });
  expect(
    videos
      .flatMap(({ moments }) => moments)
      .some(({ startMs, mediaId }) => mediaId === 'video-0' && startMs === 0),
  ).toBe(false);
  const gone = sample.ask('', all, { example: { ...like, mediaId: 'video-99' } });
  await expect(gone).rejects.toMatchObject({ code: 'media-unknown' });
});

it('keeps to filters, leaves out what is excluded, and switches legs off', async () => {
  const found = async (query: string) => (await sample.ask(query, all)).videos.map(({ mediaId }) => mediaId);
  expect(await found('microphone tag:b-roll')).toEqual(['video-5']);
  expect(await found('microphone tag:holiday')).toEqual([]);
  expect(await found('microphone in:hotel after:2026-01-06 before:2026-01-07')).toEqual(['video-5']);
  expect(await found('microphone lang:de')).toEqual([]);
  const place = { mediaId: 'video-5', startMs: 14_000, endMs: 28_000 };
  expect((await sample.ask('"clean microphone"', ['said'])).total).toBe(0);
  expect((await sample.ask('microphone', ['said'], { excluded: [place] })).total).toBe(0);
});
