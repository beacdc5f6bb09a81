import { copyFile, mkdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mediaDetailSchema, mediaSummarySchema } from '../../../core/contract/media.ts';
import { note } from '../../../core/notes.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { makeMedia, smallVideo, source, temporaryFolder } from './testing/media-files.ts';
import { createMediaHandlers } from './handlers.ts';
import { eventually } from '../jobs/testing/eventually.ts';
import { never, openMediaService } from './testing/open-media-service.ts';

const folder = temporaryFolder();
const talk = join(folder, 'Talk.mp4');
const other = join(folder, 'other.mp4');

/** With the version of the content behind the id. */
const addressOf = (id: string, part: string): unknown =>
  expect.stringMatching(new RegExp(`^/media/${id}~[0-9a-z-]+/${part}$`));

beforeAll(async () => {
  await makeMedia(talk, source('testsrc=s=160x90:r=25:d=1'), source('sine=d=1'), smallVideo, '-c:a aac');
  await makeMedia(other, source('smptebars=s=160x90:r=25:d=1'), smallVideo);
});

describe('the media service', () => {
  it('takes each file or refuses it on its own, with a reason', async () => {
    const { mediaService } = await openMediaService({ works: false });
    const empty = join(folder, 'empty.mp4');
    await writeFile(empty, '');
    const text = join(folder, 'text.mp4');
    await writeFile(text, 'This is no video.\n'.repeat(100));
    const named = join(folder, 'film.txt');
    await copyFile(other, named);
    const result = await mediaService.add(
      [talk, empty, text, named, join(folder, 'gone.mp4'), folder],
      never,
    );
    expect(result.added.map(({ name }) => name)).toEqual(['Talk.mp4', 'film.txt']);
    expect(result.added[0]).toMatchObject({
      hasVideo: true,
      hasAudio: true,
      width: 160,
      height: 90,
      present: true,
    });
    expect(result.refused.map(({ name, error }) => `${name} ${error.code}`)).toEqual([
      'empty.mp4 file-empty',
      'text.mp4 not-media',
      'gone.mp4 file-not-found',
      `${folder.split('/').at(-1)} file-is-directory`,
    ]);
    for (const summary of result.added) mediaSummarySchema.parse(summary);
    expect((await mediaService.list(' TALK ')).map(({ name }) => name)).toEqual(['Talk.mp4']);
  });

  it('looks again at a file that an earlier version told wrongly, when it is listed', async () => {
    const { mediaService, library, events } = await openMediaService({ works: false });
    const { added } = await mediaService.add([talk], never);
    const { path, name, bytes, modifiedMs, info } = (await library.media.find(added[0]!.id))!;
    const guess = { ...info, durationMs: 99_000, video: [], probeVersion: 0 };
    await library.media.move(added[0]!.id, { path, name, bytes, modifiedMs, info: guess });
    events.length = 0;
    expect(await mediaService.list()).toMatchObject([{ durationMs: 99_000, hasVideo: false }]);
    await eventually(() => {
      if (events.length === 0) throw new Error('nothing was found');
    });
    expect(await mediaService.list()).toMatchObject([{ durationMs: info.durationMs, hasVideo: true }]);
    expect((await library.media.find(added[0]!.id))!.info).toEqual(info);
    await mediaService.close();
  });

  it('takes over the chapters that a file comes with', async () => {
    const { mediaService, project } = await openMediaService({ works: false });
    const notes = join(folder, 'chapters.txt');
    const chapter = (start: number, title: string): string =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${start}\nEND=${start + 400}\ntitle=${title}\n`;
    await writeFile(notes, `;FFMETADATA1\n${chapter(0, 'One')}${chapter(400, 'Two')}`);
    const path = await makeMedia(
      join(folder, 'chapters.mkv'),
      ['-i', talk, '-i', notes],
      '-map 0 -map_metadata 1 -c copy',
    );
    const [added] = (await mediaService.add([path], never)).added;
    const { chapters, undoState } = await project.open(added!.id);
    expect(chapters.map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, 'One'],
      [400, 'Two'],
    ]);
    expect(undoState.undo).toBeNull();
  });

  it('knows a file by its content: copied it is the same, moved it is found again', async () => {
    const { mediaService, queue } = await openMediaService({ works: false });
    const here = join(folder, 'here.mp4');
    await copyFile(talk, here);
    const [added] = (await mediaService.add([here], never)).added;
    expect((await mediaService.add([talk], never)).known).toMatchObject([
      { id: added!.id, name: 'here.mp4' },
    ]);
    expect(queue.list()).toHaveLength(2);

    const there = join(folder, 'there.mp4');
    await rename(here, there);
    const missing = await mediaService.get(added!.id);
    expect(missing).toMatchObject({ present: false, playback: { kind: 'unavailable' } });
    expect(missing.warnings).toEqual([note('media-absent', { reason: 'missing', name: 'here.mp4' })]);
    expect((await mediaService.add([there], never)).known).toMatchObject([
      { id: added!.id, name: 'there.mp4', present: true },
    ]);
  });

  it('tells everything about a file with many tracks, and the subtitle files beside it', async () => {
    const { mediaService } = await openMediaService({ works: false });
    const place = join(folder, 'many');
    await mkdir(place);
    const path = await makeMedia(
      join(place, 'Übung.mkv'),
      source('testsrc=s=160x90:r=30000/1001:d=1'),
      ...Array.from({ length: 8 }, (_, i) => source(`sine=f=${200 + i * 50}:d=1`)),
      Array.from({ length: 9 }, (_, i) => ['-map', String(i)]).flat(),
      ['-metadata:s:a:3', 'language=ger', '-metadata:s:a:3', 'title=Kommentar'],
      '-c:v libx264 -pix_fmt yuv420p -c:a aac -b:a 32k',
    );
    const chapterNames = ['Übung.chapters.vtt', 'Übung_chapters.txt', 'übung.ffmetadata.txt'];
    const names = [
      ...['übung.srt', 'Übung.de.vtt', 'Übung.pt-BR.forced.ASS', 'Übung2.srt', 'Übung.txt', 'x.srt'],
      ...[...chapterNames, 'x.chapters.txt'],
    ];
    for (const name of names) await writeFile(join(place, name), '');
    const { id } = (await mediaService.add([path], never)).added[0]!;
    const detail = mediaDetailSchema.parse(await mediaService.get(id));
    expect(detail.audioTracks.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(detail.audioTracks[3]).toMatchObject({ language: 'de', title: 'Kommentar', channels: 1 });
    expect(detail.frameRate).toEqual({ numerator: 30000, denominator: 1001 });
    expect(detail.playback).toMatchObject({
      kind: 'direct',
      url: addressOf(id, 'file'),
    });
    const found = (what: string) =>
      detail.sidecars.flatMap(({ name, holds }) => (holds === what ? [name] : [])).sort();
    expect(found('chapters')).toEqual(chapterNames.sort());
    expect(found('subtitles')).toEqual(['übung.srt', 'Übung.de.vtt', 'Übung.pt-BR.forced.ASS'].sort());
    expect(detail.openedAt).not.toBeNull();
  });

  it('forgets a medium with what was made of it, and leaves the file', async () => {
    const { mediaService, library, events } = await openMediaService({ works: false });
    const handlers = createMediaHandlers(mediaService, (id) => (id === 'source' ? talk : other));
    const context = { signal: never, progress: () => undefined };
    const { added } = await handlers['media.add']({ sources: ['source'] }, context);
    const mediaId = added[0]!.id;
    await handlers['media.remove']({ mediaId }, context);
    expect(await handlers['media.list']({}, context)).toEqual({ media: [] });
    expect(await library.jobs.list()).toEqual([]);
    expect(events.some(({ name }) => name === 'jobs.removed')).toBe(true);
    await expect(handlers['media.get']({ mediaId }, context)).rejects.toMatchObject({
      code: 'media-unknown',
    });
    await expect(handlers['media.remove']({ mediaId }, context)).rejects.toMatchObject({
      code: 'media-unknown',
    });
  });

  it('removes a medium whatever is asked of it meanwhile: nothing breaks, and no job of it stays', async () => {
    const { mediaService, library, queue } = await openMediaService({ works: false });
    const { size, mtimeMs } = await stat(talk);
    const refusals: unknown[] = [];
    for (let round = 0; round < 12; round++) {
      const id = `talk-${round}`;
      await library.media.add({
        ...sampleMedia(id),
        path: talk,
        bytes: size,
        modifiedMs: Math.round(mtimeMs),
      });
      const asked = Array.from({ length: 8 }, async (_, turn) => {
        for (let wait = 0; wait < (turn * round) % 11; wait++) await library.settings.all();
        if (turn === 3) return mediaService.remove(id);
        if (turn === 6) return mediaService.remove(id);
        if (turn % 3 === 0) return mediaService.makeProxy(id, null);
        if (turn % 3 === 1) return mediaService.get(id);
        return queue.add({ kind: 'proxy', mediaId: id, title: 'a copy', options: {} });
      });
      for (const result of await Promise.allSettled(asked)) {
        if (result.status === 'rejected') refusals.push(result.reason);
      }
    }
    const codes = refusals.map((refusal) => (refusal as { code?: string }).code);
    expect([...new Set(codes)]).toEqual(['media-unknown']);
    expect(await library.media.list()).toEqual([]);
    expect(queue.list()).toEqual([]);
    expect(await library.jobs.list()).toEqual([]);
  });
});

describe('an import', () => {
  it('makes waveform, pictures, shots and speech, once', async () => {
    const { mediaService, idle, home, queue, found } = await openMediaService({ sampleFile: talk });
    const added = await mediaService.addSample(never);
    expect(added.isSample).toBe(true);
    await idle();
    const detail = mediaDetailSchema.parse(await mediaService.get(added.id));
    expect(detail).toMatchObject({
      peaksUrl: addressOf(added.id, 'peaks'),
      posterUrl: addressOf(added.id, 'poster'),
      thumbnails: {
        url: addressOf(added.id, 'thumbs'),
        intervalMs: 500,
        count: 2,
        columns: 2,
        rows: 1,
      },
      warnings: [],
      // MPEG-4 Part 2
      playback: {
        kind: 'proxy',
        url: addressOf(added.id, 'proxy'),
        mimeType: 'video/mp4',
      },
      playbackOffsetMs: 0,
    });
    expect(await found(added.id, 'shots')).toEqual([]);
    expect(await found(added.id, 'speech')).toHaveLength(1);
    expect(queue.list().map(({ kind, state }) => `${kind} ${state}`)).toEqual(['prepare done', 'proxy done']);
    await rm(join(home, 'media'), { recursive: true });
    expect((await mediaService.addSample(never)).id).toBe(added.id);
    expect(queue.list()).toHaveLength(2);
  });

  it('makes what it can of a file that breaks off, has no sound or no picture', async () => {
    const { mediaService, idle, queue, found } = await openMediaService();
    const cut = join(folder, 'cut.mkv');
    await makeMedia(cut, source('testsrc=s=320x180:r=25:d=8'), source('sine=d=8'), smallVideo, '-c:a aac');
    await truncate(cut, 60_000);
    const sound = await makeMedia(join(folder, 'sound.flac'), source('sine=d=1'));
    const { added } = await mediaService.add([cut, other, sound], never);
    await idle();
    const [broken, silent, blind] = await Promise.all(added.map(({ id }) => mediaService.get(id)));
    const parts = broken!.warnings.map(({ code, facts }) => [code, 'part' in facts && facts.part]);
    expect(parts).toEqual([
      ['media-breaks-off', 'sound'],
      ['media-breaks-off', 'picture'],
    ]);
    expect(broken!.peaksUrl).not.toBeNull();
    expect(await found(broken!.id, 'shots')).not.toBeNull();
    expect(silent).toMatchObject({ hasAudio: false, peaksUrl: null });
    expect([await found(silent!.id, 'speech'), await found(silent!.id, 'shots')]).toEqual([null, []]);
    expect(blind).toMatchObject({
      ...{ hasVideo: false, thumbnails: null, posterUrl: null, frameRate: null },
      playback: { kind: 'direct', mimeType: 'audio/flac' },
    });
    expect(blind!.peaksUrl).not.toBeNull();
    expect(await found(blind!.id, 'shots')).toBeNull();
    expect(queue.list().filter(({ state }) => state === 'failed')).toEqual([]);
  });

  it('makes a copy that a person asks for, with the audio track they want', async () => {
    const { mediaService, idle } = await openMediaService();
    const two = join(folder, 'two.mp4');
    const sounds = [source('sine=f=300:d=1'), source('sine=f=900:d=1')];
    await makeMedia(
      two,
      source('testsrc=s=160x90:r=25:d=1'),
      ...sounds,
      smallVideo,
      '-c:a aac -map 0 -map 1 -map 2',
    );
    const { id } = (await mediaService.add([two], never)).added[0]!;
    await expect(mediaService.makeProxy(id, 2)).rejects.toMatchObject({ code: 'no-such-track' });
    await mediaService.makeProxy(id, 1);
    await idle();
    expect(mediaDetailSchema.parse(await mediaService.get(id)).playback).toMatchObject({
      kind: 'proxy',
      audioTrack: 1,
      url: addressOf(id, 'proxy\\?audio=1'),
    });
  });

  it('of a file that vanishes fails with a reason, and goes on when it is back', async () => {
    const { mediaService, idle, queue } = await openMediaService();
    const path = join(folder, 'vanishing.mp4');
    await makeMedia(path, source('testsrc=s=160x90:r=25:d=12'), source('sine=d=12'), smallVideo, '-c:a aac');
    const { id } = (await mediaService.add([path], never)).added[0]!;
    const prepare = queue.findFor(id, 'prepare')!;
    await queue.pause(prepare.id);
    await queue.pause(queue.findFor(id, 'proxy')!.id);
    await rename(path, `${path}.away`);
    await queue.resume(prepare.id);
    await idle();
    expect(queue.findFor(id, 'prepare')).toMatchObject({
      state: 'failed',
      error: { code: 'media-missing', facts: { reason: 'missing', name: 'vanishing.mp4' } },
    });
    await rename(`${path}.away`, path);
    await queue.retry(prepare.id);
    await idle();
    expect(queue.findFor(id, 'prepare')).toMatchObject({ state: 'done', error: null });
  });
});
