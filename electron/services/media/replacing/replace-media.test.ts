import { copyFile, mkdir, rename, rm, utimes } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { note } from '../../../../core/notes.ts';
import { insertCues, sampleCue, sampleEdit, sampleTrack } from '../../library/testing/sample-project.ts';
import { makeMedia, smallVideo, source, temporaryFolder } from '../testing/media-files.ts';
import { never, openMediaService } from '../testing/open-media-service.ts';

type Opened = Awaited<ReturnType<typeof openMediaService>>;

const folder = temporaryFolder();
const [talk, recut, silent] = ['talk.mp4', 'recut.mp4', 'silent.mp4'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

/** Six tones at uneven times, all `laterSeconds` later. */
function tones(laterSeconds: number): readonly string[] {
  const on = [0.3, 0.9, 1.2, 2.3, 3.1, 4.4]
    .map((at) => `between(t\\,${at + laterSeconds}\\,${at + laterSeconds + 0.12 + at / 20})`)
    .join('+');
  return source(`aevalsrc=0.7*sin(2*PI*500*t)*(${on}):s=16000:d=${6 + laterSeconds}`);
}

beforeAll(async () => {
  await makeMedia(talk, source('testsrc=s=160x90:r=25:d=6'), tones(0), smallVideo, '-c:a aac');
  await makeMedia(recut, source('testsrc=s=320x180:r=30:d=7'), tones(1), smallVideo, '-c:a aac');
  await makeMedia(silent, source('smptebars=s=160x90:r=25:d=1'), smallVideo);
});

/** A video of the library with a track of three cues, in a file of its own. */
async function captioned(opened: Opened, name: string, from: string): Promise<{ id: string; path: string }> {
  const path = join(folder, `${randomUUID()} ${name}`);
  await copyFile(from, path);
  const { id } = (await opened.mediaService.add([path], never)).added[0]!;
  const track = sampleTrack({ id: randomUUID(), name });
  const cues = [1, 2, 3].map((number) => sampleCue(number, { id: randomUUID() }));
  await opened.project.apply(
    id,
    sampleEdit(randomUUID(), [{ kind: 'track', before: null, after: track }, ...insertCues(track.id, cues)]),
  );
  return { id, path };
}

describe('another file in place of a video', () => {
  it('is never refused: what differs is said, and captions, words and history stay', async () => {
    const opened = await openMediaService();
    const { mediaService, project, idle, found, library } = opened;
    const { id } = await captioned(opened, 'talk.mp4', talk);
    const { tracks } = await project.open(id);
    const transcript = await library.transcripts.open({
      ...{
        fingerprint: (await library.media.find(id))!.fingerprint,
        audioTrack: 0,
        model: 'm',
        options: {},
        version: 1,
      },
    });
    await library.transcripts.link(tracks[0]!.id, transcript.id);
    await idle();

    expect(await mediaService.compare(id, recut, never)).toEqual({
      isSame: false,
      before: expect.objectContaining({
        width: 160,
        frameRate: { numerator: 25, denominator: 1 },
      }) as unknown,
      after: expect.objectContaining({ name: 'recut.mp4', width: 320, height: 180 }) as unknown,
      known: null,
    });
    const { media } = await mediaService.replace(id, recut, never);
    expect(media).toMatchObject({
      present: true,
      name: 'recut.mp4',
      width: 320,
      trackCount: 1,
      peaksUrl: null,
    });
    expect(media.replacement).toMatchObject({ before: { width: 160 }, sound: { state: 'waiting' } });
    expect(await project.open(id)).toMatchObject({ tracks, undoState: { undo: { key: 'edit.shift' } } });
    const { cues } = await project.cues(tracks[0]!.id);
    expect(cues.map(({ startMs, confidence, words }) => [startMs, confidence, words?.length])).toEqual(
      [1, 2, 3].map((number) => [number * 1080, 0.9, 9]),
    );
    await library.transcripts.forgetUnused(new Date(Date.now() + 1000).toISOString());
    expect((await library.transcripts.ofTrack(tracks[0]!.id))?.id).toBe(transcript.id);

    await idle();
    const { replacement, peaksUrl, thumbnails } = await mediaService.get(id);
    expect([peaksUrl, thumbnails, await found(id, 'shots')]).not.toContain(null);
    const { sound } = replacement!;
    expect(sound).toMatchObject({ state: 'found' });
    expect(Math.abs((sound.state === 'found' ? sound.shiftMs : 0) - 1000)).toBeLessThanOrEqual(30);
    await mediaService.endReplacement(id);
    expect((await mediaService.get(id)).replacement).toBeNull();
  });

  it('that lies where the video was is told as changed, also at the same length, and is used as it is', async () => {
    const opened = await openMediaService({ works: false });
    const { mediaService, project } = opened;
    const { id, path } = await captioned(opened, 'talk.mp4', talk);
    await copyFile(silent, path);
    const changed = await mediaService.get(id);
    expect(changed).toMatchObject({ present: false, isChanged: true, playback: { kind: 'unavailable' } });
    expect(changed.warnings).toEqual([note('media-absent', { reason: 'changed', name: changed.name })]);
    const { media } = await mediaService.replace(id, null, never);
    expect(media).toMatchObject({ present: true, isChanged: false, hasAudio: false });
    expect(media.replacement).toMatchObject({ before: { hasAudio: true }, sound: { state: 'unknown' } });
    expect((await project.open(id)).tracks).toHaveLength(1);

    await rm(path);
    expect(await mediaService.get(id)).toMatchObject({ present: false, isChanged: false });
    await expect(mediaService.replace(id, null, never)).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('of the same content is only found again, and one that was merely touched is no other', async () => {
    const opened = await openMediaService({ works: false });
    const { mediaService } = opened;
    const { id, path } = await captioned(opened, 'talk.mp4', talk);
    await utimes(path, new Date(), new Date(2020, 1, 1));
    expect(await mediaService.get(id)).toMatchObject({ present: true });
    await rename(path, `${path}.moved.mp4`);
    expect(await mediaService.compare(id, `${path}.moved.mp4`, never)).toMatchObject({ isSame: true });
    const { media } = await mediaService.replace(id, `${path}.moved.mp4`, never);
    expect(media).toMatchObject({ present: true, replacement: null });
    await expect(mediaService.replace('nothing', talk, never)).rejects.toMatchObject({
      code: 'media-unknown',
    });
  });

  it('that the library has as another video brings its captions and their history along', async () => {
    const opened = await openMediaService({ works: false });
    const { mediaService, project, library } = opened;
    const first = await captioned(opened, 'first.mp4', talk);
    const second = await captioned(opened, 'second.mp4', recut);
    await project.undo(second.id);
    await project.redo(second.id);
    expect(await mediaService.compare(first.id, second.path, never)).toMatchObject({
      known: { trackCount: 1 },
    });
    await mediaService.replace(first.id, second.path, never);
    expect((await mediaService.list()).map(({ id }) => id)).toEqual([first.id]);
    const { tracks } = await project.open(first.id);
    expect(tracks.map(({ name, cueCount, position }) => [name, cueCount, position])).toEqual([
      ['first.mp4', 3, 0],
      ['second.mp4', 3, 1],
    ]);
    // Both histories can be walked back and forth.
    await project.undo(first.id);
    expect((await library.tracks.list(first.id)).map(({ track }) => track.name)).toEqual(['first.mp4']);
    await project.undo(first.id);
    expect(await library.tracks.list(first.id)).toEqual([]);
    await project.redo(first.id);
    await project.redo(first.id);
    expect((await library.tracks.list(first.id)).map(({ cueCount }) => cueCount)).toEqual([3, 3]);
  });

  it('twice in a row still compares with the file that the captions were made for', async () => {
    const opened = await openMediaService();
    const { mediaService, idle } = opened;
    const { id } = await captioned(opened, 'talk.mp4', talk);
    await idle();
    const { durationMs } = await mediaService.get(id);
    await mediaService.replace(id, silent, never);
    await idle();
    await mediaService.replace(id, recut, never);
    await idle();
    const { replacement } = await mediaService.get(id);
    expect(replacement).toMatchObject({ before: { durationMs }, sound: { state: 'found' } });
  });

  it('that is found again brings back the missing videos beside it, whatever they are called now', async () => {
    const opened = await openMediaService({ works: false });
    const { mediaService } = opened;
    const videos = [await captioned(opened, 'a.mp4', talk), await captioned(opened, 'b.mp4', recut)];
    const place = join(folder, 'elsewhere');
    await mkdir(place);
    for (const [number, { path }] of videos.entries()) await rename(path, join(place, `scene ${number}.mp4`));
    const { media, found } = await mediaService.replace(videos[0]!.id, join(place, 'scene 0.mp4'), never);
    expect(media.present).toBe(true);
    expect(found).toMatchObject([{ id: videos[1]!.id, name: 'scene 1.mp4', present: true }]);
  });
});
