import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsSentence, splitSentences } from './sentence-end.ts';

describe('the end of a sentence', () => {
  it.each([
    'It rains.',
    'Really?"',
    'Ende!»',
    'Und dann…',
    'Und dann...',
    '“Stop.”',
    '(He left.)',
    'Vraiment ?',
    '« Oui ! »',
    '„Nein.“',
    '说完了。',
    '真的吗？」',
    'すごい！',
    '完了｡',
    'यह सच है।',
    'श्लोक॥',
    'هل هذا صحيح؟',
    'یہ سچ ہے۔',
    'ሰላም ነው።',
    'ሰላም ነው፧',
    'នេះជាការពិត។',
    'Սա ճիշտ է։',
    'ဒါမှန်တယ်။',
    'བཀྲ་ཤིས་བདེ་ལེགས།',
    'What‽',
    'in 1987.',
    'It was I.',
    'at 5 p.m.',
    'apples, pears, etc.',
    'Yes or no.',
  ])('is behind %s', (text) => {
    expect(endsSentence(text)).toBe(true);
  });

  it.each([
    '',
    'and then',
    'first,',
    'namely:',
    'I thou—',
    '说，',
    'ဒါ၊',
    'Dr.',
    '“Mr.',
    'e.g.',
    'J.',
    'approx.',
    '3.5',
    'example.com',
    'a;',
  ])('is not behind %s', (text) => {
    expect(endsSentence(text)).toBe(false);
  });

  it('is told by what comes next', () => {
    expect(endsSentence('wait...', { next: 'for it' })).toBe(false);
    expect(endsSentence('wait...', { next: 'For it' })).toBe(true);
    expect(endsSentence('etc.', { next: 'and so on' })).toBe(false);
    expect(endsSentence('etc.', { next: 'And so on' })).toBe(true);
    expect(endsSentence('"Why not?"', { next: 'she said' })).toBe(false);
    expect(endsSentence('Why not?', { next: 'she said' })).toBe(true);
    expect(endsSentence('No.', { next: '7' })).toBe(false);
    expect(endsSentence('No.', { next: ' Seven' })).toBe(true);
    expect(endsSentence('the U.S.', { language: 'en', next: 'Army' })).toBe(false);
    expect(endsSentence('the U.S.', { language: 'en', next: 'He' })).toBe(true);
    expect(endsSentence('a Ph.D.', { language: 'en', next: 'in physics' })).toBe(false);
    expect(endsSentence('Well.', { next: '..' })).toBe(false);
    expect(endsSentence('他说。', { next: '我' })).toBe(true);
  });

  it('is told by the language', () => {
    expect(endsSentence('Είναι κόκκινο;', { language: 'el' })).toBe(true);
    expect(endsSentence('Είναι κόκκινο\u037e')).toBe(true);
    expect(endsSentence('Սա ճիշտ է:', { language: 'hy' })).toBe(true);
    expect(endsSentence('am 3.', { language: 'de', next: 'Oktober' })).toBe(false);
    expect(endsSentence('waren es 3.', { language: 'de', next: 'Die' })).toBe(true);
    expect(endsSentence('there were 3.', { language: 'en', next: 'Monkeys' })).toBe(true);
    expect(endsSentence('bzw.', { language: 'de', next: 'Katzen' })).toBe(false);
    expect(endsSentence('т.д.', { language: 'ru', next: 'Он' })).toBe(true);
    expect(endsSentence('Mme.', { language: 'fr', next: 'Bovary' })).toBe(false);
  });
});

describe('the sentences of a text', () => {
  it.each([
    ['en', ['Mr. Bell is here. ', 'Is he? ', 'Yes!']],
    ['en', ['It costs $3.50 at example.com. ', '“Why not?” she asked. ', 'J. R. Smith knew...']],
    ['en', ['He waited... and waited. ', 'Then (at 5 p.m.) it came.']],
    ['en', ['1. First things first. ', 'Well . . . ', 'That is it.']],
    ['zh', ['他在这里。', '是吗？', '“好！”', '她说……我不去。']],
    ['ja', ['「行こう。」', '彼は言った。']],
    ['hi', ['यह सच है। ', 'हाँ।']],
    ['ar', ['هل هو هنا؟ ', 'نعم.']],
    ['ur', ['یہ سچ ہے۔ ', 'ہاں۔']],
    ['am', ['ሰላም ነው። ', 'አዎ።']],
    ['el', ['Πού είναι; ', 'Εδώ.']],
    ['hy', ['Սա ճիշտ է։ ', 'Այո։']],
    ['my', ['ဒါ၊ မှန်တယ်။ ', 'ဟုတ်တယ်။']],
    ['fr', ['« Oui ! » ', 'Elle part.']],
    ['de', ['Am 3. Oktober kam Dr. Meier, z. B. mit Prof. Kant. ', 'Er blieb.']],
    ['th', ['ไม่มีเครื่องหมาย']],
    ['en', ['No marks at all']],
  ])('%s: %j', (language, sentences) => {
    expect(splitSentences(sentences.join(''), language)).toEqual(sentences);
  });

  it('lose nothing, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('a', 'Dr', ' ', '.', '?', '…', '。', '”', '«', '好', '3', ';', '\n'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'zh', 'de', 'el', 'und'), (all, language) => {
        const sentences = splitSentences(all, language);
        expect(sentences.join('')).toBe(all);
        expect(sentences.every((sentence) => sentence !== '')).toBe(true);
      }),
    );
  });
});
