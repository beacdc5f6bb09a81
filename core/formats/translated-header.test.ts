import { expect, it } from 'vitest';
import { parseAss } from './ass/parse-ass.ts';
import { writeAss } from './ass/write-ass.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

const vtt = 'WEBVTT A talk\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHello.\n';
const ass = `[Script Info]\nTitle: A talk\nLanguage: en\nPlayResX: 640\n\n[Events]\n`;

it('writes the language of a translation in place of its source’s', () => {
  const extras = parseWebVtt(vtt).webVtt!;
  const written = writeWebVtt([], { extras, language: 'pt-BR' });
  expect(written).toBe('WEBVTT A talk\nKind: captions\nLanguage: pt-BR\n');
  const script = writeAss({ ...parseAss(ass), language: 'zh-Hant' });
  expect(script.match(/Language: .*/gu)).toEqual(['Language: zh-Hant']);
  expect(script).toContain('Title: A talk\nLanguage: zh-Hant\nPlayResX: 640');
});

it('leaves a header alone that says the same, or where no language is known', () => {
  const extras = { headerLines: ['', 'Language: EN'], blocks: [] };
  expect(writeWebVtt([], { extras, language: 'en' })).toBe('WEBVTT\nLanguage: EN\n');
  expect(writeWebVtt([], { extras })).toBe('WEBVTT\nLanguage: EN\n');
});
