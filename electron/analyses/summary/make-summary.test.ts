import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JobPart } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Truth } from '../../../sample/truth.ts';
import type { TextWriter, WriteRequest } from '../../services/writers/text-writer.ts';
import { writeTitles } from '../chapters/write-titles.ts';
import { makeChapters } from '../chapters/make-chapters.ts';
import { makeSummary } from './make-summary.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../sample/truth.json', import.meta.url), 'utf8'),
) as Truth;
const english = truth.sentences.filter(({ language }) => language === 'en');
const sentences = english.map(({ text, startMs, endMs, language }, at) => ({
  ...{ id: String(at), text, startMs, endMs, language, speaker: null, words: [] },
}));
const chapters = truth.topics.map(({ startMs, endMs, title }) => ({ startMs, endMs, title }));
const text = { sentences, chapters, durationMs: truth.durationMs };
const source = { trackId: 'track', text, language: null };
const { signal } = new AbortController();

/** Answers with what `answer` makes of the lines that it is shown; fails where that is undefined. */
function fakeWriter(answer: (lines: readonly { readonly id: number; readonly text: string }[]) => unknown) {
  const writer: TextWriter = {
    ...{ identity: 'fake', name: 'Fake', contextTokens: 2000, countsExactly: true },
    countTokens: (texts) => Promise.resolve(texts.map(({ length }) => Math.ceil(length / 4))),
    countPrompt: () => Promise.resolve(100),
    write<Answer>({ prompt, answer: schema }: WriteRequest<Answer>) {
      const made = answer(prompt.material[0]!.lines);
      if (made !== undefined) return Promise.resolve(schema.parse(made));
      return Promise.reject(new SidecutError('writer-answer', { reason: 'empty', writer: 'Fake' }));
    },
  };
  return writer;
}

const repeating = (lines: readonly { readonly id: number; readonly text: string }[]) => {
  const [longest] = lines.toSorted((a, b) => b.text.length - a.text.length);
  return { sentences: [{ text: longest!.text, lines: [longest!.id] }] };
};

it('a language model writes part by part, and tells which part it is at', async () => {
  const told: (JobPart | undefined)[] = [];
  const onFraction = (_: number, part?: JobPart) => void told.push(part);
  const writer = fakeWriter(repeating);
  const made = await makeSummary(source, { embed: null, writer, signal, onFraction });
  expect(made).toMatchObject({ isWhole: true, notes: [] });
  expect(made.value.parts.filter((part) => part.sentences.length > 0).length).toBeGreaterThan(5);
  expect(told[0]).toEqual({ number: 1, count: told[0]!.count });
  expect(told.at(-1)!.number).toBe(told.at(-1)!.count);
});

it('a part that fails makes it a part, with the reason; all parts make a failure', async () => {
  let asked = 0;
  const writer = fakeWriter((lines) => (asked++ === 1 ? undefined : repeating(lines)));
  const ways = { embed: null, signal, onFraction: () => undefined };
  const made = await makeSummary(source, { ...ways, writer });
  expect(made.isWhole).toBe(false);
  expect(made.notes).toMatchObject([
    { code: 'summary-parts-failed', facts: { failed: 1, failure: { code: 'writer-answer' } } },
  ]);
  expect(made.value.parts.map(({ empty }) => empty)).toContain('failed');
  const failing = makeSummary(source, { ...ways, writer: fakeWriter(() => undefined) });
  await expect(failing).rejects.toMatchObject({ code: 'writer-answer' });
});

it('what is not said is left out and counted', async () => {
  const invented = { sentences: [{ text: 'Napoleon bought 77 ships in Vladivostok.', lines: [1] }] };
  const ways = { embed: null, signal, onFraction: () => undefined };
  const made = await makeSummary(source, { ...ways, writer: fakeWriter(() => invented) });
  expect(made.value.parts.flatMap((part) => part.sentences)).toEqual([]);
  expect(made.notes).toMatchObject([{ code: 'sentences-unsupported' }]);
});

it('titles are written for the usual chapters; what is no title of them stays as it was', async () => {
  const from = { trackId: 'track', sentences, durationMs: truth.durationMs, shots: [], speech: null };
  const { tree } = await makeChapters(from, { embed: null, signal, onFraction: () => undefined });
  const parts: JobPart[] = [];
  const hooks = { signal, onPart: (part: JobPart) => void parts.push(part) };
  const market = fakeWriter((lines) => {
    const isMarket = lines.some(({ text: said }) => said.includes('market'));
    return { title: isMarket ? 'People at the market' : 'Napoleon in Vladivostok' };
  });
  const written = await writeTitles(tree, sentences, market, hooks);
  const titles = written.tree.nodes.filter(({ titledBy }) => titledBy === 'model').map(({ title }) => title);
  expect(titles).toEqual(['People at the market']);
  expect(parts.length).toBe(tree.usualCount);
  const failed = await writeTitles(
    tree,
    sentences,
    fakeWriter(() => undefined),
    hooks,
  );
  expect(failed).toMatchObject({ tree, failed: tree.usualCount, failure: { code: 'writer-answer' } });
});
