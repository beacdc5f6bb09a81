import { expect, it } from 'vitest';
import { say } from '../../electron/services/writers/testing/translating-server.ts';
import { measureDirection } from './measure.ts';
import { parseEvalOptions } from './options.ts';
import { languagesIn } from './read-sentences.ts';

it('reads lists by language and rows of sentences, and nothing whose languages differ in length', () => {
  expect(languagesIn({ source: 'x', languages: { en: ['a', 'b'], es: ['c', 'd'] } })).toEqual({
    ...{ en: ['a', 'b'], es: ['c', 'd'] },
  });
  expect(
    languagesIn([
      { en: 'a', es: 'c' },
      { en: 'b', es: 'd', de: 'e' },
    ]),
  ).toEqual({
    ...{ en: ['a', 'b'], es: ['c', 'd'] },
  });
  expect(languagesIn({ languages: { en: ['a'], es: [] } })).toBeUndefined();
  expect(languagesIn({ turns: [] })).toBeUndefined();
});

it('takes a file, a model and languages, and says what is missing', () => {
  expect(parseEvalOptions(['a.json', '--model', 'm', '--to', 'es,de', '--max', '5'])).toMatchObject({
    ...{ source: 'a.json', model: 'm', from: 'en', to: ['es', 'de'], max: 5 },
  });
  for (const args of [[], ['a.json'], ['a', 'b', '--model', 'm'], ['a', '--model', 'm', '--max', 'x']])
    expect(typeof parseEvalOptions(args)).toBe('string');
});

it('measures each sentence by itself: 100 where all are as people wrote them', async () => {
  const sources = ['Anna bought a hat and a map.', 'How much is the small map?'];
  const engine = {
    ...{ maxLines: 8, listens: false },
    translate: ({ lines }: { readonly lines: readonly { readonly id: number; readonly text: string }[] }) =>
      Promise.resolve(lines.map(({ id, text }) => ({ id, text: say(text, 'es') }))),
  };
  const opened = { engine, name: 'm', notes: [], refused: () => ({ count: 0, first: undefined }) };
  const direction = { name: 'x', from: 'en', to: 'es', sources };
  const references = sources.map((text) => say(text, 'es'));
  const best = await measureDirection({ ...direction, references }, () => Promise.resolve(opened));
  expect(best).toMatchObject({ chrf: 100, doubtful: 0 });
  const other = { ...direction, references: ['Nada de eso.', 'Otra cosa.'] };
  const worse = await measureDirection(other, () => Promise.resolve(opened));
  expect(worse.chrf).toBeLessThan(30);
});
