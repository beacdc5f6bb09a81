import { describe, expect, it } from 'vitest';
import type { Summary } from '../analysis/summary.ts';
import type { CopyOptions } from './copy-summary.ts';
import { copySummary, escapeMarkdown } from './copy-summary.ts';
import { coverageOf } from './coverage.ts';
import { describeVideo } from './describe-video.ts';

const sentence = (text: string, startMs: number, from: 'short' | 'medium' | 'long') => ({
  text,
  ranges: [{ startMs, endMs: startMs + 1000 }],
  from,
});

const summary: Summary = {
  trackId: 't1',
  language: 'en',
  parts: [
    {
      ...{ startMs: 0, endMs: 50_000, title: 'One', empty: null },
      sentences: [
        sentence('A <b>bold</b> claim & more.', 1000, 'short'),
        sentence('Then *stars*.', 20_000, 'long'),
      ],
    },
    { startMs: 50_000, endMs: 60_000, title: null, sentences: [], empty: 'only-fillers' },
    {
      startMs: 60_000,
      endMs: 100_000,
      title: 'Two',
      empty: null,
      sentences: [sentence('The end.', 70_000, 'medium')],
    },
  ],
  titles: ['Claims'],
  quotes: [],
  hashtags: ['#Claims', '#Stars'],
};

const options: CopyOptions = {
  length: 'long',
  style: 'bullets',
  title: 'Claims <1>',
  headingOf: ({ title }, index) => title ?? `Part ${index + 1}`,
  emptyWords: (reason) => `(${reason})`,
};

describe('copies of a summary', () => {
  it('as text: parts with their sentences, and what is empty', () => {
    expect(copySummary(summary, 'text', options)).toBe(
      'Claims <1>\n\nOne\n\n- A <b>bold</b> claim & more.\n- Then *stars*.\n\nPart 2\n\n(only-fillers)\n\nTwo\n\n- The end.\n',
    );
  });

  it('as one paragraph in the shorter lengths', () => {
    expect(
      copySummary(summary, 'text', { ...options, length: 'medium', style: 'paragraph', title: null }),
    ).toBe('A <b>bold</b> claim & more. The end.\n');
    expect(copySummary(summary, 'text', { ...options, length: 'short', title: null })).toBe(
      '- A <b>bold</b> claim & more.\n',
    );
  });

  it('as HTML in which nothing that was said is markup', () => {
    const html = copySummary(summary, 'html', options);
    expect(html).toContain('<h1>Claims &lt;1&gt;</h1>');
    expect(html).toContain('<li>A &lt;b&gt;bold&lt;/b&gt; claim &amp; more.</li>');
    expect(html.match(/<(?!\/?(?:h1|h2|ul|li|p|em)>)/gu)).toBeNull();
  });

  it('as Markdown in which nothing that was said is markup', () => {
    const markdown = copySummary(summary, 'markdown', options);
    expect(markdown).toContain('# Claims \\<1\\>');
    expect(markdown).toContain('- A \\<b\\>bold\\</b\\> claim \\& more.');
    expect(markdown).toContain('- Then \\*stars\\*.');
    expect(escapeMarkdown('# no heading')).toBe('\\# no heading');
    expect(escapeMarkdown('- no list')).toBe('\\- no list');
    expect(escapeMarkdown('1. no number')).toBe('1\\. no number');
    expect(escapeMarkdown('[x](https://a.example) ![y](z)')).toBe(
      '\\[x\\]\\(https\\://a.example\\) \\!\\[y\\]\\(z\\)',
    );
    expect(escapeMarkdown('www.a.example me@a.example')).toBe('www\\.a.example me\\@a.example');
  });

  it('joins Chinese sentences without spaces', () => {
    const parts = [
      {
        ...summary.parts[0]!,
        sentences: [sentence('第一句。', 0, 'short'), sentence('第二句。', 9, 'short')],
      },
    ];
    expect(copySummary({ ...summary, parts }, 'text', { ...options, style: 'paragraph', title: null })).toBe(
      '第一句。第二句。\n',
    );
  });
});

describe('a description ready to paste', () => {
  const chapterLines = ['0:00 One', '0:50 Part 2', '1:00 Two'];

  it('has the summary, the chapters and the hashtags, without angle brackets', () => {
    expect(describeVideo(summary, { length: 'medium', chapterLines })).toEqual({
      length: 'medium',
      lines: ['A ‹b›bold‹/b› claim & more. The end.', '', ...chapterLines, '', '#Claims #Stars'],
    });
  });

  it('takes a shorter summary where the whole would be too long', () => {
    const long = sentence('Long. '.repeat(900).trim(), 0, 'long');
    const parts = [{ ...summary.parts[0]!, sentences: [...summary.parts[0]!.sentences, long] }];
    const made = describeVideo({ ...summary, parts }, { length: 'long', chapterLines });
    expect(made.length).toBe('medium');
    expect(made.lines.join('\n').length).toBeLessThan(5000);
  });

  it.each([
    ['Chinese', '番茄需要阳光。'.repeat(300)],
    ['Arabic', 'الطماطم تحتاج إلى الشمس. '.repeat(130).trim()],
  ])('counts bytes, as YouTube does: of %s fewer characters fit', (_what, text) => {
    const long = sentence(text, 0, 'long');
    const parts = [{ ...summary.parts[0]!, sentences: [...summary.parts[0]!.sentences, long] }];
    expect(text.length).toBeLessThan(4000);
    expect(describeVideo({ ...summary, parts }, { length: 'long', chapterLines }).length).toBe('medium');
  });

  it('is empty for a video about nothing', () => {
    const nothing = { ...summary, parts: [], hashtags: [] };
    expect(describeVideo(nothing, { length: 'short', chapterLines: [] })).toEqual({
      length: 'short',
      lines: [],
    });
  });
});

describe('what fed a summary', () => {
  it('as ranges and as tenths, the empty ones told from those left out', () => {
    expect(coverageOf(summary, 'long', 100_000)).toEqual({
      ranges: [
        { startMs: 1000, endMs: 2000 },
        { startMs: 20_000, endMs: 21_000 },
        { startMs: 70_000, endMs: 71_000 },
      ],
      tenths: [
        'fed',
        'missing',
        'fed',
        'missing',
        'missing',
        'empty',
        'missing',
        'fed',
        'missing',
        'missing',
      ],
    });
    expect(coverageOf(summary, 'short', 100_000).ranges).toEqual([{ startMs: 1000, endMs: 2000 }]);
  });

  it('joins ranges that touch', () => {
    const parts = [
      {
        ...summary.parts[0]!,
        sentences: [
          {
            text: 'x',
            from: 'short' as const,
            ranges: [
              { startMs: 5, endMs: 9 },
              { startMs: 0, endMs: 5 },
            ],
          },
          { text: 'y', from: 'short' as const, ranges: [{ startMs: 8, endMs: 12 }] },
        ],
      },
    ];
    expect(coverageOf({ ...summary, parts }, 'short', 20).ranges).toEqual([{ startMs: 0, endMs: 12 }]);
  });
});
