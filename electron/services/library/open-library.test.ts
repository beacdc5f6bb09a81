import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
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

  it('keeps the code and the facts of an error', async () => {
    const library = await testLibrary();
    await expect(library.media.markOpened('walk')).rejects.toMatchObject({
      name: 'SidecutError',
      code: 'media-unknown',
      facts: { mediaId: 'walk' },
    });
  });

  it('keeps the message and the place of a defect', async () => {
    const library = await testLibrary();
    await library.media.add(sampleMedia());
    const error: unknown = await library.media.add(sampleMedia()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'internal',
      facts: {
        message: expect.stringContaining('UNIQUE') as string,
        stack: expect.stringContaining('media.ts') as string,
      },
    });
  });

  it('whatever belongs to a video that was removed meanwhile is refused as that, not as a defect', async () => {
    const library = await testLibrary();
    await library.media.add(sampleMedia());
    await library.media.remove('talk');
    const unknown = { code: 'media-unknown' };
    const job = { id: 'j', kind: 'proxy', mediaId: 'talk', title: '', options: {}, state: 'queued' } as const;
    const more = {
      stage: null,
      error: null,
      trackId: null,
      outputPath: null,
      notes: [],
      createdAt: '',
    } as const;
    await expect(library.jobs.add({ ...job, ...more, fraction: 0 })).rejects.toMatchObject({
      ...unknown,
      facts: { mediaId: 'talk' },
    });
    const { id } = await library.transcripts.open({
      ...{ fingerprint: 'f', audioTrack: 0, model: 'm', options: {}, version: 1 },
    });
    await expect(library.transcripts.link('track', `not ${id}`)).rejects.toMatchObject(unknown);
    await expect(
      library.extras.save('talk', 'extras', { format: 'srt', head: '' } as never),
    ).rejects.toMatchObject(unknown);
    await expect(library.projects.applyMachineChanges('talk', [])).rejects.toMatchObject(unknown);
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

  it('that can not be opened is refused once its thread has ended by itself', async () => {
    const place = testPlace();
    await (await openLibrary(place)).close();
    const ended: string[] = [];
    const opening = openLibrary({ ...place, file: `${place.file}/below` }, (file, options) => {
      const thread = new Worker(file, options);
      const terminate = thread.terminate.bind(thread);
      thread.terminate = () => {
        ended.push('from outside');
        return terminate();
      };
      thread.once('exit', () => ended.push('gone'));
      return thread;
    });
    await expect(opening).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(ended).toEqual(['gone']);
  });

  it('keeps no process running while nobody waits for it', async () => {
    const place = testPlace();
    const opener = fileURLToPath(new URL('testing/opening-process.ts', import.meta.url));
    const child = spawn(process.execPath, [opener, place.file, place.backupsFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(told).toBe('opened');
  });

  it('whose thread dies fails what waits and what comes later', async () => {
    const threads: Worker[] = [];
    const library = await openLibrary(testPlace(), (file, options) => {
      const thread = new Worker(file, options);
      threads.push(thread);
      return thread;
    });
    const waiting = library.media.list();
    await threads[0]!.terminate();
    await expect(waiting).rejects.toMatchObject({ code: 'library-closed' });
    await expect(library.media.list()).rejects.toMatchObject({ code: 'library-closed' });
    await library.close();
  });
});
