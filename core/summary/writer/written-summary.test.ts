import { describe, expect, it } from 'vitest';
import { summarySchema } from '../../analysis/summary.ts';
import { sentencesOf } from '../coverage.ts';
import { fakeWriter } from '../testing/fake-writer.ts';
import { greenhouse, spokenText } from '../testing/spoken-text.ts';
import type { SummaryText } from '../summary-text.ts';
import { writeSummary } from './write-summary.ts';

const spoken = spokenText(greenhouse);
const isStopped = () => false;

const answer = (...sentences: readonly { text: string; lines: readonly number[] }[]) =>
  JSON.stringify({ sentences });

const good: readonly string[] = [
  answer(
    { text: 'Marta builds a greenhouse from 12 old windows of a school in Leipzig.', lines: [2, 4] },
    { text: 'The frames are sanded and get linseed oil, which protects them for five years.', lines: [8, 9] },
  ),
  answer({
    text: 'The foundation of concrete blocks on gravel must be level and needs 3 days.',
    lines: [2, 5, 7],
  }),
  answer({
    text: 'Rafters of larch carry the roof, and an opener with wax lifts its window.',
    lines: [2, 4],
  }),
  answer({ text: 'In the first summer Marta picked forty kilograms of tomatoes.', lines: [4] }),
];

/** What a writer makes of a text that answers so about each part. */
async function write(answers: (part: number) => string, text: SummaryText = spoken, language = 'en') {
  let part = 0;
  const writer = fakeWriter(() => answers(part++));
  const outcome = await writeSummary(text, writer, { trackId: 't1', language, isStopped });
  if (outcome.kind !== 'written') throw new Error('It fits.');
  const { summary, refused, failures } = outcome;
  return { summary, refused, failedChapters: failures.map(({ chapter }) => chapter) };
}

describe('what a writer answers well', async () => {
  const { summary, refused, failedChapters } = await write((part) => good[part]!);

  it('is shown whole, with the times of the sentences that it rests on', () => {
    expect([refused, failedChapters]).toEqual([[], []]);
    expect(summarySchema.parse(summary)).toEqual(summary);
    expect(summary.parts.map(({ sentences }) => sentences.length)).toEqual([2, 1, 1, 1]);
    const [first] = summary.parts[0]!.sentences;
    const [built, school] = [spoken.sentences[1]!, spoken.sentences[3]!];
    expect(first!.ranges).toEqual([
      { startMs: built.startMs, endMs: built.endMs },
      { startMs: school.startMs, endMs: school.endMs },
    ]);
  });

  it('gives a short and a medium summary out of the long one', () => {
    const counts = (['short', 'medium', 'long'] as const).map(
      (length) => sentencesOf(summary, length).length,
    );
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[2]).toBe(5);
  });
});

describe('what a writer answers badly', () => {
  const refusals: readonly (readonly [string, { text: string; lines: readonly number[] }, string])[] = [
    [
      'lines that are not there',
      { text: 'Marta builds a greenhouse out of windows.', lines: [2, 99] },
      'no-such-line',
    ],
    ['no lines', { text: 'Marta builds a greenhouse out of windows.', lines: [] }, 'no-such-line'],
    ['a name that was not said', { text: 'Marta builds a greenhouse with Gustav.', lines: [2] }, 'name'],
    [
      'a name at the beginning',
      { text: 'Gustav builds a greenhouse out of old windows.', lines: [2] },
      'name',
    ],
    ['another place', { text: 'The old windows came from a school in Dresden.', lines: [4] }, 'name'],
    ['a brand', { text: 'The old windows are made by iGlass.', lines: [2, 4] }, 'name'],
    ['a number in digits', { text: 'The greenhouse is made of 14 old windows.', lines: [2] }, 'number'],
    ['a number in words', { text: 'A window weighs about eighty kilograms.', lines: [7] }, 'number'],
    ['another year', { text: 'The school was torn down in 2018.', lines: [4] }, 'number'],
    [
      'a number from elsewhere',
      { text: 'The windows ripened in five weeks of nine bags.', lines: [2] },
      'number',
    ],
    [
      'nothing that was said',
      { text: 'The speaker explains quantum physics with many formulas.', lines: [2] },
      'little-in-common',
    ],
    ['nothing', { text: '', lines: [2] }, 'no-sentence'],
    ['one word', { text: 'Windows.', lines: [2] }, 'no-sentence'],
    [
      'German',
      { text: 'Marta baut ein Gewächshaus aus den alten Fenstern einer Schule.', lines: [2] },
      'wrong-language',
    ],
    ['Chinese', { text: '玛尔塔用旧窗户建了一个温室。', lines: [2] }, 'wrong-language'],
  ];

  it.each(refusals)('is not shown and counted: %s', async (_, sentence, why) => {
    const { summary, refused } = await write((part) => (part === 0 ? answer(sentence) : good[part]!));
    expect(refused).toEqual([why]);
    expect(summary.parts.map(({ empty }) => empty)).toEqual(['unsupported', null, null, null]);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'Sure! Here is your summary: Marta builds a greenhouse.'],
    ['JSON that is cut off', '{"sentences":[{"text":"Marta bui'],
    ['another object', '{"summary":"Marta builds a greenhouse."}'],
    ['a list', '["Marta builds a greenhouse."]'],
    ['words for numbers', '{"sentences":[{"text":"Marta builds a greenhouse.","lines":["two"]}]}'],
    ['half a line', '{"sentences":[{"text":"Marta builds a greenhouse.","lines":[1.5]}]}'],
    ['no sentences', '{"sentences":[]}'],
    ['endless brackets', '['.repeat(50_000)],
    ['too much', `{"sentences":[{"text":"${'Marta '.repeat(50_000)}","lines":[1]}]}`],
  ])('is a part that failed: %s', async (_, said) => {
    const { summary, failedChapters } = await write((part) => (part === 1 ? said : good[part]!));
    expect(failedChapters).toEqual([1]);
    expect(summary.parts.map(({ empty }) => empty)).toEqual([null, 'failed', null, null]);
    expect(summary.parts[0]!.sentences).toHaveLength(2);
  });

  it('says that a part is unsupported where nothing of it is left, and keeps what is good beside it', async () => {
    const { summary, refused } = await write((part) =>
      part === 1
        ? answer({ text: 'Gustav paints the roof blue and green.', lines: [1] }, { text: 'x', lines: [] })
        : good[part]!,
    );
    expect(summary.parts.map(({ empty }) => empty)).toEqual([null, 'unsupported', null, null]);
    expect(refused).toEqual(['name', 'no-sentence']);
    expect(sentencesOf(summary, 'short').length).toBeGreaterThan(0);
  });

  it('has failed as a whole where every part did', async () => {
    const { summary, failedChapters } = await write(() => '');
    expect(failedChapters).toEqual([0, 1, 2, 3]);
    expect(summary.parts.every(({ empty }) => empty === 'failed')).toBe(true);
  });
});

describe('writing', () => {
  const options = { trackId: 't1', language: 'en', isStopped };

  it('tells which part of how many is written', async () => {
    const told: string[] = [];
    const onPart = (done: number, parts: number) => void told.push(`${done} of ${parts}`);
    await writeSummary(
      spoken,
      fakeWriter(() => good[0]!),
      { ...options, onPart },
    );
    expect(told).toEqual(['0 of 4', '1 of 4', '2 of 4', '3 of 4', '4 of 4']);
  });

  it('ends where it is stopped, and is no summary with failures', async () => {
    let asked = 0;
    const writer = fakeWriter(() => good[asked++]!);
    const stopped = writeSummary(
      spoken,
      {
        ...writer,
        write: async (request) =>
          asked === 2 ? Promise.reject(new Error('Stopped.')) : await writer.write(request),
      },
      { ...options, isStopped: () => asked === 2 },
    );
    await expect(stopped).rejects.toThrow('Stopped.');
  });

  it('does not begin with a model that holds no part', async () => {
    const small = fakeWriter(() => good[0]!, 500);
    expect(await writeSummary(spoken, small, options)).toMatchObject({ kind: 'too-small' });
    expect(small.asked).toEqual([]);
  });
});

describe('support in other languages', () => {
  const check = async (said: readonly string[], language: string, written: string, asked = language) => {
    const lines = said.map((_, index) => index + 1);
    const text = spokenText([{ sentences: said }], language);
    const { refused } = await write(() => answer({ text: written, lines }), text, asked);
    return refused[0] ?? 'shown';
  };
  const german = [
    'Anna kauft am 5. März dreiundzwanzig Tomaten auf dem Markt in Ulm.',
    'Die Suppe kocht zwanzig Minuten.',
  ];

  it.each([
    ['Anna kauft 23 Tomaten auf dem Markt.', 'shown'],
    ['Annas Tomatensuppe kocht 20 Minuten.', 'name'],
    ['Die Suppe mit den Tomaten kocht 20 Minuten.', 'shown'],
    ['Die Zubereitung der Suppe dauert 20 Minuten.', 'shown'],
    ['Anna kauft 24 Tomaten auf dem Markt.', 'number'],
    ['Anna kauft mit Bernd Tomaten auf dem Markt.', 'name'],
    ['Bernd kauft die Tomaten auf dem Markt.', 'name'],
  ])('German: %s', async (written, expected) => {
    expect(await check(german, 'de', written)).toBe(expected);
  });

  it.each([
    ['安娜在市场买了23个西红柿。', 'shown'],
    ['安娜在市场买了24个西红柿。', 'number'],
    ['量子物理学家发现黑洞辐射现象。', 'little-in-common'],
    ['Anna buys tomatoes at the market.', 'wrong-language'],
  ])('Chinese: %s', async (written, expected) => {
    expect(await check(['安娜在市场买了二十三个西红柿。', '汤要煮二十分钟。'], 'zh', written)).toBe(expected);
  });

  it.each([
    ['アンナは市場でトマトを23個買いました。', 'shown'],
    ['アンナは市場でトマトを99個買いました。', 'number'],
    ['グスタフは市場でトマトを買いました。', 'name'],
  ])('Japanese: %s', async (written, expected) => {
    expect(
      await check(['アンナは市場でトマトを二十三個買いました。', 'スープは二十分煮ます。'], 'ja', written),
    ).toBe(expected);
  });

  it.each([
    ['Anna buys 23 tomatoes at the market in Ulm.', 'shown'],
    ['Anna buys 24 tomatoes at the market in Ulm.', 'number'],
    ['Anna buys 23 tomatoes at the market in Berlin.', 'name'],
    ['Anna kauft 23 Tomaten auf dem Markt in Ulm.', 'wrong-language'],
    ['On March 5 Anna buys tomatoes in Ulm.', 'shown'],
  ])('English of a German video: %s', async (written, expected) => {
    expect(await check(german, 'de', written, 'en')).toBe(expected);
  });
});
