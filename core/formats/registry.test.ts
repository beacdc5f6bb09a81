import { describe, expect, it } from 'vitest';
import { visibleText } from '../cues/markup.ts';
import { SidecutError } from '../errors.ts';
import { parseJson, writeJson } from './json.ts';
import { problem } from '../format-problems.ts';
import { formatById, formatForFile, subtitleFormats } from './registry.ts';
import { runningText, writeText } from './text.ts';

const cues = [
  { startMs: 0, endMs: 1000, text: '<i>Hello</i>\nthere.', confidence: 0.5, speaker: 'Ann' },
  { startMs: 1100, endMs: 2000, text: 'How are you?', speaker: 'Ann' },
];

describe('the registry of formats', () => {
  it.each([
    ['a/b.c/film.SRT', 'srt'],
    ['film.en.vtt', 'vtt'],
    ['film.json', 'json'],
    ['film.txt', 'txt'],
    ['film.SSA', 'ass'],
    ['film.dfxp', 'ttml'],
    ['film.sub', 'microdvd'],
    ['film.csv', 'csv'],
  ])('finds the format of %s', (file, id) => {
    expect(formatForFile(file)?.id).toBe(id);
    expect(formatById(id)?.extensions).toContain(file.split('.').at(-1)?.toLowerCase());
  });

  it.each(['film', 'film.docx', 'srt', '.', 'dir.srt/film'])('knows no format of %j', (file) => {
    expect(formatForFile(file)).toBeNull();
  });

  it('writes and reads times and words in every format that has times', () => {
    // SCC and EBU STL are codes, not text, and have tests of their own.
    for (const format of subtitleFormats().filter(({ id }) => id !== 'scc' && id !== 'stl')) {
      const written = format.write({ cues });
      expect(written).toContain('Hello');
      if (format.parse === undefined) continue;
      const read = format.parse(written);
      const textOf = (text: string): string =>
        ({ sbv: visibleText(text), lrc: runningText(text), microdvd: visibleText(text) })[format.id] ?? text;
      // Some count frames.
      const timeOf = (ms: number): number => (format.countsFrames === true ? Math.round(ms / 40) * 40 : ms);
      expect(read.cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }))).toEqual(
        cues.map(({ startMs, endMs, text }) => ({
          startMs: timeOf(startMs),
          endMs: timeOf(endMs),
          text: textOf(text),
        })),
      );
      expect(read.problems).toEqual([]);
    }
  });

  it('loses nothing of a WebVTT file', () => {
    const file =
      'WEBVTT\nLanguage: en\n\nSTYLE\n::cue{}\n\nNOTE hi\n\nid x\n00:00:01.000 --> 00:00:02.000 line:0\n<v Ann>Hi\n';
    const format = formatById('vtt');
    const read = format?.parse?.(file);
    expect(read === undefined ? null : format?.write({ ...read, problems: [] })).toBe(file);
  });
});

describe('JSON', () => {
  it('carries cues with all they have, the language and the problems', () => {
    const words = [
      {
        startMs: 0,
        endMs: 500,
        text: 'Hello',
        confidence: 0.9,
        timing: 'attention' as const,
        speaker: 'Ann',
      },
    ];
    const document = {
      cues: [{ ...cues[0]!, words }],
      problems: [{ line: 3, message: 'x' }],
      language: 'en',
    };
    const problems = [problem(3, 'kept-text', { text: 'x' })];
    expect(parseJson(writeJson(document))).toEqual({ ...document, problems });
    expect(JSON.parse(writeJson({ cues: [] }))).toEqual({ cues: [], problems: [] });
  });

  it('ignores what it does not know', () => {
    const text = '\ufeff{"cues":[{"startMs":1,"endMs":2,"text":"a","color":"red"}],"made":"elsewhere"}';
    expect(parseJson(text)).toEqual({ cues: [{ startMs: 1, endMs: 2, text: 'a' }], problems: [] });
  });

  it.each([
    ['{', { reason: 'not-json' }],
    ['[]', { reason: 'other-json', where: null }],
    ['{"cues":[{"startMs":"0","endMs":1,"text":""}]}', { where: 'cues.0.startMs' }],
    ['{"cues":[{"startMs":0.5,"endMs":1,"text":""}]}', { where: 'cues.0.startMs' }],
    ['{"cues":[{"startMs":0,"endMs":1}]}', { where: 'cues.0.text' }],
  ])('is refused with the place: %s', (text, facts) => {
    expect(() => parseJson(text)).toThrow(SidecutError);
    const refused = { code: 'bad-subtitle', facts: expect.objectContaining(facts) as object };
    expect(() => parseJson(text)).toThrow(expect.objectContaining(refused) as Error);
  });
});

describe('the plain transcript', () => {
  it('joins lines and cues, and names speakers', () => {
    expect(writeText(cues)).toBe('Ann: Hello there. How are you?\n');
  });

  it('starts a paragraph at a pause, at a change of speaker and after a long one', () => {
    const at = (startMs: number, text: string, speaker?: string) => ({
      startMs,
      endMs: startMs + 900,
      text,
      ...(speaker === undefined ? {} : { speaker }),
    });
    expect(writeText([at(0, 'One.'), at(1000, 'Two.'), at(4000, 'Three.')])).toBe('One. Two.\n\nThree.\n');
    expect(writeText([at(0, 'One.', 'Ann'), at(1000, 'Two.', 'Bob')])).toBe('Ann: One.\n\nBob: Two.\n');
    const long = [at(0, 'One and'), at(1000, 'two.'), at(2000, 'Three')];
    expect(writeText(long, { paragraphLength: 5 })).toBe('One and two.\n\nThree\n');
  });

  it('joins scripts without spaces without spaces', () => {
    const chinese = [
      { startMs: 0, endMs: 900, text: '\u4f60\u597d\uff0c\n\u4e16\u754c\u3002' },
      { startMs: 900, endMs: 1800, text: '\u518d\u89c1 OK' },
      { startMs: 1800, endMs: 2800, text: 'yes' },
    ];
    expect(writeText(chinese)).toBe('\u4f60\u597d\uff0c\u4e16\u754c\u3002\u518d\u89c1 OK yes\n');
  });

  it('is empty without words', () => {
    expect(writeText([])).toBe('');
    expect(writeText([{ startMs: 0, endMs: 1, text: '<i> </i>' }])).toBe('');
  });
});
