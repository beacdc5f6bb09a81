import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openLibrary } from './open-library.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from './testing/sample-project.ts';

const disk = mkdtempSync(join(tmpdir(), 'sidecut-disk-'));
/** A disk of its own needs the right to mount one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const place = { file: join(disk, 'library.sqlite'), backupsFolder: join(disk, 'backups') };
const isFiller = (name: string): boolean => name.startsWith('filler');

/** To the last byte. */
async function fill(): Promise<void> {
  for (const bytes of [64 * 1024, 4096]) {
    for (let number = 0, isFull = false; !isFull; number += 1) {
      isFull = await writeFile(join(disk, `filler-${bytes}-${number}`), Buffer.alloc(bytes)).then(
        () => false,
        () => true,
      );
    }
  }
}

async function free(): Promise<void> {
  for (const name of readdirSync(disk).filter(isFiller)) await rm(join(disk, name));
}

afterEach(free);

describe.skipIf(!isMounted)('the library on a full disk (skipped where no disk can be mounted)', () => {
  const cue = sampleCue(1);
  const moved = shiftCue('track', cue, 100);

  it('is read, refuses edits with a reason, and takes the same edit when there is room', async () => {
    const library = await openLibrary(place);
    await library.media.add(sampleMedia());
    await library.projects.applyMachineChanges('talk', [
      { kind: 'track', before: null, after: sampleTrack() },
      ...insertCues('track', [cue]),
    ]);
    await fill();
    const edit = sampleEdit('edit', [moved]);
    await expect(library.projects.apply('talk', edit)).rejects.toMatchObject({
      code: 'disk-full',
      retryable: true,
    });
    expect((await library.cues.list('track')).cues).toEqual([cue]);
    await free();
    await library.projects.apply('talk', edit);
    expect((await library.cues.list('track')).cues).toEqual([moved.after]);
    await library.close();
  });

  it('is opened and read when the disk was full before the start', async () => {
    await fill();
    const library = await openLibrary(place);
    expect((await library.cues.list('track')).cues).toEqual([moved.after]);
    await expect(library.media.markOpened('talk')).rejects.toMatchObject({ code: 'disk-full' });
    await free();
    expect(await library.media.markOpened('talk')).toMatchObject({ id: 'talk' });
    await library.close();
  });
});
