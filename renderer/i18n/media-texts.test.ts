import { describe, expect, it } from 'vitest';
import { sampleFailures } from '../../core/failures/testing/sample-media-failures.ts';
import { sampleProblems } from '../../core/testing/sample-format-problems.ts';
import { sampleNotes } from '../../core/notes/testing/sample-media-notes.ts';
import { failureText } from './failure-text.ts';
import { formatProblemText } from './format-problem-text.ts';
import { noteText } from './note-text.ts';

/** What is said of each sample in a language. */
function textsIn(locale: 'en' | 'zh-CN'): readonly (readonly [string, string | undefined])[] {
  return [
    ...sampleFailures.map((one) => [JSON.stringify(one), failureText(locale, one.code, one.facts)] as const),
    ...sampleNotes.map((one) => [JSON.stringify(one), noteText(locale, one)] as const),
    ...sampleProblems.map((one) => [JSON.stringify(one), formatProblemText(locale, one)] as const),
  ];
}

describe.each(['en', 'zh-CN'] as const)(
  'what the page says in %s of files, media, subtitles, exports',
  (locale) => {
    it.each(textsIn(locale))('%s is whole, and names nothing of the command line', (_, text) => {
      expect(text).toBeTypeOf('string');
      expect(text).not.toMatch(/undefined|null|\[object|\{"|\n/);
      expect(text).not.toMatch(/(?:^|\s)--[a-z]|sidecut [a-z]/);
      expect(text).toMatch(/[.。)）]$|Inside Sidecut|inside Sidecut|出错$/);
    });

    it('is Chinese where Chinese is chosen', () => {
      if (locale === 'en') return;
      const english = textsIn('zh-CN').filter(
        ([sample, text]) => !/kept-text|The wheel/.test(sample) && !/[\u4e00-\u9fff]/.test(text ?? ''),
      );
      expect(english).toEqual([]);
    });
  },
);
