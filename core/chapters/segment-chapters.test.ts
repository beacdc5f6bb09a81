import { describe, expect, it } from 'vitest';
import type { ChapterSentence, ChapterText } from './chapter-text.ts';
import { segmentsOf } from './ranked-segments.ts';
import { segmentChapters } from './segment-chapters.ts';
import { bread, garden, bicycle, textOf } from './testing/talks.ts';

const talk = textOf([garden, bread, bicycle]);
const starts = (text: ChapterText, count?: number) =>
  segmentsOf(segmentChapters(text, count === undefined ? {} : { count })).map(
    ({ fromSentence }) => fromSentence,
  );

describe('the chapters of a text', () => {
  it('begin where what is said changes', () => {
    expect(starts(talk, 3)).toEqual([0, garden.length, garden.length + bread.length]);
  });

  it('are told by meanings where words are not the same', () => {
    const sentences = Array.from({ length: 40 }, (_, at) => sentence(`Word${at} number${at}.`, at));
    const vectors = new Float32Array(80);
    for (let at = 0; at < 40; at++) vectors[2 * at + (at < 25 ? 0 : 1)] = 1;
    const text = { sentences, durationMs: 240_000, embeddings: { vectors, dimensions: 2 } };
    expect(starts(text, 2)).toEqual([0, 25]);
  });

  it('cover the whole video without gaps and in order', () => {
    const chapters = segmentsOf(segmentChapters(talk));
    expect(chapters[0]).toMatchObject({ startMs: 0, fromSentence: 0, boundary: null });
    expect(chapters.at(-1)).toMatchObject({ endMs: talk.durationMs, toSentence: talk.sentences.length });
    for (const [index, chapter] of chapters.slice(1).entries()) {
      expect(chapter.startMs).toBe(chapters[index]!.endMs);
      expect(chapter.fromSentence).toBe(chapters[index]!.toSentence);
    }
  });

  it('are no shorter than ten seconds', () => {
    const tree = segmentChapters(talk);
    const all = segmentsOf(tree, tree.boundaries.length + 1);
    expect(Math.min(...all.map(({ startMs, endMs }) => endMs - startMs))).toBeGreaterThanOrEqual(10_000);
  });

  it.each([
    ['cuts', { cutsMs: talk.sentences.map(({ startMs }, at) => startMs + (at % 4 < 2 ? 1900 : -1900)) }],
    ['rests of voices that detection heard late', lateRests()],
  ])('stay apart and in order where %s draw them nearer', (_what, seen) => {
    const tree = segmentChapters({ ...talk, ...seen }, { count: 14 });
    const all = segmentsOf(tree, tree.boundaries.length + 1);
    expect(all.length).toBeGreaterThan(9);
    expect(Math.min(...all.map(({ startMs, endMs }) => endMs - startMs))).toBeGreaterThanOrEqual(10_000);
  });

  it.each([
    ['not known', 0],
    ['shorter than what is said', 20_000],
  ])('are found in a video whose length is %s', (_what, durationMs) => {
    const tree = segmentChapters({ ...talk, durationMs });
    expect(tree.durationMs).toBe(talk.sentences.at(-1)!.endMs);
    expect(tree.chapters).toBe(segmentChapters(talk).chapters);
  });

  it('reach to the end of the voice that speaks longest', () => {
    const [first, ...others] = talk.sentences;
    const sentences = [{ ...first!, endMs: 400_000 }, ...others];
    expect(segmentsOf(segmentChapters({ sentences, durationMs: 0 })).at(-1)!.endMs).toBe(400_000);
  });

  it('are fewer or more from one tree: fewer ones are made of whole ones', () => {
    const tree = segmentChapters(talk);
    for (let count = 1; count <= tree.boundaries.length; count++) {
      const fewer = segmentsOf(tree, count).map(({ fromSentence }) => fromSentence);
      const more = segmentsOf(tree, count + 1).map(({ fromSentence }) => fromSentence);
      expect(fewer).toHaveLength(count);
      expect(more).toEqual(expect.arrayContaining(fewer));
    }
  });

  it('say what speaks for them', () => {
    const spoken = [...garden, 'Okay, so let us move on to something else.', ...bread];
    const boundary = segmentsOf(segmentChapters(textOf([spoken])), 2)[1]!.boundary!;
    expect(boundary.sentence).toBe(garden.length);
    expect(boundary.gap.cue.phrase).toMatchObject({ of: 'begins' });
  });

  it.each([
    ['no sentence', []],
    ['one sentence', [sentence('Hello there.', 0)]],
    ['a few seconds', [sentence('Hello there.', 0), sentence('Good bye.', 0.2)]],
  ])('are one chapter of a video with %s', (_what, sentences) => {
    const tree = segmentChapters({ sentences, durationMs: 4000 });
    expect(segmentsOf(tree, 5)).toHaveLength(1);
    expect(tree).toMatchObject({ chapters: 1, parts: 1 });
  });

  it('are found in a text without any word twice, and of signs alone', () => {
    const sentences = Array.from({ length: 30 }, (_, at) => sentence(at % 3 === 0 ? '♪' : `Only${at}.`, at));
    const tree = segmentChapters({ sentences, durationMs: 180_000 });
    expect(tree.boundaries.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  });

  it.each(['zh', 'ja'])('are found where words are not spaced (%s)', (language) => {
    const topics = language === 'zh' ? chineseTopics : japaneseTopics;
    const sentences = topics.flat().map((text, at) => ({ ...sentence(text, at), language }));
    const text = { sentences, durationMs: sentences.length * 6000 };
    expect(starts(text, 2)).toEqual([0, topics[0]!.length]);
  });

  it('of ten hours take their time from its length alone', () => {
    const many = Array.from({ length: 40 }, (_, at) => [garden, bread, bicycle][at % 3]!);
    const tree = segmentChapters(textOf(Array.from({ length: 10 }, () => many).flat()));
    expect(tree.boundaries.length).toBeGreaterThan(10);
  });
});

/** Long silences that begin within the first second of a sentence, and cuts seven seconds before. */
function lateRests() {
  const starts = talk.sentences.map(({ startMs }) => startMs).filter((_, at) => at % 2 === 0);
  const silences = starts.slice(1).map((startMs) => ({ startMs: startMs + 900, endMs: startMs + 11_500 }));
  return { silences, cutsMs: starts.slice(1).map((startMs) => startMs - 8000 + 500) };
}

function sentence(text: string, at: number): ChapterSentence {
  return { startMs: at * 6000, endMs: at * 6000 + 5500, text, speaker: null, language: 'en' };
}

const chineseTopics = [
  [
    '番茄需要阳光。',
    '每天给番茄浇水。',
    '花园里的土壤很肥沃。',
    '番茄种在花园里。',
    '土壤要松，番茄才长得好。',
    '浇水不要太多，土壤会湿。',
    '阳光充足，花园里番茄就红。',
    '花园的土壤需要肥料。',
  ],
  [
    '自行车的链条要上油。',
    '检查轮胎的气压。',
    '刹车太松就危险。',
    '链条脏了就洗链条。',
    '轮胎破了要换轮胎。',
    '自行车的刹车要调。',
    '上油以后链条很顺。',
    '轮胎气压不够，自行车很慢。',
  ],
];
const japaneseTopics = [
  [
    'トマトには日光が必要です。',
    'トマトに毎日水やりをします。',
    '庭の土壌は肥沃です。',
    'トマトを庭に植えます。',
    '土壌を柔らかくします。',
    '水やりは少なめにします。',
    '日光でトマトが赤くなります。',
    '庭の土壌に肥料を入れます。',
  ],
  [
    '自転車のチェーンに油をさします。',
    'タイヤの空気圧を確認します。',
    'ブレーキが緩いと危険です。',
    'チェーンを洗います。',
    'タイヤを交換します。',
    '自転車のブレーキを調整します。',
    'チェーンが滑らかになります。',
    'タイヤの空気圧が低いと自転車が遅いです。',
  ],
];
