import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarySchema } from '../analysis/summary.ts';
import { coverageOf, sentencesOf } from './coverage.ts';
import { extractSummary } from './extract-summary.ts';
import { readStatements } from './statements.ts';
import { greenhouse, spokenText } from './testing/spoken-text.ts';

const options = { trackId: 't1' };
const textsOf = (summary: ReturnType<typeof extractSummary>, length: 'short' | 'medium' | 'long') =>
  sentencesOf(summary, length).map(({ text }) => text);

describe('a summary of whole sentences', () => {
  const text = spokenText(greenhouse);
  const summary = extractSummary(text, options);

  it('is made of sentences of the text, in order, with their times', () => {
    const said = new Map(text.sentences.map((sentence) => [sentence.text, sentence]));
    const long = sentencesOf(summary, 'long');
    for (const { text: chosen, ranges } of long) {
      const { startMs, endMs } = said.get(chosen)!;
      expect(ranges).toEqual([{ startMs, endMs }]);
    }
    const starts = long.map(({ ranges }) => ranges[0]!.startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(summarySchema.parse(summary)).toEqual(summary);
  });

  it('has a short one within the medium one within the long one', () => {
    const [short, medium, long] = (['short', 'medium', 'long'] as const).map((length) =>
      textsOf(summary, length),
    );
    expect(short!.length).toBeGreaterThan(0);
    expect(medium).toEqual(expect.arrayContaining(short!));
    expect(long).toEqual(expect.arrayContaining(medium!));
    expect(short!.length).toBeLessThan(medium!.length);
    expect(medium!.length).toBeLessThan(long!.length);
  });

  it('touches every chapter and every tenth in the long one', () => {
    expect(summary.parts.map(({ sentences }) => sentences.length > 0)).toEqual([true, true, true, true]);
    expect(coverageOf(summary, 'long', text.durationMs).tenths).not.toContain('missing');
  });

  it('leaves out greetings, the channel, answers and questions', () => {
    const long = textsOf(summary, 'long').join(' ');
    for (const talk of [
      'Hello everyone',
      'subscribe',
      'Um, yeah',
      'Okay, so',
      'mm-hmm',
      'Thank you',
      'How heavy',
      'right?',
    ])
      expect(long).not.toContain(talk);
  });

  it('says why a part is empty', () => {
    const { parts } = extractSummary(
      spokenText([
        greenhouse[1]!,
        { sentences: [] },
        { sentences: ['Yeah.', 'Okay, so.', 'Mm-hmm.', 'Thanks for watching!'] },
      ]),
      options,
    );
    expect(parts.map(({ empty }) => empty)).toEqual([null, 'no-text', 'only-fillers']);
  });

  it('takes a question where a chapter says nothing better', () => {
    const { parts } = extractSummary(
      spokenText([greenhouse[1]!, { sentences: ['Okay.', 'When will the train stop at the river?'] }]),
      options,
    );
    expect(parts[1]!.sentences.map(({ text: said }) => said)).toEqual([
      'When will the train stop at the river?',
    ]);
  });

  it('makes one part of a video without chapters', () => {
    const { parts } = extractSummary({ ...text, chapters: [] }, options);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ startMs: 0, endMs: text.durationMs, title: null, empty: null });
  });

  it('is empty, and says so, for a video without text', () => {
    const empty = extractSummary({ sentences: [], chapters: [], durationMs: 5000 }, options);
    expect(empty).toMatchObject({ language: 'und', titles: [], quotes: [], hashtags: [] });
    expect(empty.parts).toEqual([{ startMs: 0, endMs: 5000, title: null, sentences: [], empty: 'no-text' }]);
  });

  it('cuts what has no punctuation into literal pieces that can be read', () => {
    const running = greenhouse
      .flatMap(({ sentences }) => sentences)
      .join(' ')
      .toLowerCase()
      .replaceAll(/[.,!?]/gu, '');
    const unpunctuated = extractSummary(spokenText([{ sentences: [running] }]), options);
    const chosen = textsOf(unpunctuated, 'long');
    expect(chosen.length).toBeGreaterThan(1);
    for (const piece of chosen) {
      expect(running).toContain(piece);
      expect(piece.split(' ').length).toBeLessThanOrEqual(60);
    }
  });

  it('prefers by meaning what is near to the whole, and takes no meaning twice', () => {
    const { sentences } = text;
    // Two meanings: all alike but one that has nothing to do with the rest.
    const far = sentences.findIndex(({ text: said }) => said.startsWith('Larch costs'));
    const vectors = new Float32Array(2 * sentences.length);
    for (const index of sentences.keys()) vectors[2 * index + (index === far ? 1 : 0)] = 1;
    const byMeaning = extractSummary({ ...text, embeddings: { vectors, dimensions: 2 } }, options);
    // Beside sentences that all say the same, the other one is new.
    expect(textsOf(byMeaning, 'long')).toContain(sentences[far]!.text);
  });

  it('holds for any sentences and any chapters', () => {
    const word = fc.constantFrom(
      'window',
      'Glass',
      'the',
      'um',
      'yeah',
      'hello',
      '?',
      '.',
      '树',
      '温室。',
      'a'.repeat(700),
      '12',
    );
    const sentence = fc.array(word, { maxLength: 90 }).map((words) => words.join(' ').trim() || '.');
    const chapter = fc.record({ sentences: fc.array(sentence, { maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(chapter, { maxLength: 5 }), (chapters) => {
        const spoken = spokenText(chapters);
        const made = summarySchema.parse(extractSummary(spoken, options));
        const all = spoken.sentences.map((one) => one.text.replaceAll(/\s+/gu, ' ')).join(' ');
        for (const { text: chosen } of sentencesOf(made, 'long')) expect(all).toContain(chosen);
        for (const part of made.parts) expect(part.sentences.length > 0).toBe(part.empty === null);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what says nothing, by language', () => {
  const talk: Readonly<Record<string, readonly string[]>> = {
    en: [
      'Hi guys, welcome to my channel!',
      'Yeah.',
      'Mm-hmm.',
      'Okay, so.',
      'Please like and subscribe to my channel.',
      'Can you hear me?',
      'See you in the next video!',
    ],
    de: [
      'Hallo zusammen, willkommen auf meinem Kanal!',
      'Ja, genau.',
      'Okay, also.',
      'Abonniert gern den Kanal und lasst einen Daumen da.',
      'Vielen Dank fürs Zuschauen!',
      'Tschüss, bis zum nächsten Mal!',
    ],
    fr: [
      'Bonjour à tous, bienvenue sur ma chaîne !',
      'Oui, voilà.',
      "D'accord.",
      "N'oubliez pas de vous abonner à la chaîne.",
      "Merci d'avoir regardé, à bientôt !",
    ],
    es: [
      '¡Hola a todos, bienvenidos a mi canal!',
      'Sí, claro.',
      'Bueno, pues.',
      'Suscríbete y dale al like.',
      '¡Muchas gracias por ver este vídeo, hasta luego!',
    ],
    it: [
      'Ciao a tutti, benvenuti nel mio canale!',
      'Sì, ecco.',
      'Allora, va bene.',
      'Iscrivetevi al canale e lasciate un like.',
      'Grazie per aver guardato, alla prossima!',
    ],
    zh: [
      '大家好，欢迎来到我的频道！',
      '嗯，对。',
      '好的，然后。',
      '记得点赞和订阅。',
      '谢谢大家的观看，我们下期再见！',
    ],
    ja: [
      'みなさん、こんにちは。',
      'はい。',
      'うん、そうですね。',
      'チャンネル登録と高評価をお願いします。',
      'ご視聴ありがとうございました。',
    ],
  };
  const statement: Readonly<Record<string, string>> = {
    en: 'The old windows become a greenhouse with a wooden roof.',
    de: 'Die alten Fenster werden zu einem Gewächshaus mit einem Dach aus Holz.',
    fr: 'Les vieilles fenêtres deviennent une serre avec un toit en bois.',
    es: 'Las ventanas viejas se convierten en un invernadero con techo de madera.',
    it: 'Le vecchie finestre diventano una serra con un tetto di legno.',
    zh: '旧窗户变成了一个木头屋顶的温室。',
    ja: '古い窓が木の屋根の温室になりました。',
  };

  it.each(Object.keys(talk))('leaves talk out and takes what is said: %s', (language) => {
    const text = spokenText([{ sentences: [...talk[language]!, statement[language]!] }], language);
    const uses = readStatements(text).map(({ text: said, use }) => [said, use]);
    expect(uses).toEqual([...talk[language]!.map((said) => [said, 'none']), [statement[language], 'good']]);
  });

  it.each(Object.keys(talk))('says that nothing but talk is only fillers: %s', (language) => {
    const { parts } = extractSummary(spokenText([{ sentences: talk[language]! }], language), options);
    expect(parts.map(({ empty }) => empty)).toEqual(['only-fillers']);
  });

  it('keeps a sentence that greets and then says something', () => {
    const [one] = readStatements(
      spokenText([{ sentences: ['Good morning, we repair the wooden roof of a school.'] }]),
    );
    expect(one).toMatchObject({ use: 'good' });
  });

  it('knows thanks from thanks to', () => {
    const [one, other] = readStatements(
      spokenText([
        {
          sentences: [
            'The roof stays dry thanks to a larger gutter.',
            'The roof stays dry with a larger gutter.',
          ],
        },
      ]),
    );
    expect(one!.shape).toBeGreaterThan(0.7 * other!.shape);
  });
});
