import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { stat } from '../../../system/user-files.ts';
import { openLibrary } from '../../../services/library/open-library.ts';
import { readLibrary } from '../../../services/library/read-library.ts';
import type { LibraryContents } from '../../../services/library/read-library.ts';
import { tryFileLock } from '../../../services/locks/file-lock.ts';
import { checkVideo } from '../../../services/media/check-video.ts';
import type { VideoFault } from '../../../services/media/check-video.ts';
import { findMissing, findPresence } from '../../../services/media/presence.ts';
import { findInFolder } from '../../../services/media/replacing/find-neighbours.ts';
import { createUnpluggedLook } from '../../../services/media/unplugged.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { faultSentence, listedLine } from '../words/library-words.ts';
import type { ListedVideo } from '../words/library-words.ts';
import { libraryFilter } from './library-filter.ts';
import type { LibraryRequest } from './library-options.ts';

type Request<Kind extends LibraryRequest['kind']> = Extract<LibraryRequest, { kind: Kind }>;

/** `sidecut library COMMAND` */
export async function runLibrary(request: LibraryRequest, io: Terminal): Promise<number> {
  switch (request.kind) {
    case 'list':
      return list(request, io);
    case 'check':
      return check(request, io);
    case 'relink':
      return relink(request, io);
  }
}

async function list({ filter, json = false }: Request<'list'>, io: Terminal): Promise<number> {
  const fits = libraryFilter(filter);
  const { media } = await contents();
  const videos: ListedVideo[] = [];
  for (const record of media) videos.push({ record, presence: await findPresence(record) });
  const listed = videos.filter(fits);
  if (json) io.stdout(`${JSON.stringify({ videos: listed.map(asJson) }, null, 2)}\n`);
  else for (const video of listed) io.stdout(`${listedLine(video)}\n`);
  if (media.length === 0) io.stderr('The library has no videos yet. The app adds them.\n');
  else if (listed.length === 0) io.stderr(`None of ${counted(media.length, 'video')} fits.\n`);
  return exitStatus.done;
}

function asJson({ record, presence }: ListedVideo) {
  const { id, name, path, bytes, addedAt, openedAt, info, trackCount, doubtCount } = record;
  const { languages, speakers, tags, note, rating } = record;
  return {
    ...{ id, name, path, bytes, addedAt, openedAt, durationMs: info.durationMs, presence },
    ...{ trackCount, doubtCount, languages, speakers, tags, note, rating },
  };
}

async function check({ deep = false, json = false }: Request<'check'>, io: Terminal): Promise<number> {
  const { media, folders } = await contents();
  const isUnplugged = createUnpluggedLook(() => Promise.resolve(folders));
  const faults: { readonly path: string; readonly fault: VideoFault }[] = [];
  for (const record of media) {
    io.signal.throwIfAborted();
    const fault = await checkVideo(record, { isUnplugged, deep, signal: io.signal });
    if (fault !== null) faults.push({ path: record.path, fault });
  }
  if (json) {
    io.stdout(`${JSON.stringify({ videos: media.length, faults }, null, 2)}\n`);
  } else {
    for (const { path, fault } of faults) io.stdout(`${path}\n  ${faultSentence(fault)}\n`);
    io.stdout(
      faults.length === 0
        ? `All of ${counted(media.length, 'video')} are where they were.\n`
        : `\n${faults.length} of ${counted(media.length, 'video')} need a look.\n`,
    );
  }
  return faults.length === 0 ? exitStatus.done : exitStatus.failed;
}

async function relink({ folders }: Request<'relink'>, io: Terminal): Promise<number> {
  const places = folders.map((folder) => resolve(folder));
  for (const path of places) {
    const found = await stat(path).catch(() => null);
    if (found === null) throw new SidecutError('file-not-found', { reason: 'folder', path });
    if (!found.isDirectory()) throw new SidecutError('usage', { reason: 'not-a-folder', path });
  }
  const home = dataFolder();
  const files = dataFiles(home);
  using lock = tryFileLock(files.lock);
  if (lock === undefined) throw new SidecutError('job-locked', { folder: home }, { retryable: true });
  const library = await openLibrary({ file: files.library, backupsFolder: files.backups });
  try {
    let missing = await findMissing(await library.media.list());
    const sought = missing.length;
    for (const place of places) {
      for (const { record, path } of await findInFolder(missing, place, io.signal)) {
        const { size: bytes, mtimeMs } = await stat(path);
        const modifiedMs = Math.round(mtimeMs);
        const { info } = record;
        await library.media.move(record.id, { path, name: basename(path), bytes, modifiedMs, info });
        missing = missing.filter(({ id }) => id !== record.id);
        io.stdout(`${record.path}\n  is now ${path}\n`);
      }
    }
    io.stdout(
      sought === 0
        ? 'Nothing is missing.\n'
        : `Found ${sought - missing.length} of ${counted(sought, 'missing video')}.\n`,
    );
    return missing.length === 0 ? exitStatus.done : exitStatus.failed;
  } finally {
    await library.close();
  }
}

/** Beside the app, which has brought it to the present schema; without it that is done here. */
async function contents(): Promise<LibraryContents> {
  const files = dataFiles(dataFolder());
  if (!existsSync(files.library)) return { media: [], folders: [] };
  using lock = tryFileLock(files.lock);
  if (lock === undefined) return readLibrary(files.library);
  const library = await openLibrary({ file: files.library, backupsFolder: files.backups });
  try {
    return { media: await library.media.list(), folders: await library.folders.list() };
  } finally {
    await library.close();
  }
}
