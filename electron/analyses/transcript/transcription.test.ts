import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { Edit } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { fingerprintMedia } from '../../services/media/media-fingerprint.ts';
import { probe } from '../../services/media/probe.ts';
import { eyes, makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import { aNote, openTranscription, options, windowGate } from './testing/open-transcription.ts';
import { eventually } from '../../services/jobs/testing/eventually.ts';

const folder = temporaryFolder();
const recording = join(folder, 'speech.wav');

let probed: MediaInfo;
let fingerprint: string;
beforeAll(async () => {
  // Two seconds of sound in every three: 14 windows of at most five seconds.
  await makeMedia(recording, source("aevalsrc='0.5*sin(2*PI*440*t)*lt(mod(t,3),2)':s=16000:d=42"));
  probed = await probe(eyes, recording);
  fingerprint = await fingerprintMedia(recording);
});

async function newHome(name: string): Promise<string> {
  const home = join(folder, name);
  await mkdir(home);
  const { library, close } = await openTranscription(home);
  const { path, ...info } = probed;
  const bytes = 42 * 32_000 + 78;
  await library.media.add({
    ...{ id: 'talk', fingerprint, path, name: 'speech.wav', bytes, modifiedMs: 0, info, isSample: false },
  });
  await close();
  return home;
}

async function open(home: string, onWindow?: () => unknown) {
  const opened = await openTranscription(home, onWindow);
  onTestFinished(opened.close);
  return opened;
}

const start = { kind: 'transcribe', mediaId: 'talk', title: 'speech.wav', options } as const;

function edit(id: string, trackId: string, before: TrackCue, after: TrackCue | null): Edit {
  return {
    id,
    name: { key: 'edit.setText', values: {} },
    changes: [{ kind: 'cue', trackId, before, after }],
  };
}

function expectOrdered(cues: readonly TrackCue[]): void {
  for (const [i, cue] of cues.entries()) {
    expect(cue.endMs).toBeGreaterThan(cue.startMs);
    expect(cue.startMs).toBeGreaterThanOrEqual(cues[i - 1]?.endMs ?? 0);
  }
}

/** Words of all cues, which must each be there once. */
const wordsOf = (cues: readonly TrackCue[]) =>
  cues.flatMap(({ words = [] }) => words.map(({ startMs, text }) => `${startMs}${text}`));

describe('a transcription', () => {
  it('shows cues while it goes, and says in the library what it was made from', async () => {
    const home = await newHome('whole');
    const gate = windowGate(7);
    const { queue, project, library, events } = await open(home, gate.onWindow);
    await queue.start();
    await queue.add(start);
    await eventually(() => expect(queue.list()[0]!.trackId).not.toBeNull());
    const trackId = queue.list()[0]!.trackId!;
    const growing = await eventually(async () => {
      const found = await project.readTrack(trackId);
      expect(found.cues.length).toBeGreaterThan(2);
      return found;
    });
    expect(growing.track).toMatchObject({ state: 'growing', source: 'transcription', model: 'fake' });
    expectOrdered(growing.cues);
    gate.allow(Infinity);
    await eventually(() => expect(queue.list()[0]!.state).toBe('done'));
    const { track, cues } = await project.readTrack(trackId);
    expect(track).toMatchObject({ state: 'complete', language: 'de', name: 'Deutsch', position: 0 });
    expectOrdered(cues);
    expect(new Set(wordsOf(cues)).size).toBe(wordsOf(cues).length);
    expect(cues.every(({ origin, id }) => origin === 'machine' && id.startsWith(`${trackId}-`))).toBe(true);
    expect(queue.list()[0]).toMatchObject({ notes: [aNote], fraction: 1, error: null });
    const { fingerprint } = (await library.media.find('talk'))!;
    const found = await library.analyses.find({ fingerprint, kind: 'transcript', options });
    expect(found).toMatchObject({ state: 'done', value: { trackId, language: 'de' } });
    expect((await library.analyses.list(fingerprint)).map(({ kind }) => kind)).toEqual([
      ...['speech', 'transcript', 'waveform'],
    ]);
    expect(events.filter(({ name }) => name === 'project.changed').length).toBeGreaterThan(3);
    expect(await library.journal.undoState('talk')).toEqual({ undo: null, redo: null });
  });

  it('that was killed with the process goes on in the same track; edits made meanwhile stay', async () => {
    const home = await newHome('killed');
    const before = await openTranscription(home);
    // The queue is not started: the job waits for the process.
    await before.queue.add(start);
    await before.close();
    for (const windows of [2, 5]) await workUntilKilled(home, windows);

    let heard = 0;
    const { queue, project, library } = await open(home, () => heard++);
    const trackId = (await library.jobs.list())[0]!.trackId!;
    const { cues: kept } = await project.readTrack(trackId);
    expect(kept.length).toBeGreaterThan(2);
    const edited = { ...kept[0]!, text: 'Written by a person', origin: 'person' } as const;
    await project.apply('talk', edit('e1', trackId, kept[0]!, edited));
    await project.apply('talk', edit('e2', trackId, kept[1]!, null));
    // Looks untouched, but the person may want to redo.
    await project.apply('talk', edit('e3', trackId, kept[2]!, { ...kept[2]!, text: 'Undone' }));
    await project.undo('talk');
    await queue.start();
    await eventually(() => expect(queue.list()[0]!.state).toBe('done'));
    const { track, cues } = await project.readTrack(trackId);
    expect(track.state).toBe('complete');
    expect(cues[0]).toEqual(edited);
    expect(cues.some(({ id }) => id === kept[1]!.id)).toBe(false);
    expect(cues.find(({ id }) => id === kept[2]!.id)).toEqual(kept[2]);
    expectOrdered(cues);
    const words = wordsOf(cues);
    expect(new Set(words).size).toBe(words.length);
    // Of 14 windows seven were heard before, of which one or two died with the process each time.
    expect(heard).toBeLessThanOrEqual(14 - 7 + 4);
    expect((await library.tracks.list('talk')).map((stored) => stored.track.id)).toEqual([trackId]);
    expect((await project.redo('talk')).edit?.id).toBe('e3');
  });

  it('that was killed again and again is word for word, cue for cue the same as one that was not', async () => {
    const contents = [];
    for (const [name, kills] of [
      ['unbroken', []],
      ['broken', [1, 2, 2]],
    ] as const) {
      const home = await newHome(name);
      const before = await openTranscription(home);
      await before.queue.add(start);
      await before.close();
      for (const windows of kills) await workUntilKilled(home, windows);
      const { queue, project, library } = await open(home);
      await queue.start();
      await eventually(() => expect(queue.list()[0]!.state).toBe('done'));
      const trackId = queue.list()[0]!.trackId!;
      const { cues } = await project.readTrack(trackId);
      const transcript = (await library.transcripts.ofTrack(trackId))!;
      const windows = await library.transcripts.windows(transcript.id);
      contents.push({ windows, cues: cues.map((cue) => ({ ...cue, id: cue.id.replace(trackId, 'track') })) });
    }
    expect(contents[1]).toEqual(contents[0]);
  });

  it('is paused and goes on; cancelled it leaves what it has as a complete track', async () => {
    const home = await newHome('paused');
    const gate = windowGate(4);
    const { queue, project } = await open(home, gate.onWindow);
    await queue.start();
    const { id } = await queue.add(start);
    const stateOf = (jobId: string): Job => queue.list().find((job) => job.id === jobId)!;
    await eventually(() => expect(gate.heard).toBeGreaterThan(4));
    const pausing = queue.pause(id);
    gate.allow(Infinity);
    expect(await pausing).toMatchObject({ state: 'paused' });
    const paused = await project.readTrack(stateOf(id).trackId!);
    expect(paused.track.state).toBe('growing');
    const heardBefore = gate.heard;
    gate.allow(heardBefore + 2);
    await queue.resume(id);
    await eventually(() => expect(gate.heard).toBeGreaterThan(heardBefore + 2));
    const cancelling = queue.cancel(id);
    gate.allow(Infinity);
    await cancelling;
    await eventually(async () =>
      expect((await project.readTrack(stateOf(id).trackId!)).track.state).toBe('complete'),
    );
    await queue.retry(id);
    await eventually(() => expect(stateOf(id).state).toBe('done'));
    const { cues } = await project.readTrack(stateOf(id).trackId!);
    expectOrdered(cues);
    // A second run makes a second track.
    const again = await queue.add(start);
    await eventually(() => expect(stateOf(again.id).state).toBe('done'));
    expect((await project.readTrack(stateOf(again.id).trackId!)).cues.map(({ text }) => text)).toEqual(
      cues.map(({ text }) => text),
    );
  });

  it('stops with a sentence when its track is deleted', async () => {
    const home = await newHome('deleted');
    const gate = windowGate(7);
    const { queue, project } = await open(home, gate.onWindow);
    await queue.start();
    const { id } = await queue.add(start);
    const trackId = await eventually(async () => {
      const found = queue.list()[0]!.trackId!;
      expect((await project.readTrack(found)).cues.length).toBeGreaterThan(0);
      return found;
    });
    const pausing = queue.pause(id);
    gate.allow(Infinity);
    await pausing;
    const { track, cues } = await project.readTrack(trackId);
    await project.apply('talk', {
      ...{ id: 'd', name: { key: 'edit.deleteTrack', values: {} } },
      changes: [
        ...cues.map((cue) => ({ kind: 'cue', trackId, before: cue, after: null }) as const),
        { kind: 'track', before: track, after: null },
      ],
    });
    await queue.resume(id);
    await eventually(() => expect(queue.list()[0]!.state).toBe('failed'));
    expect(queue.list()[0]!.error).toMatchObject({ code: 'track-unknown' });
  });
});

/** Kills the process when it has heard so many windows, at the last of which it hangs. */
async function workUntilKilled(home: string, windows: number): Promise<void> {
  const script = fileURLToPath(new URL('testing/transcribing-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home, String(windows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard += text.split('\n').length - 1;
    if (heard >= windows) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

describe('a transcription of what can hardly be listened to or looked at', () => {
  it('ends with what is known of the picture and of other tracks', async () => {
    const path = join(folder, 'film.mov');
    await makeMedia(
      path,
      [
        ...source('testsrc=s=64x36:r=5:d=6'),
        ...source('anullsrc=r=16000:d=6'),
        ...source('sine=r=16000:d=6'),
      ],
      '-map 0 -map 1 -map 2 -c:v mjpeg -c:a pcm_s16le -shortest',
    );
    const bytes = await readFile(path);
    bytes.write('zzzz', bytes.indexOf('jpeg', bytes.indexOf('stsd')));
    await writeFile(path, bytes);
    const { queue, library, project } = await open(await newHome('film'));
    const { path: place, ...info } = await probe(eyes, path);
    const record = { id: 'film', fingerprint: 'film', path: place, name: 'film.mov', isSample: false };
    await library.media.add({ ...record, bytes: bytes.length, modifiedMs: 0, info });
    await queue.start();
    await queue.add({ ...start, mediaId: 'film', title: 'film.mov' });
    const job = await eventually(() => {
      const found = queue.list().find(({ mediaId }) => mediaId === 'film')!;
      expect(found.state).toBe('done');
      return found;
    });
    const failure = expect.objectContaining({ code: 'ffmpeg-failed' }) as unknown;
    expect(job.notes).toEqual([
      aNote,
      { code: 'nothing-recognised', facts: {} },
      { code: 'shots-unknown', facts: { failure } },
      { code: 'other-tracks-speak', facts: { tracks: [{ number: 2, title: null, language: null }] } },
    ]);
    expect((await project.readTrack(job.trackId!)).track.state).toBe('complete');
  });
});
