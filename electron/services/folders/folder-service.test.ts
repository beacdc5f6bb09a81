import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { AppEventName } from '../../../core/contract/events.ts';
import type { Move } from '../media/replacing/find-neighbours.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { eventually } from '../jobs/testing/eventually.ts';
import { never, openMediaService } from '../media/testing/open-media-service.ts';
import { FolderService } from './folder-service.ts';

/** A little sound, another one for each number. */
async function record(path: string, number: number, samples = 800): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples * 2, 40);
  await writeFile(path, Buffer.concat([header, Buffer.alloc(samples * 2, number)]));
}

async function openFolders() {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'sidecut-folders-')));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  let folders: FolderService | undefined;
  const { mediaService, library, home } = await openMediaService({
    works: false,
    onEvent: (name: AppEventName) => {
      if (name === 'media.changed') folders?.noteChange();
    },
    onMove: async (move: Move) => folders?.noteMove(move),
    onRemove: async (record: MediaRecord) => folders?.noteRemoval(record),
  });
  const open = async (): Promise<FolderService> => {
    const isOwn = (path: string): boolean => path.includes('captioned');
    const parts = { library, media: mediaService, home, isOwn, emit: () => undefined };
    folders = new FolderService({ ...parts, stillMs: 150, pollMs: 100 });
    await folders.start();
    return folders;
  };
  const service = await open();
  onTestFinished(() => folders?.close());
  const names = async () => (await mediaService.list()).map(({ name }) => name).sort();
  const has = (...wanted: string[]) => eventually(async () => expect(await names()).toEqual(wanted));
  const states = () => (folders ?? service).list().map(({ state }) => state);
  return { top, service, open, mediaService, library, names, has, states };
}

it('what lies in a folder and below comes into the library, and what is put there later', async () => {
  const { top, service, has, states } = await openFolders();
  await record(join(top, 'a.wav'), 1);
  await record(join(top, 'day 1', 'b.wav'), 2);
  await writeFile(join(top, 'notes.txt'), 'none');
  await service.add([top]);
  await has('a.wav', 'b.wav');
  expect(states()).toEqual(['followed']);
  await record(join(top, 'day 2', 'deep', 'c.wav'), 3);
  await record(join(top, 'day 1', 'd.wav.part'), 4);
  await record(join(top, 'day 1', 'd.captioned.wav'), 5);
  await has('a.wav', 'b.wav', 'c.wav');
  await rename(join(top, 'day 1', 'd.wav.part'), join(top, 'day 1', 'd.wav'));
  await has('a.wav', 'b.wav', 'c.wav', 'd.wav');
  // One in it is followed already; one that holds it takes its place.
  const [inner] = (await service.add([join(top, 'day 1')])).ids;
  expect(service.list().map(({ id, path }) => `${id} ${path}`)).toEqual([`${inner} ${top}`]);
});

it('a file that somebody is writing waits until it is still', async () => {
  const { top, service, names, has } = await openFolders();
  await record(join(top, 'a.wav'), 1);
  await service.add([top]);
  await has('a.wav');
  const growing = join(top, 'b.wav');
  await record(growing, 2);
  for (let part = 0; part < 8; part += 1) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await appendFile(growing, Buffer.alloc(100, 2));
  }
  expect(await names()).toEqual(['a.wav']);
  expect(service.list()).toMatchObject([{ coming: 1, growing: 1 }]);
  await has('a.wav', 'b.wav');
  expect(service.list()).toMatchObject([{ coming: 0, growing: 0 }]);
});

it('a moved video is the same one, a copy is none more, and takes its place when it is gone', async () => {
  const { top, service, mediaService, has } = await openFolders();
  await record(join(top, 'a.wav'), 1);
  await service.add([top]);
  await has('a.wav');
  const { id } = (await mediaService.list())[0]!;
  await mkdir(join(top, 'later'));
  await rename(join(top, 'a.wav'), join(top, 'later', 'b.wav'));
  await has('b.wav');
  await copyFile(join(top, 'later', 'b.wav'), join(top, 'copy.wav'));
  await eventually(async () => {
    await service.scan(null);
    expect(service.list()).toMatchObject([{ coming: 0 }]);
  });
  await has('b.wav');
  await rm(join(top, 'later'), { recursive: true });
  await has('copy.wav');
  expect(await mediaService.list()).toMatchObject([{ id, present: true }]);
});

it('a folder on a drive that is pulled out is absent, its videos are not plugged in, and they come back', async () => {
  const { top, service, mediaService, states, has } = await openFolders();
  const drive = join(top, 'drive');
  await record(join(drive, 'films', 'a.wav'), 1);
  await service.add([join(drive, 'films')]);
  await has('a.wav');
  const present = async () => (await mediaService.list()).map((video) => video.present);
  await rename(drive, join(top, 'pulled'));
  await eventually(() => expect(states()).toEqual(['absent']));
  expect(await present()).toEqual([false]);
  await record(join(top, 'pulled', 'films', 'b.wav'), 2);
  await rename(join(top, 'pulled'), drive);
  await has('a.wav', 'b.wav');
  expect(await present()).toEqual([true, true]);
  // What is left of a drive's place is an empty folder.
  await rename(join(drive, 'films'), join(drive, 'away'));
  await mkdir(join(drive, 'films'));
  await eventually(() => expect(states()).toEqual(['absent']));
});

it('a start finds out what changed while nobody looked', async () => {
  const { top, service, open, mediaService, has } = await openFolders();
  await record(join(top, 'a.wav'), 1);
  await record(join(top, 'b.wav'), 2);
  await service.add([top]);
  await has('a.wav', 'b.wav');
  await service.close();
  await record(join(top, 'a.wav'), 7, 900);
  await rename(join(top, 'b.wav'), join(top, 'c.wav'));
  await record(join(top, 'd.wav'), 3);
  const longAgo = new Date('2026-01-01');
  await utimes(join(top, 'd.wav'), longAgo, longAgo);
  await open();
  await has('a.wav', 'c.wav', 'd.wav');
  // Nobody had captioned it: what lies there now is the video.
  await eventually(async () => {
    const videos = await mediaService.list();
    expect(videos.every(({ present }) => present)).toBe(true);
    expect(videos.find(({ name }) => name === 'a.wav')?.bytes).toBe(44 + 1800);
  });
});

it('what a person took out stays out until it is added again, and files are never touched', async () => {
  const { top, service, mediaService, library, has } = await openFolders();
  await record(join(top, 'a.wav'), 1);
  await record(join(top, 'b.wav'), 2);
  await writeFile(join(top, 'text.mp4'), 'This is no video.\n'.repeat(100));
  const [folderId] = (await service.add([top])).ids;
  await has('a.wav', 'b.wav');
  await eventually(() => expect(service.list()).toMatchObject([{ refused: [{ name: 'text.mp4' }] }]));
  await mediaService.remove((await mediaService.list()).find(({ name }) => name === 'b.wav')!.id);
  await service.scan(null);
  await has('a.wav');
  expect((await library.folders.passed()).map(({ why }) => why).sort()).toEqual(['refused', 'removed']);
  await mediaService.add([join(top, 'b.wav')], never);
  await has('a.wav', 'b.wav');
  await service.remove(folderId!, 'keep');
  await has('a.wav', 'b.wav');
  const [again] = (await service.add([top])).ids;
  await service.remove(again!, 'remove');
  await has();
  await service.add([top]);
  await has('a.wav', 'b.wav');
});

it('relinking one video of a tree that lies elsewhere now brings all of it back, and its folder is followed there', async () => {
  const { top, service, mediaService, has } = await openFolders();
  await record(join(top, 'old', 'films', 'day 1', 'a.wav'), 1);
  await record(join(top, 'old', 'films', 'day 2', 'deep', 'b.wav'), 2);
  await record(join(top, 'old', 'films', 'c.wav'), 3);
  await service.add([join(top, 'old', 'films')]);
  await has('a.wav', 'b.wav', 'c.wav');
  await rename(join(top, 'old'), join(top, 'new'));
  await rename(join(top, 'new', 'films', 'c.wav'), join(top, 'new', 'films', 'day 1', 'scene.wav'));
  const a = (await mediaService.list()).find(({ name }) => name === 'a.wav')!;
  const there = join(top, 'new', 'films', 'day 1', 'a.wav');
  const { found } = await mediaService.replace(a.id, there, never);
  expect(found.map(({ name, present }) => `${name} ${present}`).sort()).toEqual([
    'b.wav true',
    'scene.wav true',
  ]);
  expect(service.list().map(({ path }) => path)).toEqual([join(top, 'new', 'films')]);
});
