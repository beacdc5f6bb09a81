import { expect, it } from 'vitest';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { readGlossary } from '../library/read-glossary.ts';
import { testLibrary, testPlace } from '../library/testing/test-library.ts';
import { createGlossaryHandlers } from './handlers.ts';

async function setUp() {
  const place = testPlace();
  const library = await testLibrary(place);
  const { id: mediaId } = await library.media.add(sampleMedia());
  let changes = 0;
  const handlers = createGlossaryHandlers(library, () => (changes += 1));
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const texts = async (of: string | null) =>
    (await handlers['glossary.list']({ mediaId: of }, context)).terms.map(({ text }) => text);
  return { place, library, mediaId, handlers, context, texts, countChanges: () => changes };
}

it('keeps terms for the library and for one video, in order, and forgets those of a video with it', async () => {
  const { place, library, mediaId, handlers, context, texts, countChanges } = await setUp();
  const { terms } = await handlers['glossary.put'](
    {
      terms: [
        { id: 'a', text: ' “Ada  Lovelace” ', mediaId },
        { id: 'b', text: 'Kyoto', mediaId: null },
        { id: 'c', text: '—', mediaId: null },
      ],
    },
    context,
  );
  expect(terms.map(({ text }) => text)).toEqual(['Ada Lovelace', 'Kyoto']);
  expect(await texts(mediaId)).toEqual(['Kyoto', 'Ada Lovelace']);
  expect(await texts(null)).toEqual(['Kyoto']);
  expect(readGlossary(place.file).map(({ text }) => text)).toEqual(['Kyoto']);
  expect(countChanges()).toBe(1);
  await library.media.remove(mediaId);
  expect(await texts(mediaId)).toEqual(['Kyoto']);
});

it('changes a term, moves it to the library and lets one of the same spelling give way', async () => {
  const { mediaId, handlers, context, texts } = await setUp();
  const put = (...terms: readonly { id: string; text: string; mediaId: string | null }[]) =>
    handlers['glossary.put']({ terms: [...terms] }, context);
  await put({ id: 'a', text: 'sidecut', mediaId: null }, { id: 'b', text: 'Sidecut', mediaId });
  expect(await texts(mediaId)).toEqual(['sidecut', 'Sidecut']);
  await put({ id: 'b', text: 'Sidecut', mediaId: null });
  expect(await texts(null)).toEqual(['Sidecut']);
  await put({ id: 'b', text: 'Sidecut Pro', mediaId: null });
  expect(await texts(null)).toEqual(['Sidecut Pro']);
  await handlers['glossary.remove']({ ids: ['b', 'unknown'] }, context);
  expect(await texts(null)).toEqual([]);
  await expect(put({ id: 'x', text: 'Ada', mediaId: 'nobody' })).rejects.toMatchObject({
    code: 'media-unknown',
  });
});

it('knows what a term is in other languages, and what stays as it is', async () => {
  const { place, handlers, context } = await setUp();
  const kept = { id: 'a', text: 'Sidecut', mediaId: null, keep: true as const };
  const named = { id: 'b', text: 'shot', mediaId: null, translations: { es: ' plano ', de: 'Einstellung' } };
  await handlers['glossary.put']({ terms: [kept, named, { ...named, id: 'c', text: 'cue' }] }, context);
  const bare = { id: 'c', text: 'cue', mediaId: null };
  await handlers['glossary.put']({ terms: [bare] }, context);
  const wanted = [kept, { ...named, translations: { es: 'plano', de: 'Einstellung' } }, bare];
  expect((await handlers['glossary.list']({ mediaId: null }, context)).terms).toEqual(wanted);
  expect(readGlossary(place.file)).toEqual(wanted);
});

it('reads nothing from a library that is not there', () => {
  expect(readGlossary('/nowhere/library.sqlite')).toEqual([]);
});
