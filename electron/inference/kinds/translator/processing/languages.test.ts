import { describe, expect, it } from 'vitest';
import { findLanguage, findPair, languagesOfTokens } from './languages.ts';
import { marianLanguages } from './marian-pair.ts';
import { sourceLayout } from './source-layout.ts';

const m2m = ['<s>', '__en__', '__de__', '__zh__', '__no__', '__es__', '__yi__'];
const nllb = [
  'eng_Latn',
  'deu_Latn',
  'zho_Hans',
  'zho_Hant',
  'nob_Latn',
  'nno_Latn',
  'arb_Arab',
  'pes_Arab',
  'yue_Hant',
];

describe('languages of a model', () => {
  it.each([
    [m2m, 'en', '__en__'],
    [m2m, 'de-AT', '__de__'],
    [m2m, 'deu', '__de__'],
    [m2m, 'zh-TW', '__zh__'],
    [m2m, 'cmn', '__zh__'],
    [m2m, 'yue', '__zh__'],
    [m2m, 'nb', '__no__'],
    [nllb, 'en_US', 'eng_Latn'],
    [nllb, 'zh', 'zho_Hans'],
    [nllb, 'zh-CN', 'zho_Hans'],
    [nllb, 'zh-HK', 'zho_Hant'],
    [nllb, 'zho_Hant', 'zho_Hant'],
    [nllb, 'no', 'nob_Latn'],
    [nllb, 'nn', 'nno_Latn'],
    [nllb, 'ar', 'arb_Arab'],
    [nllb, 'fa', 'pes_Arab'],
    [nllb, 'yue', 'yue_Hant'],
  ])('%#: %s is %s', (tokens, asked, token) => {
    expect(findLanguage(languagesOfTokens(tokens, undefined).from, asked)?.token).toBe(token);
  });

  it('are never found for what is no code, and that is said with what there is', () => {
    const languages = languagesOfTokens(m2m, undefined);
    for (const asked of [
      '',
      ' ',
      '-',
      '???',
      'klingon-is-no-code',
      'xx',
      '../..',
      '__en__',
      'e'.repeat(500),
    ]) {
      const found = findPair(languages, asked, 'de');
      expect(found).toMatchObject({ problem: { reason: 'not-from', language: asked.slice(0, 40) } });
      expect(found).toHaveProperty('problem.known', expect.arrayContaining(['de']));
    }
    expect(findPair(languages, 'en', 'fr')).toMatchObject({
      problem: { reason: 'not-into', language: 'fr' },
    });
  });

  it('may go in some pairs only', () => {
    const languages = languagesOfTokens(m2m, ['en-es', 'es-en', 'en-de']);
    expect(languages.from.map(({ tag }) => tag)).toEqual(['en', 'es']);
    expect(findPair(languages, 'en', 'de')).toMatchObject({ target: { token: '__de__' } });
    expect(findPair(languages, 'es', 'de')).toEqual({
      problem: {
        reason: 'no-such-pair',
        source: 'es',
        target: 'de',
        pairs: ['en-es', 'es-en', 'en-de'],
      },
    });
  });
});

describe('languages of a Marian model', () => {
  const tags = (name: string, vocabulary: readonly string[] = []) => {
    const found = marianLanguages({ names: ['', name], vocabulary });
    return found && [found.from.map(({ tag }) => tag), found.to.map(({ tag }) => tag), found.fromAny];
  };

  it.each([
    ['Helsinki-NLP/opus-mt-en-de', [['en'], ['de'], false]],
    ['opus-mt-tc-big-en-fr', [['en'], ['fr'], false]],
    ['/models/opus-mt-zh-en/', [['zh'], ['en'], false]],
    ['opus-mt-mul-en', [[], ['en'], true]],
    ['opus-mt-zle-en', [['ru', 'uk', 'be'], ['en'], false]],
    ['my-model', undefined],
  ])('are read from %s', (name, expected) => {
    expect(tags(name)).toEqual(expected);
  });

  it('have a token where there are several targets', () => {
    const vocabulary = ['a', '>>fra<<', '>>cmn<<', '>>cmn_Hans<<', '>>cmn_Hant<<'];
    const found = marianLanguages({ names: ['opus-mt-en-mul'], vocabulary });
    expect(findLanguage(found?.to ?? [], 'zh')?.token).toBe('>>cmn_Hans<<');
    expect(findLanguage(found?.to ?? [], 'zh-TW')?.token).toBe('>>cmn_Hant<<');
    expect(findLanguage(found?.to ?? [], 'fr')?.token).toBe('>>fra<<');
  });

  it('are read from the tokenizer when no name tells', () => {
    const files = { names: ['x'], sourceLang: 'eng', targetLang: 'deu', vocabulary: [] };
    expect(marianLanguages(files)?.to).toEqual([{ tag: 'de', token: undefined }]);
  });
});

describe('what the encoder reads', () => {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const text = { Sequence: { id: 'A', type_id: 0 } };
  const language = { language: true };

  it.each([
    [undefined, { before: [language], after: ['</s>'] }],
    [{ single: [special('__en__'), text, special('</s>')] }, { before: [language], after: ['</s>'] }],
    [{ single: [text, special('</s>'), special('eng_Latn')] }, { before: [], after: ['</s>', language] }],
    [{ processors: [{}, { single: [text, special('</s>')] }] }, { before: [language], after: ['</s>'] }],
  ])('follows the template %#', (template, expected) => {
    expect(sourceLayout(template)).toEqual(expected);
  });
});
