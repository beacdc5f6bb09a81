import { setImmediate } from 'node:timers/promises';
import { Tensor } from 'onnxruntime-node';
import { findGraphs } from '../../model-folder/graph-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import { resizeImage } from '../../processing/resize-image.ts';
import type { RgbImage } from '../../processing/resize-image.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { FloatOutput } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { GraphName } from '../../../../core/failures/inference.ts';
import type { ReadLine, textRecognitionContract } from './contract.ts';
import { graphNamesOfPpOcr } from './layout.ts';
import { decodeCtc } from './processing/ctc.ts';
import { cutLine, upsideDown } from './processing/cut-line.ts';
import { detectionSize, levelLine, lineTensor, toPlanes } from './processing/picture-tensor.ts';
import { findTextBoxes } from './processing/text-boxes.ts';
import type { Corners } from './processing/text-boxes.ts';
import { spacedText } from './processing/word-spaces.ts';
import { readCharacters } from './read-characters.ts';

interface OcrModel extends ModelRead {
  readonly detector: string;
  readonly recogniser: string;
  readonly turner: string;
  /** By class, the blank left out. */
  readonly characters: readonly string[];
}

type Reading = Pick<ReadLine, 'text' | 'confidence'>;

const lineHeight = 48;
/** As the models were taught: shorter lines stand in so much, longer ones in as much as they take... */
const usualWidth = 320;
/** ...up to this, beyond which letters are squeezed. */
const maxWidth = 48 * 40;
const turnerWidth = 192;
const linesPerRun = 6;
/** Less sure is no text. */
const minConfidence = 0.5;
/** What is read with less may stand upside down. */
const doubtful = 0.85;
const turnedAbove = 0.9;

/** PP-OCR on ONNX Runtime: finds lines, cuts them out, reads them, and turns those that can't be read. */
export function createTextRecognition(): ModelRunner<typeof textRecognitionContract, OcrModel> {
  return {
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, graphNamesOfPpOcr, provider);
      const [detector, recogniser, turner] = paths as readonly [string, string, string];
      return { detector, recogniser, turner, characters: readCharacters(recogniser), precision };
    },
    tryOut: async (read, sessions) => {
      const black = { width: 32, height: 32, rgb: new Uint8Array(32 * 32 * 3) };
      await findLines(read, black, sessions);
      await writeLines(read, [black], sessions);
      await areTurned(read, [black], sessions);
      return { model: read, info: { characters: read.characters.length } };
    },
    run: {
      readPictures: async (model, { pictures }, { signal, progress, ...sessions }) => {
        const read: ReadLine[][] = [];
        for (const picture of pictures) {
          signal.throwIfAborted();
          read.push([...(await readPicture(model, picture, sessions))]);
          progress({ done: read.length, total: pictures.length });
          // A run on the processor settles within the same turn of the event loop: let messages in, such as a cancel.
          await setImmediate();
        }
        return { pictures: read };
      },
    },
  };
}

async function readPicture(
  model: OcrModel,
  picture: RgbImage,
  sessions: Sessions,
): Promise<readonly ReadLine[]> {
  const boxes = await findLines(model, picture, sessions);
  if (boxes.length === 0) return [];
  const lines = boxes.map((corners) => cutLine(picture, corners));
  const written = [...(await writeLines(model, lines, sessions))];
  await readTurned(model, lines, written, sessions);
  return boxes.flatMap((corners, index) => {
    const { text, confidence } = written[index]!;
    return text === '' || confidence < minConfidence ? [] : [{ text, confidence, corners: copied(corners) }];
  });
}

function copied([a, b, c, d]: Corners): ReadLine['corners'] {
  return [[...a], [...b], [...c], [...d]];
}

async function findLines(
  { detector }: OcrModel,
  picture: RgbImage,
  { lease }: Sessions,
): Promise<readonly Corners[]> {
  using session = await lease(detector);
  const { width, height } = detectionSize(picture);
  const output = await runOn(
    session,
    toPlanes(resizeImage(picture, width, height, 'bilinear')),
    [1, 3, height, width],
    'text-detector',
  );
  const { data, dims, name } = output;
  if (dims.length !== 4 || dims[2] !== height || dims[3] !== width)
    throw unexpectedShape('text-detector', name, dims);
  return findTextBoxes({ width, height, data }, picture);
}

/** Lines of about one length together, so that few columns are empty. */
async function writeLines(
  model: OcrModel,
  lines: readonly RgbImage[],
  { lease }: Sessions,
): Promise<readonly Reading[]> {
  using session = await lease(model.recogniser);
  const written = new Array<Reading>(lines.length);
  const ratio = (index: number) => lines[index]!.width / lines[index]!.height;
  const order = lines.map((_, index) => index).sort((a, b) => ratio(a) - ratio(b));
  for (let from = 0; from < order.length; from += linesPerRun) {
    const batch = order.slice(from, from + linesPerRun);
    const needed = Math.ceil(lineHeight * ratio(batch.at(-1)!));
    const width = Math.min(maxWidth, Math.max(usualWidth, needed));
    const levels = batch.map((index) => levelLine(lines[index]!, width, lineHeight));
    const tensor = lineTensor(levels, width, lineHeight);
    const output = await runOn(session, tensor, [batch.length, 3, lineHeight, width], 'text-recogniser');
    const classes = model.characters.length + 1;
    const rows = rowsOf(output, batch.length, classes);
    for (const [row, index] of batch.entries()) {
      const { characters, confidence } = decodeCtc(rows[row]!, classes, model.characters);
      const pixelsPerStep = (width * classes) / rows[row]!.length;
      written[index] = { text: spacedText(levels[row]!, characters, pixelsPerStep), confidence };
    }
  }
  return written;
}

function rowsOf({ data, dims, name }: FloatOutput, count: number, classes: number): readonly Float32Array[] {
  const [rows, steps, found] = dims;
  if (dims.length !== 3 || rows !== count || found !== classes)
    throw unexpectedShape('text-recogniser', name, dims);
  const size = steps! * classes;
  return Array.from({ length: count }, (_, row) => data.subarray(row * size, (row + 1) * size));
}

/** Reads those again that were hardly read and stand upside down; the better reading stays. */
async function readTurned(
  model: OcrModel,
  lines: readonly RgbImage[],
  written: Reading[],
  sessions: Sessions,
): Promise<void> {
  const doubted = written.flatMap(({ confidence }, index) => (confidence < doubtful ? [index] : []));
  if (doubted.length === 0) return;
  const turned = await areTurned(
    model,
    doubted.map((index) => lines[index]!),
    sessions,
  );
  const again = doubted.filter((_, at) => turned[at]);
  if (again.length === 0) return;
  const read = await writeLines(
    model,
    again.map((index) => upsideDown(lines[index]!)),
    sessions,
  );
  for (const [at, index] of again.entries()) {
    if (read[at]!.confidence > written[index]!.confidence) written[index] = read[at]!;
  }
}

async function areTurned(
  { turner }: OcrModel,
  lines: readonly RgbImage[],
  { lease }: Sessions,
): Promise<readonly boolean[]> {
  using session = await lease(turner);
  const turned: boolean[] = [];
  for (let from = 0; from < lines.length; from += linesPerRun) {
    const batch = lines
      .slice(from, from + linesPerRun)
      .map((line) => levelLine(line, turnerWidth, lineHeight));
    const tensor = lineTensor(batch, turnerWidth, lineHeight);
    const { data, dims, name } = await runOn(
      session,
      tensor,
      [batch.length, 3, lineHeight, turnerWidth],
      'text-turner',
    );
    if (dims.length !== 2 || dims[0] !== batch.length || dims[1] !== 2)
      throw unexpectedShape('text-turner', name, dims);
    turned.push(...batch.map((_, row) => data[2 * row + 1]! > turnedAbove));
  }
  return turned;
}

async function runOn(
  session: SessionLease,
  data: Float32Array,
  dims: readonly number[],
  graph: GraphName,
): Promise<FloatOutput> {
  const feeds = pickFeeds(session, { x: () => new Tensor('float32', data, dims) }, graph);
  return pickOutput(await runGraph(session, feeds), [], graph);
}
