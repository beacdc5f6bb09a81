import { parseArgs } from 'node:util';

export interface EvalOptions {
  readonly seed: number;
  /** Different sentences that each voice speaks. */
  readonly sentences: number;
  readonly voices: 'known' | 'unseen' | 'all';
  readonly long: boolean;
  readonly json: boolean;
  readonly gate: boolean;
  /** Passed on to `sidecut caption`. */
  readonly model: string | undefined;
}

export const usage = `npm run eval:speech -- --seed N [options]: how well speech is recognised that no training saw.

Draws fresh held-out sentences, speaks them with the voices of models/starter/whisper/voices.json, captions the
sound with the command line, and compares words and times.

  --seed N           which sentences, and how fast they are spoken (needed)
  --sentences N      sentences that each voice speaks (default: 12)
  --voices WHICH     known, unseen or all (default: all)
  --long             also clips of several minutes: sentences that run on, music and silence between them
  --model ID|FOLDER  another model than the starter
  --no-gate          exit with 0 even when a target is missed
  --json             print one JSON document instead of tables

Exit status: 0 all targets met, 1 one was missed, 2 wrong usage.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return parsed;
  const seed = Number(parsed.seed ?? NaN);
  if (!Number.isInteger(seed) || seed < 0)
    return '--seed needs a whole number: a new one gives new sentences.';
  const sentences = Number(parsed.sentences ?? 12);
  if (!Number.isInteger(sentences) || sentences < 1) return '--sentences needs a whole number from 1.';
  const voices = parsed.voices ?? 'all';
  if (voices !== 'known' && voices !== 'unseen' && voices !== 'all') {
    return '--voices is one of known, unseen, all.';
  }
  const { long = false, json = false, model } = parsed;
  return { seed, sentences, voices, long, json, gate: !(parsed['no-gate'] ?? false), model };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        sentences: { type: 'string' },
        voices: { type: 'string' },
        long: { type: 'boolean' },
        json: { type: 'boolean' },
        model: { type: 'string' },
        'no-gate': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
}
