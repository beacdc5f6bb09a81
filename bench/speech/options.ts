import { parseArgs } from 'node:util';

export const modelNames = ['starter', 'tiny', 'base'] as const;
export type ModelName = (typeof modelNames)[number];

export interface BenchOptions {
  readonly minutes: readonly number[];
  readonly models: readonly ModelName[];
  /** Folder that holds (or gets) `tiny` and `base`. */
  readonly graphs: string | undefined;
  readonly python: string;
  readonly threads: number;
  readonly rounds: number;
  /** Tokens of each window of the random-weight models. */
  readonly tokens: number;
  /** Seconds of overlap on each side of a chunk of the pipeline; its own default when undefined. */
  readonly stride: number | undefined;
  readonly peer: string | undefined;
  readonly json: boolean;
}

export const usage = `npm run bench:speech -- [options]: our engine against the pipeline of @huggingface/transformers.

Same weights, same sound, same threads, on this machine, taking turns, each in a process of its own.

  --minutes LIST     lengths of the sound (default: 1,10)
  --models LIST      of starter, tiny, base (default: all). tiny and base have their true sizes and random weights;
                     every window gets --tokens tokens in both programs
  --graphs DIR       folder with tiny/ and base/, made there by models/training/whisper/random_graphs.py when they are
                     missing (default: .cache/bench-graphs)
  --python PATH      a Python with models/training/requirements.txt, to make them (default: python3)
  --threads N        threads of each program (default: physical cores)
  --rounds N         turns; the fastest of each counts (default: 1)
  --tokens N         (default: 100)
  --stride SECONDS   overlap of the pipeline's chunks (default: its own, a sixth of the window on each side)
  --peer COMMAND     another program to time; {audio} stands for a 16 kHz WAV file
  --json             print one JSON document instead of tables`;

/** The options, or a sentence that says what is wrong with them. */
export function parseBenchOptions(args: readonly string[], cores: number): BenchOptions | string {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return parsed;
  const minutes = (parsed.minutes ?? '1,10').split(',').map(Number);
  if (minutes.some((value) => !(value > 0 && value <= 600)))
    return '--minutes takes numbers above 0, such as 1,10,60.';
  const models = (parsed.models ?? modelNames.join(',')).split(',');
  const unknown = models.find((name) => !isModelName(name));
  if (unknown !== undefined) return `--models takes ${modelNames.join(', ')}; "${unknown}" is none of them.`;
  const threads = Number(parsed.threads ?? cores);
  const rounds = Number(parsed.rounds ?? 1);
  const tokens = Number(parsed.tokens ?? 100);
  if ([threads, rounds, tokens].some((value) => !Number.isInteger(value) || value < 1)) {
    return '--threads, --rounds and --tokens take whole numbers from 1.';
  }
  const stride = parsed.stride === undefined ? undefined : Number(parsed.stride);
  if (stride !== undefined && !(stride >= 0)) return '--stride takes seconds, 0 or more.';
  const { graphs, peer, python = 'python3', json = false } = parsed;
  return {
    minutes,
    models: models.filter(isModelName),
    graphs,
    python,
    threads,
    rounds,
    tokens,
    stride,
    peer,
    json,
  };
}

function isModelName(name: string): name is ModelName {
  return modelNames.some((known) => known === name);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        models: { type: 'string' },
        graphs: { type: 'string' },
        python: { type: 'string' },
        threads: { type: 'string' },
        rounds: { type: 'string' },
        tokens: { type: 'string' },
        stride: { type: 'string' },
        peer: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
