import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { parseSrt } from '../../../core/formats/srt/parse-srt.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { createOutputRule } from '../files/output-rule.ts';
import { looseScratch } from '../files/scratch.ts';
import type { JobRecord } from '../library/job-record.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
} from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { createProjectService } from '../project/project-service.ts';
import type { ProjectService, WholeTrack } from '../project/project-service.ts';
import { exportJobs } from './export-works.ts';
import { createExportHandlers } from './handlers.ts';
import { makeClip } from './testing/clips.ts';

const folder = temporaryFolder();
const cueCount = 20_000;

/** Says the same in the first and in the last cue, another thing each time: what was read of two moments shows. */
function keepEditing(project: ProjectService, ends: readonly TrackCue[]) {
  let now = ends;
  let count = 0;
  const stop = new AbortController();
  const edit = async () => {
    while (!stop.signal.aborted) {
      const after = now.map((cue) => ({ ...cue, text: `edit ${count}`, origin: 'person' as const }));
      const changes = after.map((cue, i) => ({
        kind: 'cue' as const,
        trackId: 'track',
        before: now[i]!,
        after: cue,
      }));
      await project.apply('talk', sampleEdit(`edit-${count}`, changes));
      now = after;
      count++;
      await sleep(100);
    }
  };
  const editing = edit();
  const end = async () => {
    stop.abort();
    await editing;
    return count;
  };
  return {
    end,
    until: async (edits: number) => {
      while (count < edits) await sleep(20);
    },
  };
}

const ofOneMoment = (cues: readonly { readonly text: string }[]) => cues[0]!.text === cues.at(-1)!.text;

it('a long track is read whole, as it was at one moment, however fast somebody edits it', async () => {
  const own = join(folder, 'edited');
  await mkdir(own);
  const media = await makeClip(own, 'talk.mp4');
  const library = await testLibrary();
  const { path, ...info } = media;
  const { size } = await stat(path);
  await library.media.add({ ...sampleMedia(), path, name: 'talk.mp4', bytes: size, info });
  const project = createProjectService(library, () => undefined);
  const cues = Array.from({ length: cueCount }, (_, number): TrackCue => {
    const { id, startMs, endMs } = sampleCue(number);
    return { id, startMs, endMs, text: 'edit', origin: 'machine' };
  });
  await project.applyMachineChanges('talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  const read: WholeTrack[] = [];
  let onRead: () => void = () => undefined;
  const watched: Pick<ProjectService, 'readTrack'> = {
    readTrack: async (trackId) => {
      const track = await project.readTrack(trackId);
      read.push(track);
      onRead();
      return track;
    },
  };
  const rule = createOutputRule({ dataFolder: join(own, 'data'), videos: () => library.media.paths() });
  const parts = {
    ...{ library, project: watched, rule, scratch: looseScratch, tools: () => Promise.resolve(tools) },
    resolveDestination: ({ fileName }: { readonly fileName: string }) => Promise.resolve(join(own, fileName)),
    sourceFor: (file: string) => file,
  };
  const { signal } = new AbortController();
  const jobs = new Map(exportJobs(parts).map((job) => [job.kind, job]));
  /** Until it has read the track; what it writes after that meets no edit. */
  const runUntilRead = async (kind: string, options: unknown) => {
    const stop = new AbortController();
    onRead = () => stop.abort(new SidecutError('cancelled', {}));
    const job = {
      id: kind,
      kind,
      mediaId: 'talk',
      options,
      outputPath: join(own, kind),
    } as unknown as JobRecord;
    const context = { signal: stop.signal, onProgress: () => undefined, update: () => Promise.resolve() };
    await expect(jobs.get(kind)!.run(job, context)).rejects.toMatchObject({ code: 'cancelled' });
  };

  const editing = keepEditing(project, [cues[0]!, cues.at(-1)!]);
  await editing.until(2);
  const destination = { folder: 'x', fileName: 'talk.srt', overwrite: false };
  await createExportHandlers(parts)['export.file'](
    { mediaId: 'talk', trackId: 'track', format: 'srt', options: {}, destination },
    { signal, progress: () => undefined },
  );
  await runUntilRead('mux', { trackIds: ['track', 'track'], container: 'mkv', overwrite: false });
  await runUntilRead('burn-in', { trackId: 'track', overwrite: false });
  const edits = await editing.end();

  expect(edits).toBeGreaterThan(2);
  const written = parseSrt(await readFile(join(own, 'talk.srt'), 'utf8')).cues;
  expect(written).toHaveLength(cueCount);
  expect(ofOneMoment(written)).toBe(true);
  expect(read.length).toBe(4);
  for (const one of read) {
    expect(one.cues).toHaveLength(cueCount);
    expect(ofOneMoment(one.cues)).toBe(true);
  }
});
