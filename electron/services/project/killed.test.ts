import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { LibraryPlace } from '../library/library-place.ts';
import { testLibrary, testPlace } from '../library/testing/test-library.ts';
import { insertCues, sampleCue, sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { createProjectService } from './project-service.ts';

const cues = [sampleCue(1), sampleCue(2)];

async function prepare(place: LibraryPlace): Promise<void> {
  const library = await testLibrary(place);
  await library.media.add(sampleMedia());
  await createProjectService(library, () => undefined).applyMachineChanges('talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  await library.close();
}

/** Answers with the number of the last edit that the process said it had stored. */
async function editUntilKilled(place: LibraryPlace, edits: number): Promise<number> {
  const script = fileURLToPath(new URL('testing/editing-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, place.file, place.backupsFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (Number(told.trim().split('\n').at(-1)) >= edits) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1));
}

it('a killed process leaves every edit it had told of, whole, and undo goes on from there', async () => {
  const place = testPlace();
  await prepare(place);
  let stored = 0;
  for (const edits of [3, 50, 200]) {
    stored += await editUntilKilled(place, edits);
    const library = await testLibrary(place);
    const service = createProjectService(library, () => undefined);
    const { revision } = await service.open('talk');
    // The last edit may have been stored and not told of.
    expect(revision - 1 - stored).toBeOneOf([0, 1]);
    stored = revision - 1;
    const moved = (await service.cues('track')).cues.map(({ startMs }) => startMs);
    expect(moved).toEqual(cues.map(({ startMs }) => startMs + stored));
    await library.close();
  }

  const service = createProjectService(await testLibrary(place), () => undefined);
  for (let undone = 0; undone < stored; undone++) await service.undo('talk');
  expect((await service.undo('talk')).edit).toBe(null);
  expect((await service.cues('track')).cues).toEqual(cues);
});
