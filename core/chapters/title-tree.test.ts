import { describe, expect, it } from 'vitest';
import type { ChapterText } from './chapter-text.ts';
import { chapterTree } from './chapter-tree.ts';
import { readGaps } from './gap-evidence.ts';
import { chaptersOf } from './proposals.ts';
import { segmentChapters } from './segment-chapters.ts';
import { bicycle, bread, garden, textOf } from './testing/talks.ts';

function titlesOf(text: ChapterText, count: number): readonly (string | null)[] {
  const tree = chapterTree(text, segmentChapters(text, { count }), { trackId: 'track', shots: [] });
  return chaptersOf(tree, count).map(({ title }) => title);
}

/** Chapters of equal length, wherever the words change. */
function titlesOfTalks(talks: readonly (readonly string[])[], language: string): readonly (string | null)[] {
  const text = textOf(talks, language);
  const begins = talks.map((_, at) => talks.slice(0, at).flat().length);
  const boundaries = begins.slice(1).map((sentence, at) => ({
    ...{ sentence, startMs: sentence * 6000, rank: at + 1, probability: 1 },
    gap: readGaps(text)[sentence]!,
  }));
  const { durationMs, sentences } = text;
  const counts = { chapters: talks.length, parts: 1, sentenceCount: sentences.length };
  const tree = chapterTree(text, { ...counts, durationMs, boundaries }, { trackId: 'track', shots: [] });
  return chaptersOf(tree, talks.length).map(({ title }) => title);
}

describe('titles of chapters', () => {
  it('name what is particular to each', () => {
    const [first, second, third] = titlesOf(textOf([garden, bread, bicycle]), 3);
    expect(first).toMatch(/tomato|soil|compost|plants/iu);
    expect(second).toMatch(/dough|bread|yeast|flour|oven/iu);
    expect(third).toMatch(/bicycle|chain|brakes|tyres/iu);
  });

  it('differ even where two chapters are about one thing', () => {
    const titles = titlesOfTalks([garden, garden, garden], 'en').filter((title) => title !== null);
    expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(titles.length);
  });

  it('are whole names', () => {
    const release = [
      'Open the release notes.',
      'The release notes are long.',
      'We keep release notes for years.',
    ];
    const [title] = titlesOfTalks([release, bread], 'en');
    expect(title).toBe('Release notes');
  });

  it('begin and end with no small word, and are short', () => {
    for (const title of titlesOf(textOf([garden, bread, bicycle]), 9)) {
      if (title === null) continue;
      expect(title.length).toBeLessThanOrEqual(70);
      expect(title).not.toMatch(/^(?:the|a|of|to|and|in|it|is)\b|\b(?:the|a|of|to|and|in|it|is)$/iu);
    }
  });

  it('have the capitals of the language', () => {
    const german = [
      'Die Bremse muss fest sein.',
      'Eine lose Bremse ist gefährlich.',
      'Prüfe die Bremse jeden Tag.',
    ];
    expect(titlesOfTalks([german, bread], 'de')[0]).toMatch(/^\p{Lu}.*|Bremse/u);
    const turkish = ['ihale bitti.', 'Bugün ihale var.', 'Yarın ihale yok.'];
    expect(titlesOfTalks([turkish, bread], 'tr')[0]).toBe('İhale');
  });

  it('are written without spaces where words are', () => {
    const chinese = ['自行车的链条要上油。', '洗一洗链条。', '链条太松了。'];
    expect(titlesOfTalks([chinese, ['番茄需要阳光。', '番茄红了。', '给番茄浇水。']], 'zh')).toEqual([
      expect.stringContaining('链条'),
      expect.stringContaining('番茄'),
    ]);
  });

  it('are no single word that is only done', () => {
    const engine = ['You can run the engine.', 'We run it.', 'I run the engine twice.', 'They run.'];
    expect(titlesOfTalks([engine, bread], 'en')[0]).toMatch(/engine/iu);
  });

  it('are none where nothing particular is said', () => {
    expect(titlesOf(textOf([['Yeah.', 'Okay.', 'So, well.']]), 1)).toEqual([null]);
  });

  it('are written as they mostly are in their chapter, names with their capitals', () => {
    const python = [
      'We learn python here.',
      'Why learn Python?',
      'You learn Python fast.',
      'Learn Python now.',
    ];
    expect(titlesOfTalks([python, bread], 'en')[0]).toMatch(/Python/u);
    const wheels = ['One wheel of a bicycle.', ...bread.slice(0, 2)];
    const spokes = ['Wheels have spokes.', 'Wheels turn.', 'Wheels are round.', 'Wheels break.'];
    expect(titlesOfTalks([wheels, spokes], 'en')[1]).toMatch(/^Wheels/u);
  });

  it.each(['en_US', '', 'x'])('are made of a text whose language is no tag (%s)', (language) => {
    expect(titlesOfTalks([garden, bread], language)).toHaveLength(2);
  });
});
