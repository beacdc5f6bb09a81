import { expect, it } from 'vitest';
import { utf8Length } from '../language/utf8-length.ts';
import { FreeNames, suggestedName } from './file-names.ts';

it('names files as players look for them', () => {
  expect(suggestedName('talk.mp4', 'pt-BR', 'srt')).toBe('talk.pt-BR.srt');
  expect(suggestedName('talk.v2.mov', 'zh-Hant', 'vtt')).toBe('talk.v2.zh-Hant.vtt');
  expect(suggestedName('.hidden', 'und', 'ass')).toBe('.hidden.ass');
  expect(suggestedName('talk.mp4', 'de', 'youtube-chapters')).toBe('talk.chapters.txt');
  expect(suggestedName('talk.mp4', { upper: 'es', lower: 'en' }, 'srt')).toBe('talk.es-en.srt');
  expect(suggestedName('talk.mp4', { upper: 'es', lower: 'und' }, 'srt')).toBe('talk.bilingual.srt');
  expect(utf8Length(suggestedName(`${'é'.repeat(150)}.mp4`, 'de', 'srt'))).toBe(207);
});

it('gives each file a name of its own', () => {
  const names = new FreeNames();
  const taken = ['talk.en.srt', 'Talk.en.srt', 'talk.en.srt'].map((name) => names.take('a', name));
  expect(taken).toEqual(['talk.en.srt', 'Talk.en.2.srt', 'talk.en.3.srt']);
  expect(names.take('b', 'talk.en.srt')).toBe('talk.en.srt');
});
