import { parseArgs } from 'node:util';

export interface VoicesOptions {
  readonly file: string;
  /** A model of the store, or a folder; undefined: the best one installed. */
  readonly model: string | undefined;
  readonly language: string;
  readonly precision: string | undefined;
  readonly beams: readonly number[];
  readonly threads: number;
  readonly rounds: number;
  /** A Python that has faster-whisper. */
  readonly peer: string | undefined;
  /** A CTranslate2 folder for it; undefined: made of the model's own weights. */
  readonly peerModel: string | undefined;
  readonly pipeline: boolean;
  /** A text file with what is said. */
  readonly truth: string | undefined;
  readonly json: boolean;
}

export const usage = `npm run bench:voices -- FILE [options]: Sidecut beside others on the same weights and the same recording.

Each program runs as a whole in a process of its own, in turns, with the same threads: "sidecut caption", the pipeline of
@huggingface/transformers, and faster-whisper where a Python that has it is named. Nothing is downloaded.

  --model ID|FOLDER    a model of the store (default: the best one installed)
  --language CODE      told to all of them (default: en)
  --precision KIND     weights that Sidecut loads (default: what the app takes)
  --beam LIST          Sidecut's beams: fast, balanced, accurate (default: 1,2,5)
  --peer PYTHON        a Python with faster-whisper: one after the other and in batches of 8, beam 5, int8
  --peer-model FOLDER  a CTranslate2 folder of the same weights (default: made of the model's, where they lie in that form)
  --no-pipeline        without the pipeline of @huggingface/transformers
  --truth FILE         a text with what is said: wrong words are told too
  --threads N          (default: 2)
  --rounds N           turns; the fastest of each counts (default: 1)
  --json               print one JSON document instead of a table`;

/** The options, or a sentence that says what is wrong with them. */
export function parseVoicesOptions(args: readonly string[]): VoicesOptions | string {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return 'Name one recording.';
  const beams = (values.beam ?? '1,2,5').split(',').map(Number);
  const [threads, rounds] = [Number(values.threads ?? 2), Number(values.rounds ?? 1)];
  if ([...beams, threads, rounds].some((value) => !Number.isInteger(value) || value < 1)) {
    return '--beam, --threads and --rounds take whole numbers from 1.';
  }
  const { model, language = 'en', precision, peer, truth, json = false } = values;
  const others = { peerModel: values['peer-model'], pipeline: !(values['no-pipeline'] ?? false) };
  return { file, model, language, precision, beams, threads, rounds, peer, ...others, truth, json };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        language: { type: 'string' },
        precision: { type: 'string' },
        beam: { type: 'string' },
        peer: { type: 'string' },
        'peer-model': { type: 'string' },
        'no-pipeline': { type: 'boolean' },
        truth: { type: 'string' },
        threads: { type: 'string' },
        rounds: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    return (error as Error).message;
  }
}
