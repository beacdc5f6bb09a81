import { modelTasks } from '../../../../core/model-task.ts';
import type { ModelTask } from '../../../../core/model-task.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { listModels } from '../../../services/models/shelf/list-models.ts';
import type {
  InstalledPrecision,
  ListedModel as Listed,
} from '../../../services/models/shelf/list-models.ts';
import { measuresOf } from '../../../services/models/shelf/measures.ts';
import type { ModelMeasure } from '../../../services/models/shelf/measures.ts';
import { dataFolder } from '../../data-folder.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { formatBytes } from '../words/format-bytes.ts';
import { measureText } from '../words/measure-text.ts';

type ListedModel = Listed & { readonly measured: readonly ModelMeasure[] };

/** `sidecut models list` */
export async function runModelsList(
  wishes: { readonly all?: boolean; readonly json?: boolean },
  io: Terminal,
): Promise<number> {
  const home = dataFolder();
  const places = modelPlaces(home);
  const listed = await listModels(places);
  const measures = await measuresOf(places, listed);
  const models = listed.map((model) => ({ ...model, measured: measures.get(model.id) ?? [] }));
  if (wishes.json === true) {
    io.stdout(`${JSON.stringify({ home, models }, null, 2)}\n`);
    return exitStatus.done;
  }
  const here = models.filter((model) => model.state !== 'available');
  const available = models.filter((model) => model.state === 'available');
  io.stdout(`On this computer (${home})\n${byTask(here, hereLine)}`);
  const shown = wishes.all === true ? available : available.filter(isListedAtOnce);
  io.stdout(`\nTo be had with "sidecut models install ID"\n${byTask(shown, availableLine)}`);
  if (shown.length < available.length) {
    io.stdout(
      `\n${available.length - shown.length} more, without word times of their own: sidecut models list --all\n`,
    );
  }
  return exitStatus.done;
}

const taskNames: Readonly<Record<ModelTask, string>> = {
  'speech-to-text': 'Speech to text',
  'speech-detection': 'Finding speech',
  translation: 'Translation',
  'text-embedding': 'Search by meaning',
  'image-text': 'Search in pictures',
  'speaker-embedding': 'Telling speakers apart',
  'speaker-segmentation': 'Hearing who speaks at once',
  'text-recognition': 'Reading texts in pictures',
  'text-generation': 'Writing summaries and titles',
};

/** Paragraphs with a heading each; a task without models has none. */
function byTask(models: readonly ListedModel[], line: (model: ListedModel) => string): string {
  return modelTasks
    .map((task) => ({ task, lines: models.filter((model) => model.task === task).map(line) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ task, lines }) => `\n ${taskNames[task]}\n${lines.join('')}`)
    .join('');
}

/** Speech has a model of each size twice; the one with word times of its own is the better one. */
function isListedAtOnce({ task, wordTimes }: ListedModel): boolean {
  return task !== 'speech-to-text' || wordTimes === 'attention';
}

function hereLine(model: ListedModel): string {
  const facts = [
    model.bytes === undefined ? '' : formatBytes(model.bytes),
    model.installedPrecisions.map(precisionName).join(', '),
    languagesOf(model),
    model.licence ?? '',
    ...model.measured.map(measureText),
  ].filter((fact) => fact !== '');
  const state = { installed: '', shipped: 'ships with Sidecut', damaged: 'DAMAGED', available: '' }[
    model.state
  ];
  return `  ${model.id.padEnd(38)}${[state, ...facts].filter((fact) => fact !== '').join(' · ')}\n`;
}

function precisionName(precision: InstalledPrecision): string {
  return precision === 'fp16-as-fp32' ? 'fp16 (computes in fp32)' : precision;
}

function availableLine(model: ListedModel): string {
  const { download } = model;
  const size = download
    ? `${download.approximate ? 'about ' : ''}${formatBytes(download.bytes)}${download.source === 'packages' ? ' from Python packages' : ''}`
    : '';
  return `  ${model.id.padEnd(38)}${[size, languagesOf(model), model.licence ?? ''].filter((fact) => fact !== '').join(' · ')}\n`;
}

function languagesOf(model: ListedModel): string {
  if (model.languages.length === 0) return '';
  return model.languages.length > 3 ? `${model.languages.length} languages` : model.languages.join(', ');
}
