/** A library that the version before left, see testing/old-library/README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ResultOf } from '../../../core/analysis/analysis.ts';
import type { pictures as pictureAnalysis } from '../../../core/analysis/pictures.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
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

/** With what was found in it and with sentences. */
type OldDetail = Omit<MediaDetail, 'warnings' | 'playback'> & {
  readonly shots: unknown;
  readonly speech: unknown;
  readonly warnings: readonly string[];
  readonly playback:
    | { readonly kind: 'direct' }
    | {
        readonly kind: 'proxy';
        readonly mimeType: string;
        readonly reason: string;
        readonly audioTrack: number;
      };
};

/** With sentences. */
type OldJob = Omit<Job, 'notes' | 'error'> & {
  readonly note: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly retryable: boolean } | null;
};

interface ExpectedMedia {
  readonly detail: OldDetail;
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
  readonly jobs: readonly OldJob[];
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
      const record = (await library.media.find(detail.id))!;
      const { fingerprint } = record;
      const find = (kind: string) => library.analyses.find({ fingerprint, kind, options: {} });
      expect((await find('shots'))?.value ?? null).toEqual(shots);
      expect((await find('speech'))?.value ?? null).toEqual(speech);
      const waveform = await find('waveform');
      expect(waveform !== null).toBe(detail.peaksUrl !== null);
      expect(waveform?.notes).toEqual(warnings.map((text) => note('kept-text', { text })));
      expect(record.hasPoster).toBe(detail.posterUrl !== null);
      const pictures = (await find('pictures'))?.value as ResultOf<typeof pictureAnalysis>;
      expect(pictures.hasPoster).toBe(true);
      expect(thumbnails).toMatchObject(pictures.sheets!);
      const proxy = (await find('proxy'))?.value ?? null;
      if (playback.kind !== 'proxy') expect(proxy).toBe(null);
      else {
        const { mimeType, reason, audioTrack } = playback;
        const isAsked = reason === 'You asked for it.';
        expect(proxy).toEqual({ fileName: 'proxy.mp4', mimeType, audioTrack, isAsked });
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
    expect(jobs.flatMap(({ notes }) => notes).map(({ code }) => code)).toEqual([
      'kept-text',
      'nothing-recognised',
    ]);
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

function toExpectedJob({ speed, secondsLeft, output, note: sentence, error, ...job }: OldJob) {
  expect({ speed, secondsLeft }).toEqual({ speed: null, secondsLeft: null });
  const outputPath = expected.outputPaths[job.id] ?? null;
  if (output !== null) expect(outputPath).toBe(`/films/${output}`);
  const options = expected.jobOptions[job.id];
  return { ...job, options, outputPath, notes: notesOf(sentence), error: error && failureOf(error) };
}

/** What is known exactly is a code now, anything else is kept as it was. */
function notesOf(sentence: string | null): readonly Note[] {
  if (sentence === null) return [];
  if (sentence === 'No speech was recognised in this recording.') return [note('nothing-recognised', {})];
  return [note('kept-text', { text: sentence })];
}

function failureOf({ code, message, retryable }: NonNullable<OldJob['error']>) {
  return { code: 'kept-failure', facts: { code, text: message }, retryable };
}
