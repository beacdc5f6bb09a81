import { expect, it } from 'vitest';
import type { TranscriptWindow } from '../library/transcript-record.ts';
import { insertCues, sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { createProjectService } from '../project/project-service.ts';
import { createTextReader } from './read-text.ts';

it('a text is read once for each revision, with the language that was heard', async () => {
  const library = await testLibrary();
  const { fingerprint } = await library.media.add(sampleMedia());
  const project = createProjectService(library, () => undefined);
  const cue = (id: string, startMs: number, text: string) =>
    ({ id, startMs, endMs: startMs + 900, text, origin: 'machine' }) as const;
  const second = cue('b', 1000, 'two. Hola.');
  await project.applyMachineChanges('talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', [cue('a', 0, 'One and'), second]),
  ]);
  const { id } = await library.transcripts.open({
    ...{ fingerprint, audioTrack: 0, model: 'm', options: {}, version: 1 },
  });
  const windowAt = (startMs: number, language: string): TranscriptWindow => ({
    ...{ startMs, coveredMs: startMs, language, isLanguageSure: true },
    words: [{ startMs, endMs: startMs, text: ' x' }],
  });
  await library.transcripts.append(id, [windowAt(0, 'en'), windowAt(1300, 'es')]);
  await library.transcripts.link('track', id);
  let reads = 0;
  const counting = { ...project, readTrack: (trackId: string) => (reads++, project.readTrack(trackId)) };
  const reader = createTextReader({ library, project: counting });
  const readText = (trackId: string) => reader.readText(trackId);
  const [first, again] = [await readText('track'), await readText('track')];
  expect(again).toBe(first);
  expect(reads).toBe(1);
  expect(first.sentences).toMatchObject([
    { id: 'a.0', text: 'One and two.', language: 'en', startMs: 0 },
    { id: 'b.0', text: 'Hola.', language: 'es' },
  ]);
  await project.apply('talk', {
    ...{ id: 'e', name: { key: 'edit.setText', values: {} } },
    changes: [{ kind: 'cue', trackId: 'track', before: second, after: { ...second, text: 'three.' } }],
  });
  expect((await readText('track')).sentences).toMatchObject([{ id: 'a.0', text: 'One and three.' }]);
  await expect(readText('nothing')).rejects.toMatchObject({ code: 'track-unknown' });
});
