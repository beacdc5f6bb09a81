import { describe, expect, it } from 'vitest';
import type { ChapterText } from './chapter-text.ts';
import { chaptersOf } from './chapters-of.ts';
import { segmentChapters } from './segment-chapters.ts';
import { bicycle, bread, garden, textOf } from './testing/talks.ts';
import { titleChapters } from './title-chapters.ts';

function titlesOf(text: ChapterText, count: number): readonly (string | null)[] {
  const titles = titleChapters(text, chaptersOf(segmentChapters(text), count));
  return titles.map((title) => (title.kind === 'phrase' ? title.text : null));
}

/** Chapters of equal length, wherever the words change. */
function titlesOfTalks(talks: readonly (readonly string[])[], language: string): readonly (string | null)[] {
  const text = textOf(talks, language);
  let from = 0;
  const segments = talks.map((talk) => {
    const segment = { startMs: from * 6000, endMs: (from + talk.length) * 6000, fromSentence: from };
    from += talk.length;
    return { ...segment, toSentence: from, boundary: null };
  });
  return titleChapters(text, segments).map((title) => (title.kind === 'phrase' ? title.text : null));
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

  it('are a number and a time where nothing particular is said', () => {
    const text = textOf([['Yeah.', 'Okay.', 'So, well.']]);
    expect(titleChapters(text, chaptersOf(segmentChapters(text), 1))).toEqual([
      { kind: 'number', number: 1, startMs: 0 },
    ]);
  });
});
