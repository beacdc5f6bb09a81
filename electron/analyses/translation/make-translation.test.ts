import { expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { TranslationWork } from '../../../core/translation/translation-work.ts';
import { say } from '../../services/writers/testing/translating-server.ts';
import { makeTranslation } from './make-translation.ts';

const { signal } = new AbortController();
const texts = ['Anna bought a hat and a map.', 'How much is the small map?', 'They sang near the window.'];
const sources = texts.map((text, at): TrackCue => ({
  ...{ id: String(at), startMs: 9000 * at, endMs: 9000 * at + 6000, text, origin: 'file' },
}));
const work: TranslationWork = {
  ...{ sources, wanted: null, known: new Map(), from: 'en', to: 'es', terms: [] },
  profile: resolveProfile('netflix', { language: 'es', vertical: false }),
};
const refusal = new SidecutError('writer-answer', { reason: 'not-json', writer: 'small' });

/** One line a request; what is refused says nothing. */
async function translated(isRefused: (text: string) => boolean) {
  let count = 0;
  const stored: string[] = [];
  const engine = {
    ...{ maxLines: 1, listens: false },
    translate: ({
      lines: [line],
    }: {
      readonly lines: readonly { readonly id: number; readonly text: string }[];
    }) => {
      if (!isRefused(line!.text)) return Promise.resolve([{ id: line!.id, text: say(line!.text, 'es') }]);
      count += 1;
      return Promise.resolve([]);
    },
  };
  const refused = () => ({ count, first: count === 0 ? undefined : refusal });
  const made = makeTranslation({ engine, name: 'small', notes: [], refused }, work, {
    signal,
    onStep: ({ cues }) => {
      stored.push(...cues.map(({ of }) => of));
      return Promise.resolve();
    },
  });
  return { made: await made.catch((error: unknown) => error), stored };
}

it('stores every cue once, also where the first answers are refused', async () => {
  const { made, stored } = await translated((text) => text !== texts[2]);
  expect(stored).toEqual(['0', '1', '2']);
  expect(made).toMatchObject({ isWhole: true, notes: [{ code: 'answers-refused', facts: { count: 2 } }] });
});

it('stores nothing where nothing but refusals came', async () => {
  const { made, stored } = await translated(() => true);
  expect(stored).toEqual([]);
  expect(made).toMatchObject({ code: 'no-translation', facts: { reason: 'no-answers' } });
});

it('leaves others their turn while a long film is planned', async () => {
  const long = Array.from({ length: 6000 }, (_, at) => ({
    ...{ ...sources[0]!, id: String(at), startMs: 1000 * at, endMs: 1000 * at + 900 },
  }));
  let turns = 0;
  let turnsBefore = 0;
  const engine = {
    ...{ maxLines: 32, listens: false },
    translate: () => {
      turnsBefore = turns;
      throw refusal;
    },
  };
  const timer = setInterval(() => (turns += 1), 0);
  const refused = () => ({ count: 0, first: undefined });
  const opened = { engine, name: 'small', notes: [], refused };
  const onStep = () => Promise.resolve();
  await expect(makeTranslation(opened, { ...work, sources: long }, { signal, onStep })).rejects.toBe(refusal);
  clearInterval(timer);
  expect(turnsBefore).toBeGreaterThan(3);
});
