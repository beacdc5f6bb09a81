import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Job } from '../../../../core/contract/jobs.ts';
import type { Settings } from '../../../../core/contract/app.ts';
import { toFailure } from '../../../../core/failure.ts';
import { walkFolders } from '../../../services/files/walk-folders.ts';
import { exitStatus } from '../exit-status.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { failureSentence } from '../words/failure-sentence.ts';
import { formatBytes } from '../words/format-bytes.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { IndexRequest } from './index-options.ts';
import { UsageError } from '../usage-error.ts';
import { withApp } from './with-app.ts';
import type { AppAtHand } from './with-app.ts';

/** `sidecut index FOLDER|FILE...` */
export function runIndex(request: IndexRequest, terminal: Terminal): Promise<number> {
  return withApp(async (app) => {
    const context = { signal: terminal.signal };
    await chooseModels(app, request);
    const line = new ProgressLine(terminal);
    const taken = request.files.length === 0 ? null : await addVideos(app, request.files, terminal, line);
    const mediaIds = taken?.mediaIds ?? null;
    const { jobs } = await app.calls['search.index']({ mediaIds: mediaIds && [...mediaIds] }, context);
    const ends = await waitForJobs(app, mediaIds, terminal, line);
    line.clear();
    const state = await app.calls['search.state']({}, context);
    const failed = ends.filter((job) => job.state === 'failed');
    if (request.json === true) {
      const report = {
        ...state,
        added: taken?.added ?? 0,
        indexedNow: jobs - failed.length,
        failed: failed.map(({ title, error }) => ({ name: title, code: error?.code ?? null })),
      };
      terminal.stdout(`${JSON.stringify(report, null, 2)}\n`);
    } else tell(state, { jobs: jobs - failed.length, added: taken?.added ?? 0 }, terminal);
    return failed.length + (taken?.refused ?? 0) > 0 ? exitStatus.failed : exitStatus.done;
  });
}

/** What is wished for stays: search goes on with the models that the vectors are of. */
async function chooseModels(
  { calls }: AppAtHand,
  { model, pictureModel, readText }: IndexRequest,
): Promise<void> {
  const wishes: Partial<Settings> = {
    ...(model === undefined ? {} : { searchTextModel: model }),
    ...(pictureModel === undefined ? {} : { searchPictureModel: pictureModel }),
    ...(readText === undefined ? {} : { readsPictureText: readText }),
  };
  if (Object.keys(wishes).length === 0) return;
  await calls['settings.set'](wishes);
}

interface Taken {
  readonly mediaIds: readonly string[];
  readonly added: number;
  readonly refused: number;
}

/** Of one call. */
const filesAtOnce = 20;

async function addVideos(
  app: AppAtHand,
  files: readonly string[],
  terminal: Terminal,
  line: ProgressLine,
): Promise<Taken> {
  const { signal } = terminal;
  const context = { signal };
  const paths = await findVideos(files, signal);
  if (paths.length === 0) throw new UsageError('There is no video or sound file');
  const mediaIds: string[] = [];
  let [added, refused] = [0, 0];
  for (let from = 0; from < paths.length; from += filesAtOnce) {
    signal.throwIfAborted();
    const some = paths.slice(from, from + filesAtOnce);
    line.update(`adding: ${from} of ${counted(paths.length, 'file')}`);
    const sources = some.map((path) => app.sourceFor(path));
    const found = await app.calls['media.add']({ sources }, context);
    added += found.added.length;
    refused += found.refused.length;
    for (const { name, error } of found.refused) line.note(`${name}: ${failureSentence(error)}`);
    for (const { id, trackCount } of [...found.added, ...found.known]) {
      mediaIds.push(id);
      if (trackCount === 0) await takeSubtitles(app, id, terminal, line);
    }
  }
  return { mediaIds, added, refused };
}

/** Files as they are; in the place of a folder all videos and recordings in it and below. */
async function findVideos(files: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of files) {
    const isFolder = (await stat(file).catch(() => null))?.isDirectory() ?? false;
    if (!isFolder) found.push(resolve(file));
    else for await (const { media } of walkFolders(resolve(file), signal)) found.push(...media);
  }
  return [...new Set(found)];
}

/** What lies beside a video that has no text yet. */
async function takeSubtitles(
  { calls }: AppAtHand,
  mediaId: string,
  { signal }: Terminal,
  line: ProgressLine,
): Promise<void> {
  const context = { signal };
  const { sidecars, name } = await calls['media.get']({ mediaId }, context);
  for (const { source, holds, name: file } of sidecars) {
    if (holds !== 'subtitles') continue;
    try {
      await calls['project.importFile']({ mediaId, source }, context);
    } catch (error) {
      signal.throwIfAborted();
      line.note(`${name}, ${basename(file)}: ${failureSentence(toFailure(error))}`);
    }
  }
}

const lookAgainMs = 200;

/** Each job is told when it ends; a job that is done is forgotten by then. */
async function waitForJobs(
  app: AppAtHand,
  mediaIds: readonly string[] | null,
  terminal: Terminal,
  line: ProgressLine,
): Promise<readonly Job[]> {
  const { signal } = terminal;
  const context = { signal };
  const wanted = ({ kind, mediaId }: Job) =>
    kind === 'moments' && (mediaIds === null || (mediaId !== null && mediaIds.includes(mediaId)));
  const ends = new Map<string, Job>();
  const open = new Set(
    (await app.calls['jobs.list']({}, context)).jobs
      .filter(wanted)
      .filter(isOpen)
      .map(({ id }) => id),
  );
  const total = open.size;
  if (total === 0) return [];
  const hear = (job: Job) => {
    if (!open.has(job.id)) return;
    if (!isOpen(job)) {
      open.delete(job.id);
      ends.set(job.id, job);
      for (const one of job.notes) line.note(`${job.title}: ${noteSentence(one)}`);
      if (job.error !== null) line.note(`${job.title}: ${failureSentence(job.error)}`);
    }
    const done = `${total - open.size} of ${total} done`;
    line.update(`indexing ${job.title}: ${Math.round(100 * job.fraction)} %, ${done}`);
  };
  app.onEvent((name, value) => {
    if (name === 'jobs.changed') hear((value as { readonly job: Job }).job);
  });
  // An end that was told before somebody listened.
  while (open.size > 0) {
    const { jobs } = await app.calls['jobs.list']({}, context);
    for (const job of jobs) hear(job);
    for (const id of open) if (!jobs.some((job) => job.id === id)) open.delete(id);
    if (open.size > 0) await setTimeout(lookAgainMs, undefined, { signal });
  }
  return [...ends.values()];
}

function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

function tell(
  state: Awaited<ReturnType<AppAtHand['calls']['search.state']>>,
  { jobs, added }: { readonly jobs: number; readonly added: number },
  terminal: Terminal,
): void {
  const { videos, indexed, passages, frames, bytes, textModel, pictureModel } = state;
  terminal.stdout(
    [
      ...(added > 0 ? [`Added to the library: ${counted(added, 'video')}.`] : []),
      jobs > 0 ? `Indexed: ${counted(jobs, 'video')}.` : 'Nothing was new.',
      `${indexed} of ${counted(videos, 'video')} can be searched: ${counted(passages, 'passage')}, ${counted(frames, 'picture')}, ${formatBytes(bytes)}.`,
      `Meaning: ${textModel ?? 'not searched'}. Pictures: ${pictureModel ?? 'not searched'}.`,
      'Search: sidecut search "..."',
      '',
    ].join('\n'),
  );
}
