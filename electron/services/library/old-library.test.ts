/** A library that the version before left, see testing/old-library/README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import { note } from '../../../core/notes.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import type { Chapter, EditName, SubtitleTrack, UndoState } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { JobRecord } from './job-record.ts';
import type { Library } from './library.ts';
import { testLibrary, testPlace } from './testing/test-library.ts';

interface Content {
  readonly tracks: readonly { readonly track: SubtitleTrack; readonly cues: readonly TrackCue[] }[];
  readonly chapters: readonly Chapter[];
}

type SteppedEdit = EditName & { readonly changes: number };

interface ExpectedMedia {
  readonly detail: MediaDetail;
  readonly project: {
    readonly revision: number;
    readonly tracks: readonly (SubtitleTrack & { readonly cueCount: number })[];
    readonly chapters: readonly Chapter[];
    readonly undoState: UndoState;
  };
  /** By track. */
  readonly cues: Readonly<Record<string, readonly TrackCue[]>>;
  readonly history: {
    readonly undone: readonly SteppedEdit[];
    readonly redone: readonly SteppedEdit[];
    /** When all is undone. */
    readonly before: Content;
  };
}

interface Expected {
  readonly media: readonly ExpectedMedia[];
  readonly jobs: readonly Job[];
  readonly jobOptions: Readonly<Record<string, unknown>>;
  readonly outputPaths: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

const folder = new URL('testing/old-library/', import.meta.url);
const expected = JSON.parse(await readFile(new URL('expected.json', folder), 'utf8')) as Expected;
const stored = gunzipSync(await readFile(new URL('library.sqlite.gz', folder)));

let library: Library;
beforeEach(async () => {
  const place = testPlace();
  await writeFile(place.file, stored);
  library = await testLibrary(place);
});

async function contentOf(mediaId: string): Promise<Content> {
  const tracks = [];
  for (const { track } of await library.tracks.list(mediaId)) {
    tracks.push({ track, cues: (await library.cues.list(track.id)).cues });
  }
  return { tracks, chapters: await library.chapters.list(mediaId) };
}

function expectedContent({ project, cues }: ExpectedMedia): Content {
  const tracks = project.tracks.map(({ cueCount, ...track }) => {
    expect(cues[track.id]).toHaveLength(cueCount);
    return { track, cues: cues[track.id]! };
  });
  return { tracks, chapters: project.chapters };
}

describe('a library of the version before', () => {
  it('lists its videos, with what was known of each', async () => {
    const records = await library.media.list();
    expect(records.map(({ id }) => id)).toEqual(expected.media.map(({ detail }) => detail.id));
    for (const [index, { detail }] of expected.media.entries()) {
      const record = records[index]!;
      const { id, name, bytes, addedAt, openedAt, isSample, trackCount, durationMs, frameRate } = detail;
      expect(record).toMatchObject({ id, name, bytes, addedAt, openedAt, isSample, trackCount });
      expect(record).toMatchObject({ path: `${detail.folder}/${name}`, info: { durationMs } });
      expect(record.info.video[0]?.frameRate).toEqual(frameRate);
      expect(record.info.audio.map(({ index: track, codec }) => [track, codec])).toEqual(
        detail.audioTracks.map(({ index: track, codec }) => [track, codec]),
      );
      expect(await library.media.findByFingerprint(record.fingerprint)).toEqual(record);
    }
  });

  it('keeps what was made of them, the warnings and the reasons for copies', async () => {
    for (const { detail } of expected.media) {
      const { thumbnails, playback, shots, speech, warnings } = detail;
      const derived = await library.media.derived(detail.id);
      expect(derived).toMatchObject({ shots, speech, warnings });
      expect(derived.hasPeaks).toBe(detail.peaksUrl !== null);
      expect(derived.hasPoster).toBe(detail.posterUrl !== null);
      expect(thumbnails).toMatchObject({ ...derived.thumbnails });
      if (playback.kind !== 'proxy') expect(derived.proxy).toBe(null);
      else {
        const { mimeType, reason, audioTrack } = playback;
        expect(derived.proxy).toEqual({ fileName: 'proxy.mp4', mimeType, reason, audioTrack });
      }
    }
    const of = (name: string) => expected.media.find(({ detail }) => detail.name === name)!.detail;
    expect(of('cut short.mp4').warnings).toHaveLength(1);
    expect(of('old camera.avi').playback.kind).toBe('proxy');
  });

  it('has every track, cue, word and chapter, and knows what can be undone and made again', async () => {
    for (const media of expected.media) {
      const { id } = media.detail;
      const { revision, undoState, tracks } = media.project;
      expect(await contentOf(id)).toEqual(expectedContent(media));
      expect((await library.tracks.list(id)).map(({ cueCount }) => cueCount)).toEqual(
        tracks.map(({ cueCount }) => cueCount),
      );
      expect(await library.projects.revision(id)).toBe(revision);
      expect(await library.journal.undoState(id)).toEqual(undoState);
    }
  });

  it('undoes every edit, makes all again, and comes back to where the person was', async () => {
    for (const media of expected.media) {
      const { id } = media.detail;
      const { undone, redone, before } = media.history;
      expect(await walk(id, 'undo')).toEqual(undone);
      expect(await contentOf(id)).toEqual(before);
      expect(await walk(id, 'redo')).toEqual(redone);
      for (let steps = redone.length - undone.length; steps > 0; steps--) await library.projects.undo(id);
      expect(await contentOf(id)).toEqual(expectedContent(media));
      expect(await library.journal.undoState(id)).toEqual(media.project.undoState);
    }
  });

  it('has its jobs in their order: done with notes, failed with reasons, and one paused half way', async () => {
    const jobs = await library.jobs.list();
    expect(jobs.map(toStoredJob)).toEqual(expected.jobs.map(toExpectedJob));
    expect(jobs.map(({ state }) => state)).toEqual(expect.arrayContaining(['cancelled', 'failed', 'paused']));
    expect(jobs.filter(({ note }) => note !== null)).toHaveLength(2);
    const paused = jobs.find(({ state }) => state === 'paused')!;
    expect((await library.tracks.find(paused.trackId!))?.track.state).toBe('growing');
  });

  it('keeps the settings', async () => {
    const settings = await library.settings.all();
    expect(settings).toMatchObject({ locale: 'zh-CN', textScale: 1.25 });
    expect(expected.settings).toMatchObject(settings);
  });
});

async function walk(mediaId: string, direction: 'undo' | 'redo'): Promise<readonly SteppedEdit[]> {
  const steps: SteppedEdit[] = [];
  while (true) {
    const { edit } = await library.projects[direction](mediaId);
    if (edit === null) return steps;
    steps.push({ ...edit.name, changes: edit.changes.length });
  }
}

function toStoredJob({ position, ...job }: JobRecord) {
  expect(position).toBeGreaterThan(0);
  return job;
}

function toExpectedJob({ speed, secondsLeft, output, ...job }: Job) {
  expect({ speed, secondsLeft }).toEqual({ speed: null, secondsLeft: null });
  const outputPath = expected.outputPaths[job.id] ?? null;
  if (output !== null) expect(outputPath).toBe(`/films/${output}`);
  // Notes were sentences then, and are kept as they were.
  const text = job.note as unknown as string | null;
  const kept = text === null ? null : note('kept-text', { text });
  return { ...job, note: kept, options: expected.jobOptions[job.id], outputPath };
}
