import { describe, expect, it } from 'vitest';
import { openLibrary } from './open-library.ts';
import { sampleMedia } from './testing/sample-project.ts';
import { testLibrary, testPlace } from './testing/test-library.ts';

describe('the library across its thread', () => {
  it('answers in the order of the calls', async () => {
    const library = await testLibrary();
    const [, found, unknown] = await Promise.all([
      library.media.add(sampleMedia()),
      library.media.find('talk'),
      library.media.find('walk'),
    ]);
    expect(found).toMatchObject({ name: 'talk.mp4', modifiedMs: 1_764_000_000_000.5, openedAt: null });
    expect(unknown).toBe(null);
  });

  it('keeps the code, the details and the sentence of an error', async () => {
    const library = await testLibrary();
    await expect(library.media.markOpened('walk')).rejects.toMatchObject({
      name: 'SidecutError',
      code: 'media-unknown',
      message: 'This video is no longer in the library. Add it again.',
      facts: { mediaId: 'walk' },
    });
  });

  it('keeps the message and the place of a defect', async () => {
    const library = await testLibrary();
    await library.media.add(sampleMedia());
    const error: unknown = await library.media.add(sampleMedia()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining('UNIQUE') as string });
    expect((error as Error).stack).toContain('media.ts');
  });

  it('finishes what was asked for before it closes, and refuses what comes later', async () => {
    const place = testPlace();
    const library = await openLibrary(place);
    const added = library.media.add(sampleMedia());
    await Promise.all([library.close(), library.close()]);
    expect((await added).id).toBe('talk');
    await expect(library.media.list()).rejects.toMatchObject({ code: 'library-closed' });

    const again = await testLibrary(place);
    expect((await again.media.list()).map(({ id }) => id)).toEqual(['talk']);
  });

  it('says why a library can not be opened', async () => {
    const place = testPlace();
    const library = await openLibrary(place);
    await library.close();
    await expect(openLibrary({ ...place, file: `${place.file}/below` })).rejects.toMatchObject({
      code: 'output-unwritable',
    });
  });
});
