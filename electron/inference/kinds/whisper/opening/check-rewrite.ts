import { Tensor } from 'onnxruntime-node';
import { note } from '../../../../../core/notes.ts';
import type { Note } from '../../../../../core/notes.ts';
import { createRandom } from '../processing/random.ts';
import type { Sessions } from '../../../sessions/lend-sessions.ts';
import type { WhisperDecoder } from '../decoder/decoder.ts';
import { relativeDifference } from './compare-models.ts';
import type { KnownModel } from './known-model.ts';
import { openModel } from './open-model.ts';

/** Norm of the difference over the norm of the logits. Rounding gives 1e-6, half precision some thousandths. */
const maxDifference = 0.15;
/**
 * The same for a graph that rounds its inputs to bytes while it runs: their scale is of all that is computed together, so
 * the same tokens give other logits beside others (.29 for Whisper base as the hub has it). A graph that mixes up rows or
 * lengths gives those of other tokens; so here the difference must be small beside the difference of two prompts.
 */
const maxShareOfPrompts = 0.5;

/**
 * The model, with its decoder's graphs less simplified or as exported when they disagree with themselves: exporters are
 * many, and a graph that was traced with one token may have that length built in. Prompts of two lengths at once must give
 * what their tokens give one by one.
 */
export async function checkRewrite(
  known: KnownModel,
  sessions: Sessions,
): Promise<{ readonly model: KnownModel; readonly notes: readonly Note[] }> {
  const notes = known.precision === 'int8' ? [note('int8-as-published', {})] : [];
  const { rewritten } = known;
  if (!rewritten) return { model: known, notes };
  const disagreement = await findTrouble(known, sessions);
  if (!disagreement) return { model: known, notes };
  const former = { ...known, rewritten: { ...rewritten, ...rewritten.former, former: undefined } };
  if (rewritten.former && !(await findTrouble(former, sessions)))
    return { model: former, notes: [...notes, note('decoder-not-simplified', disagreement)] };
  // If the files themselves are at fault, opening them as exported will say so.
  return {
    model: { ...known, rewritten: undefined },
    notes: [...notes, note('decoder-as-exported', disagreement)],
  };
}

/** A model that cannot be run is one that disagrees. */
async function findTrouble(known: KnownModel, sessions: Sessions): Promise<Disagreement | undefined> {
  return findDisagreement(known, sessions).catch(() => ({ difference: null, allowed: 0 }));
}

interface Disagreement {
  readonly difference: number | null;
  readonly allowed: number;
}

async function findDisagreement(known: KnownModel, sessions: Sessions): Promise<Disagreement | undefined> {
  using opened = await openModel(known, sessions);
  const { together, alone } = await logitsTwice(opened.model.decoder, known);
  return judgeLogits(together, alone, isOnBytes(known));
}

/** How far a decoder is from itself, where that is more than its arithmetic explains. */
export function judgeLogits(
  together: LogitsOfTwo,
  alone: LogitsOfTwo,
  onBytes: boolean,
): Disagreement | undefined {
  const allowed = onBytes ? maxShareOfPrompts * differenceOf(alone[0], alone[1]) : maxDifference;
  const differences = [differenceOf(together[0], alone[0]), differenceOf(together[1], alone[1])];
  const worst = differences.find((difference) => !(difference <= allowed));
  if (worst === undefined) return undefined;
  return { difference: Number.isFinite(worst) ? worst : null, allowed };
}

function isOnBytes({ rewritten }: KnownModel): boolean {
  return (
    rewritten?.step.model.graph.nodes.some(({ operator }) => /Integer|^DynamicQuantize/.test(operator)) ??
    false
  );
}

type LogitsOfTwo = readonly [Float32Array, Float32Array];

/** The last logits of a shorter and a longer prompt, given together and token by token. */
async function logitsTwice(
  decoder: WhisperDecoder,
  { folder, rules }: KnownModel,
): Promise<{ readonly together: LogitsOfTwo; readonly alone: LogitsOfTwo }> {
  const { max_source_positions: frames, d_model: width } = folder.config;
  const random = createRandom(1);
  const values = Float32Array.from({ length: frames * width }, () => 2 * random() - 1);
  const windows = { hidden: new Tensor('float32', values, [1, frames, width]), count: 1 };
  const long = [folder.tokens.startOfTranscript, rules.timestampBegin, 5, 9];
  const short = long.slice(0, -1);
  const begin = (prompts: readonly (readonly number[])[]) =>
    decoder.begin(
      windows,
      prompts.map((tokens) => ({ window: 0, tokens, startIndex: 0 })),
      { attention: false },
    );
  try {
    const first = await begin([short, long]);
    const all = first.output.logits.slice();
    first.batch.dispose();
    const { batch } = await begin([long.slice(0, 1)]);
    const alone: Float32Array[] = [];
    for (const token of long.slice(1)) alone.push((await batch.step([token])).logits.slice());
    batch.dispose();
    const size = all.length / 2;
    return {
      together: [all.subarray(0, size), all.subarray(size)],
      alone: [alone.at(-2) ?? all, alone.at(-1) ?? all],
    };
  } finally {
    decoder.forget(windows);
  }
}

function differenceOf(actual: Float32Array, expected: Float32Array): number {
  return actual.length === expected.length ? relativeDifference(actual, expected) : NaN;
}
