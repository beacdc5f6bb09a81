import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import { formatDuration } from '../../../../core/time/timestamps.ts';
import { precisions, starters } from '../../../../models/catalogue.ts';
import { formatBytes } from '../../../services/models/format-bytes.ts';
import { importFolder } from '../../../services/models/install/import-folder.ts';
import { installModel } from '../../../services/models/install/install.ts';
import type { InstallResult } from '../../../services/models/install/install.ts';
import type { InstallProgress } from '../../../services/models/install/install-progress.ts';
import { taskOfFolder } from '../../../services/models/layout/model-folder.ts';
import { removeModel } from '../../../services/models/shelf/remove-model.ts';
import { resolveModel } from '../../../services/models/shelf/resolve-model.ts';
import { installedModelIds } from '../../../services/models/shelf/resolved-model.ts';
import { modelStoreSettings } from '../../../services/models/settings.ts';
import type { ModelStoreSettings } from '../../../services/models/settings.ts';
import { damaged, requireLock, verifyFolder } from '../../../services/models/shelf/verify.ts';
import { errorSentence } from '../words/failure-sentence.ts';
import { exitStatus } from '../exit-status.ts';
import { oneOf, parseArguments, usageError } from '../parse-arguments.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { listCommand } from './models-list.ts';

const help = `sidecut models: the models on this computer, and those to be had.

  sidecut models list [--all] [--json]     what is installed, and what can be
  sidecut models install ID... [options]   download a model, or repair an installed one
  sidecut models verify [ID...]            read every file and compare it with what was installed (default: all,
                                           those that ship with Sidecut too)
  sidecut models remove ID...              delete a model and free its space
  sidecut models import FOLDER [options]   take over a model in the Hugging Face layout

An ID is one of the list, or any export of the hub with the layout of one of the list as OWNER/NAME. An interrupted
download goes on where it stopped when the same command is given again.

Options of install
  --precision KIND       int8 (default: smallest and fastest on a CPU), q4, fp16 (graphics cards), fp32;
                         added to what is installed of the model
  --revision NAME        another branch, tag or commit of the repository
  --endpoint URL         a mirror of the hub (also HF_ENDPOINT or SIDECUT_HUB)
  --token TOKEN          for models that want one; better in HF_TOKEN, where other users can't see it
  --offline              don't use the network (also SIDECUT_OFFLINE=1)

Options of import
  --id NAME              its name from now on (default: the folder's)
  --overwrite            replace an installed model of that name

Try
  sidecut models list
  sidecut models install whisper-base_timestamped
  sidecut models install whisper-large-v3-turbo_timestamped --precision fp16
  sidecut models install multilingual-e5-small opus-mt-en-de opus-mt-de-en
  sidecut models import ~/exports/my-whisper --id my-whisper
  sidecut caption talk.mp4 --model my-whisper

Models lie in SIDECUT_HOME/models. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are followed.
Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.
`;

const options = {
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  precision: { type: 'string' },
  revision: { type: 'string' },
  endpoint: { type: 'string' },
  token: { type: 'string' },
  offline: { type: 'boolean' },
  id: { type: 'string' },
  overwrite: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which options each subcommand has; an option of another one is a mistake worth telling. */
const optionsOf = {
  list: ['all', 'json'],
  install: ['precision', 'revision', 'endpoint', 'token', 'offline'],
  verify: [],
  remove: [],
  import: ['id', 'overwrite'],
} as const satisfies Record<string, readonly (keyof typeof options)[]>;
type Subcommand = keyof typeof optionsOf;

type Values = { readonly [Name in keyof typeof options]?: OptionValue<Name> | undefined };
type OptionValue<Name extends keyof typeof options> = (typeof options)[Name]['type'] extends 'string'
  ? string
  : boolean;

export async function modelsCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArguments('models', args, options);
  const [name, ...rest] = positionals;
  if (values.help === true || name === undefined) {
    if (values.help === true) io.stdout(help);
    else io.stderr(help);
    return values.help === true ? exitStatus.done : exitStatus.usage;
  }
  const subcommand = subcommandNamed(name, values);
  switch (subcommand) {
    case 'list':
      if (rest.length > 0) throw usageError('models', `list takes no names, not "${rest.join(' ')}"`);
      return listCommand(values, io);
    case 'install':
      return install(requireNames(rest, 'install which model? "sidecut models list" shows them'), values, io);
    case 'verify':
      return verify(rest, io);
    case 'remove':
      return remove(requireNames(rest, 'remove which model?'), io);
    case 'import':
      if (rest.length !== 1) throw usageError('models', 'import takes one folder');
      return importModel(rest[0] ?? '', values, io);
  }
}

function subcommandNamed(name: string, values: Values): Subcommand {
  if (!Object.hasOwn(optionsOf, name)) throw usageError('models', `There is no "models ${name}"`);
  const subcommand = name as Subcommand;
  const allowed: readonly string[] = optionsOf[subcommand];
  const stray = Object.keys(values).find((option) => !allowed.includes(option));
  if (stray !== undefined) throw usageError('models', `"models ${name}" has no --${stray}`);
  return subcommand;
}

function requireNames(names: readonly string[], question: string): readonly string[] {
  if (names.length === 0) throw usageError('models', question.charAt(0).toUpperCase() + question.slice(1));
  return names;
}

async function install(ids: readonly string[], values: Values, io: Terminal): Promise<number> {
  const precision =
    values.precision === undefined ? undefined : oneOf('models', 'precision', values.precision, precisions);
  const { endpoint, token, revision } = values;
  const settings = modelStoreSettings({ endpoint, token, offline: values.offline });
  return forEach(ids, io, async (id) => {
    const line = new ProgressLine(io);
    try {
      const result = await installModel(settings, id, {
        precision,
        revision,
        signal: io.signal,
        onProgress: (progress) => {
          line.update(`${id}: ${progressText(progress)}`);
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
  return (await taskOfFolder(folder)) === 'speech-to-text' ? ` Use it with --model ${id}.` : '';
}

function progressText(progress: InstallProgress): string {
  switch (progress.phase) {
    case 'listing':
      return `asking for the files of ${progress.repository}`;
    case 'checking':
      return `checking ${progress.file}`;
    case 'waiting':
      return `${progress.reason} Trying again in ${Math.ceil(progress.seconds)} s.`;
    case 'downloading': {
      const { bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
      const percent = bytesTotal > 0 ? Math.floor((bytesDone / bytesTotal) * 100) : 100;
      const left = secondsLeft === undefined ? '' : `, ${formatDuration(secondsLeft * 1000)} left`;
      return `${percent} %, ${formatBytes(bytesDone)} of ${formatBytes(bytesTotal)}, ${formatBytes(bytesPerSecond)}/s${left}, ${progress.file}`;
    }
  }
}

async function verify(names: readonly string[], io: Terminal): Promise<number> {
  const settings = modelStoreSettings();
  const ids =
    names.length > 0 ? names : [...starters.map(({ id }) => id), ...(await installedModelIds(settings))];
  return forEach(ids, io, (id) => verifyOne(settings, id, io));
}

async function verifyOne(settings: ModelStoreSettings, id: string, io: Terminal): Promise<void> {
  const model = await resolveModel(settings, id);
  const { folder } = model;
  const lock = await requireLock(model);
  const line = new ProgressLine(io);
  const findings = await verifyFolder(settings, folder, lock, {
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
  const settings = modelStoreSettings();
  return forEach(ids, io, async (id) => {
    const bytes = await removeModel(settings, id);
    io.stdout(`${id} is removed, ${formatBytes(bytes)} freed\n`);
  });
}

async function importModel(folder: string, values: Values, io: Terminal): Promise<number> {
  const line = new ProgressLine(io);
  const result = await importFolder(modelStoreSettings(), folder, {
    id: values.id,
    overwrite: values.overwrite ?? false,
    signal: io.signal,
    onFile: (path) => {
      line.update(`taking over ${path}`);
    },
  }).finally(() => {
    line.clear();
  });
  const how = result.linked
    ? 'shared with the folder, no further space used'
    : `${formatBytes(result.bytes)} copied`;
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
      const last = ids.length === 1 || isCancellation(error) || io.signal.aborted;
      if (last || !isSidecutError(error)) {
        io.signal.throwIfAborted();
        throw error;
      }
      io.stderr(`sidecut: ${errorSentence(error)}\n`);
      status = exitStatus.failed;
    }
  }
  return status;
}
