import { expect, it } from 'vitest';
import type { Attempt } from './attempt.ts';
import type { WindowRequest } from './begin-windows.ts';
import { writeOn } from './continue-windows.ts';
import { createHypothesis } from './hypothesis.ts';

const english = { language: 'en', probability: 1 };

function attemptAt(request: WindowRequest, text: string, more: Partial<Attempt> = {}): Attempt {
  const quality = { avgLogProb: 0, compressionRatio: 1, noSpeechProb: 0, loop: false, empty: text === '' };
  return {
    ...{ request, text, quality, language: english, hypothesis: createHypothesis(0), others: [] },
    ...{ verdict: 'accept', temperature: 0, decodedTokens: 1, ...more },
  };
}

const requestOf = (window: number): WindowRequest => ({
  ...{ window, language: english, hint: [7], previous: [8] },
});

/** Texts tell how far they reach: `20` breaks off after 20 s. */
async function write(first: readonly string[], answers: readonly string[]) {
  const asked: WindowRequest[] = [];
  let next = 0;
  const written = await writeOn(
    first.map((text, window) => attemptAt(requestOf(window), text)),
    {
      lengthsMs: first.map(() => 28_000),
      describe: ({ text }) => ({
        continueFromMs: Number.isNaN(Number(text)) ? undefined : Number(text) * 1000,
        result: {
          ...{
            segments: [{ startMs: 0, endMs: 1, text, words: [] }],
            language: 'en',
            languageProbability: 1,
            avgLogProb: 0,
            compressionRatio: 1,
          },
          ...{ noSpeechProb: 0, temperature: 0, decodedTokens: 1 },
        },
      }),
      timestampAt: (ms) => 100 + ms / 20,
      decode: (requests) => {
        asked.push(...requests);
        const attempts: Attempt[] = [];
        for (const request of requests) {
          const answer = answers[next++]!;
          attempts[request.window] =
            answer === 'low-confidence'
              ? attemptAt(request, 'noise', { verdict: 'low-confidence' })
              : attemptAt(request, answer);
        }
        return Promise.resolve(attempts);
      },
    },
  );
  return { asked, texts: written.map(({ results, last }) => [results.length, last.text]) };
}

it('asks for the rest of a text that broke off from where it did, in the same window', async () => {
  const { asked, texts } = await write(['whole', '20', '14'], ['end', '22', 'end']);
  expect(asked.map(({ window, firstToken, previous }) => ({ window, firstToken, previous }))).toEqual([
    { window: 1, firstToken: 1100, previous: [] },
    { window: 2, firstToken: 800, previous: [] },
    { window: 2, firstToken: 1200, previous: [] },
  ]);
  expect(texts).toEqual([
    [1, 'whole'],
    [2, 'end'],
    [3, 'end'],
  ]);
});

it('leaves a rest without text, or one that is doubted, to be heard as a window of its own', async () => {
  const { texts } = await write(['20', '14'], ['', 'low-confidence']);
  expect(texts).toEqual([
    [1, '20'],
    [1, '14'],
  ]);
});

it('asks for no rest that is shorter than a second', async () => {
  expect((await write(['27.5'], [])).asked).toEqual([]);
});

it('does not believe a rest that says the last sentence again', async () => {
  const { texts } = await write(['20', '14'], ['20', '14!']);
  expect(texts).toEqual([
    [1, '20'],
    [1, '14'],
  ]);
});
