import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { captionDocumentSchema } from '../../e2e/cli/sidecut-cli.ts';
import { dataFolder } from '../../electron/hosts/data-folder.ts';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../electron/services/media/probe.ts';
import { modelPlaces } from '../../electron/services/models/layout/model-places.ts';
import { findModel } from '../../electron/services/models/shelf/find-model.ts';
import { writeWave } from '../../sample/speech/wave.ts';
import { borrowHome } from '../measures/borrowed-home.ts';
import type { BorrowedHome } from '../measures/borrowed-home.ts';
import { runProgram } from '../measures/run-program.ts';
import type { ProgramRun } from '../measures/run-program.ts';
import { parseVoicesOptions, usage } from './options.ts';
import type { VoicesOptions } from './options.ts';
import { makePeerModel } from './peer-model.ts';
import { formatTable } from './table.ts';
import type { Row } from './table.ts';

interface Contender {
  readonly program: string;
  readonly run: () => Promise<Row['best']>;
}

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const sidecut = fileURLToPath(new URL('../../electron/hosts/cli/sidecut.mjs', import.meta.url));
const batched = 'faster-whisper, batches of 8, beam 5';
const pipelineName = '@huggingface/transformers';

/** Each run has a data folder of its own: nothing is kept that would make the next one faster. */
async function runSidecut(options: VoicesOptions, model: string, beam: number): Promise<Row['best']> {
  await using place: BorrowedHome = await borrowHome();
  const args = [
    ...[sidecut, 'caption', options.file, '--json', '--out', place.out, '--model', model],
    ...['--language', options.language, '--beam', String(beam), '--threads', String(options.threads)],
    ...(options.precision === undefined ? [] : ['--precision', options.precision]),
  ];
  const { stdout, ...run } = await runProgram(process.execPath, args, {
    ...process.env,
    SIDECUT_HOME: place.home,
  });
  const [file] = captionDocumentSchema.parse(JSON.parse(stdout)).files;
  return { ...run, text: (file?.cues ?? []).map(({ text }) => text).join('\n') };
}

/** What Sidecut makes of a model once on each computer is made before anything is timed. */
async function warmUp(options: VoicesOptions, model: string, scratch: string): Promise<void> {
  await mkdir(scratch, { recursive: true });
  const file = join(scratch, 'quiet.wav');
  await writeFile(file, writeWave({ samples: new Float32Array(16_000), sampleRate: 16_000 }));
  await runSidecut({ ...options, file }, model, options.beams[0] ?? 1);
}

const withText = ({ stdout, ...run }: ProgramRun): Row['best'] => ({ ...run, text: stdout });

async function contendersOf(options: VoicesOptions, scratch: string): Promise<readonly Contender[]> {
  const found = await findModel(modelPlaces(dataFolder()), options.model, { takesFolders: true });
  const named = found.origin === 'folder' ? found.folder : found.id;
  await warmUp(options, named, scratch);
  const { threads, language, peer } = options;
  const job = { audio: resolve(options.file), threads, language };
  const pipeline = async () => {
    const asked = JSON.stringify({ ...job, model: found.folder });
    return withText(await runProgram(process.execPath, [pathOf('run-pipeline.ts'), asked]));
  };
  const peerModel = options.peerModel ?? (peer && (await makePeerModel(found.folder, join(scratch, 'peer'))));
  if (peer !== undefined && peerModel === undefined) {
    throw new Error(`The weights of ${named} are none of CTranslate2's: name a folder with --peer-model.`);
  }
  const fasterWhisper = (batch: number) => async () => {
    const asked = JSON.stringify({ ...job, model: peerModel, batch, beam: 5 });
    return withText(await runProgram(peer ?? '', [pathOf('peer.py'), asked]));
  };
  return [
    ...options.beams.map((beam) => ({
      program: `Sidecut, beam ${beam}`,
      run: () => runSidecut(options, named, beam),
    })),
    ...(peer === undefined
      ? []
      : [
          { program: batched, run: fasterWhisper(8) },
          { program: 'faster-whisper, one by one, beam 5', run: fasterWhisper(1) },
        ]),
    ...(options.pipeline ? [{ program: pipelineName, run: pipeline }] : []),
  ];
}

async function compare(contenders: readonly Contender[], rounds: number): Promise<readonly Row[]> {
  const best = new Map<string, Row['best']>();
  for (let round = 1; round <= rounds; round++) {
    for (const { program, run } of contenders) {
      process.stderr.write(`${program}, round ${round} …\n`);
      const measured = await run();
      const before = best.get(program);
      if (before === undefined || measured.wallSeconds < before.wallSeconds) best.set(program, measured);
    }
  }
  return contenders.map(({ program }) => ({ program, best: best.get(program)! }));
}

async function secondsOf(file: string): Promise<number> {
  const { durationMs } = await probe(await locateFfmpeg(), file, new AbortController().signal);
  return durationMs / 1000;
}

async function main(): Promise<number> {
  const options = parseVoicesOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  await using scratch = await borrowHome();
  const audioSeconds = await secondsOf(options.file);
  const text = options.truth === undefined ? undefined : await readFile(options.truth, 'utf8');
  const rows = await compare(await contendersOf(options, scratch.out), options.rounds);
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${options.threads} threads`;
  if (options.json) {
    console.log(JSON.stringify({ machine, audioSeconds, rows }));
    return 0;
  }
  const truth = text === undefined ? undefined : { text, language: options.language };
  const reference = options.peer === undefined ? pipelineName : batched;
  console.log(`${audioSeconds.toFixed(0)} s of sound. ${machine}.\n`);
  console.log(formatTable(rows, { audioSeconds, reference, truth }));
  return 0;
}

process.exitCode = await main();
