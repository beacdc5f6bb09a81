import { setImmediate } from 'node:timers/promises';
import { SidecutError } from '../../../core/errors.ts';
import { advance, bestOf, firstBeam, mayFollow } from '../../../models/translation/beam.ts';
import type { BeamRules, BeamState, Continuation, Finished } from '../../../models/translation/beam.ts';
import { nextTokens } from '../../../models/translation/next-tokens.ts';
import type { TranslationSettings } from '../../../models/translation/translation-config.ts';
import { DecodedRows, encodeTexts } from './translation-decoder.ts';
import type { OpenGraphs } from './translation-decoder.ts';

export interface GenerationPlan {
  /** Tokens that every translation begins with, the start token first. */
  readonly beginning: readonly number[];
  readonly beams: number;
  readonly signal: AbortSignal;
}

/** A translation grows with its source; what grows on and on is no translation. */
const tokensPerSourceToken = 3;
const extraTokens = 16;

/**
 * The best translation of each source (token ids), without beginning and end. Looks at the signal at every step;
 * rows of finished texts leave the batch.
 */
export async function generate(
  graphs: OpenGraphs,
  settings: TranslationSettings,
  sources: readonly (readonly number[])[],
  plan: GenerationPlan,
): Promise<readonly Finished[]> {
  const rules = sources.map((source) => rulesFor(source, settings, plan));
  const encoded = await encodeTexts(graphs, sources, settings);
  const begun = await DecodedRows.begin(graphs, settings, encoded, plan.beginning);
  let { logits } = begun;
  let states: readonly BeamState[] = sources.map(() => firstBeam);
  for (;;) {
    const selected: number[] = [];
    let firstRow = 0;
    states = states.map((state, text) => {
      if (state.done) return state;
      const next = advance(
        state,
        continuations(state, logits, firstRow, settings, rules[text]!),
        rules[text]!,
      );
      selected.push(...next.sources.map((beam) => firstRow + beam));
      firstRow += state.going.length;
      return next.state;
    });
    if (selected.length === 0) return states.map(requireBest);
    // A run on the processor settles within the same turn of the event loop: let messages in, such as a cancel.
    await setImmediate();
    plan.signal.throwIfAborted();
    begun.rows.select(selected);
    const tokens = states.flatMap(({ going }) => going.map((sequence) => sequence.tokens.at(-1) ?? 0));
    logits = await begun.rows.step(tokens);
  }
}

function rulesFor(source: readonly number[], settings: TranslationSettings, plan: GenerationPlan): BeamRules {
  const { maxTokens, endToken, lengthPenalty, noRepeatNgram } = settings;
  const room = maxTokens - plan.beginning.length;
  return {
    beams: plan.beams,
    endToken,
    lengthPenalty,
    noRepeatNgram,
    givenTokens: plan.beginning.length - 1,
    maxTokens: Math.max(1, Math.min(room, tokensPerSourceToken * source.length + extraTokens)),
  };
}

function continuations(
  { going }: BeamState,
  logits: Float32Array,
  firstRow: number,
  { vocabularySize, suppressed }: TranslationSettings,
  rules: BeamRules,
): readonly Continuation[] {
  return going.flatMap((sequence, beam) => {
    const offset = (firstRow + beam) * vocabularySize;
    const follows = (token: number) => mayFollow(sequence, token, rules);
    return nextTokens(logits, offset, vocabularySize, suppressed, 2 * rules.beams, follows).map(
      ({ token, logProb }) => ({ beam, token, logProb }),
    );
  });
}

function requireBest(state: BeamState): Finished {
  const best = bestOf(state);
  if (Number.isFinite(best.score)) return best;
  const sentence = 'The translation model gives no numbers. Its files may be damaged: install it again.';
  throw new SidecutError('model-damaged', sentence);
}
