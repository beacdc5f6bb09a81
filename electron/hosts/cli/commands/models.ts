import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import { formatDuration } from '../../../../core/time/timestamps.ts';
import { starters } from '../../../../models/catalogue.ts';
import { importModel } from '../../../services/models/install/import-model.ts';
import { installModel } from '../../../services/models/install/install.ts';
import type { InstallResult } from '../../../services/models/install/install.ts';
import type { InstallProgress } from '../../../services/models/install/install-progress.ts';
import { modelStore } from '../../../services/models/install/model-store.ts';
import { removeModel } from '../../../services/models/install/remove-model.ts';
import { taskOfFolder } from '../../../services/models/layout/model-folder.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { findModel } from '../../../services/models/shelf/find-model.ts';
import { installedModelIds } from '../../../services/models/shelf/found-model.ts';
import { damaged, requireLock, verifyFolder } from '../../../services/models/shelf/verify.ts';
import { dataFolder } from '../../data-folder.ts';
import { exitStatus } from '../exit-status.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { errorSentence, failureSentence } from '../words/failure-sentence.ts';
import { formatBytes } from '../words/format-bytes.ts';
import { runModelsFind } from './models-find.ts';
import { runModelsList } from './models-list.ts';
import { runModelsMeasure } from './models-measure.ts';
import type { InstallWishes, ModelsRequest } from './models-options.ts';

/** `sidecut models COMMAND` */
export function runModels(request: ModelsRequest, io: Terminal): Promise<number> {
  switch (request.kind) {
    case 'list':
      return runModelsList(request, io);
    case 'install':
      return install(request.ids, request.wishes, io);
    case 'verify':
      return verify(request.ids, io);
    case 'remove':
      return remove(request.ids, io);
    case 'import':
      return importOne(request, io);
    case 'find':
      return runModelsFind(request, io);
    case 'measure':
      return runModelsMeasure(request, io);
  }
}

async function install(ids: readonly string[], wishes: InstallWishes, io: Terminal): Promise<number> {
  const { precision, revision, ...hub } = wishes;
  // Who names a mirror of the hub means the hub.
  const source = wishes.source ?? (hub.endpoint === undefined ? undefined : 'hub');
  const store = modelStore(dataFolder(), hub);
  return forEach(ids, io, async (id) => {
    const line = new ProgressLine(io);
    try {
      const result = await installModel(store, id, {
        precision,
        revision,
        source,
        signal: io.signal,
        onProgress: (progress) => {
          const text = `${id}: ${progressText(progress)}`;
          if (progress.phase === 'next-source') line.note(text);
          else line.update(text);
        },
      });
      line.clear();
      const hint = result.outcome === 'installed' ? await useHint(result) : '';
      io.stdout(`${installText(result)}${hint}\n`);
    } finally {
      line.clear();
    }
  });
}

function installText({ outcome, id, folder, downloadedBytes }: InstallResult): string {
  switch (outcome) {
    case 'installed':
      return `${id} is installed in ${folder} (${formatBytes(downloadedBytes)} downloaded).`;
    case 'intact':
      return `${id} is installed already, and every hash holds.`;
    case 'shipped':
      return `${id} ships with Sidecut; there is nothing to install.`;
  }
}

/** Models for speech are named on the command line, the others are chosen by what they can. */
async function useHint({ id, folder }: { readonly id: string; readonly folder: string }): Promise<string> {
  const task = await taskOfFolder(folder);
  if (task === 'text-generation') return ' Summaries and titles can be written with it.';
  return task === 'speech-to-text' ? ` Use it with --model ${id}.` : '';
}

function progressText(progress: InstallProgress): string {
  switch (progress.phase) {
    case 'listing':
      return `asking for the files of ${progress.repository}`;
    case 'asking-pip':
      return 'asking pip where Python packages are';
    case 'next-source':
      return `${failureSentence(progress.failure)} ${nextSource[progress.next]}`;
    case 'unpacking':
      return `unpacking ${progress.file}`;
    case 'checking':
      return `checking ${progress.file}`;
    case 'waiting':
      return `${failureSentence(progress.failure)} Trying again in ${Math.ceil(progress.seconds)} s.`;
    case 'downloading': {
      const { bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
      const percent = bytesTotal > 0 ? Math.floor((bytesDone / bytesTotal) * 100) : 100;
      const left = secondsLeft === undefined ? '' : `, ${formatDuration(secondsLeft * 1000)} left`;
      return `${percent} %, ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}, ${formatBytes(bytesPerSecond)}/s${left}, ${progress.file}`;
    }
  }
}

const nextSource = {
  hub: 'The hub is asked now.',
  packages: 'Python packages are tried now.',
} as const;

async function verify(names: readonly string[], io: Terminal): Promise<number> {
  const places = modelPlaces(dataFolder());
  const ids =
    names.length > 0 ? names : [...starters.map(({ id }) => id), ...(await installedModelIds(places))];
  return forEach(ids, io, (id) => verifyOne(places, id, io));
}

async function verifyOne(places: ModelPlaces, id: string, io: Terminal): Promise<void> {
  const model = await findModel(places, id, { takesFolders: true });
  const { folder } = model;
  const lock = await requireLock(model);
  const line = new ProgressLine(io);
  const findings = await verifyFolder(places, folder, lock, {
    signal: io.signal,
    onFile: (path) => {
      line.update(`${id}: reading ${path}`);
    },
  }).finally(() => {
    line.clear();
  });
  const wrong = findings.filter((finding) => finding.state !== 'intact');
  for (const finding of wrong) io.stdout(`${id}: ${finding.path} is ${finding.state}\n`);
  const [first] = wrong;
  if (first) throw damaged(folder, lock, first);
  io.stdout(`${id}: ${findings.length} files, every hash holds\n`);
}

async function remove(ids: readonly string[], io: Terminal): Promise<number> {
  const places = modelPlaces(dataFolder());
  return forEach(ids, io, async (id) => {
    const bytes = await removeModel(places, id);
    io.stdout(`${id} is removed, ${formatBytes(bytes)} freed\n`);
  });
}

async function importOne(
  { path, id, overwrite = false, copy = false }: Extract<ModelsRequest, { kind: 'import' }>,
  io: Terminal,
): Promise<number> {
  const line = new ProgressLine(io);
  const result = await importModel(modelStore(dataFolder()), path, {
    id,
    overwrite,
    copy,
    signal: io.signal,
    onFile: (file) => {
      line.update(`taking over ${file}`);
    },
  }).finally(() => {
    line.clear();
  });
  const how = result.linked
    ? 'shared with the original, no further space used'
    : `${formatBytes(result.bytes)} copied${copy ? '' : ', because the original lies on another disk'}`;
  io.stdout(`${result.id} is installed (${how}).${await useHint(result)}\n`);
  return exitStatus.done;
}

/** One failure does not keep the others from being done; it is told, and decides the exit status. */
async function forEach(
  ids: readonly string[],
  io: Terminal,
  action: (id: string) => Promise<void>,
): Promise<number> {
  let status: number = exitStatus.done;
  for (const id of ids) {
    try {
      await action(id);
    } catch (error) {
      io.signal.throwIfAborted();
      if (ids.length === 1 || isCancellation(error) || !isSidecutError(error)) throw error;
      io.stderr(`sidecut: ${errorSentence(error)}\n`);
      status = exitStatus.failed;
    }
  }
  return status;
}
