import { alignTokens } from '../processing/alignment.ts';
import type { AttentionRows } from '../processing/alignment.ts';
import { cutAtSegmentEdges, cutAtSentenceEnds, measureWords } from '../processing/long-words.ts';
import type { TokenSegment } from '../processing/segments.ts';
import { timeWordsBySignal } from '../processing/signal-times.ts';
import type { TimedSegment, TimedWord } from '../processing/timed-words.ts';
import { mergePunctuation, splitWords } from '../processing/words.ts';
import type { RecognisedWord } from '../contract.ts';
import { msPerFrame } from '../opening/loaded-model.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import type { HeardWord } from '../processing/word-alternatives.ts';
import type { Attempt } from './attempt.ts';
import { withAlternatives } from './readings.ts';

export interface WordTimes {
  readonly timing: RecognisedWord['timing'];
  readonly segments: readonly TimedSegment[];
}

/**
 * Words of every segment with their times: from the alignment heads when they were collected, else from the
 * signal. A word's confidence is the probability of all its tokens (without those of its punctuation): their product,
 * which tells wrong words from right ones better than their mean.
 */
export function timeWords(
  model: LoadedModel,
  attempt: Attempt,
  segments: readonly TokenSegment[],
  samples: Float32Array,
): WordTimes {
  const heard = segments.map((segment) => splitSegment(model, attempt, segment));
  const split = withAlternatives(model, attempt, heard);
  const { attention, tokens } = attempt.hypothesis;
  if (attention.length === 0) {
    const { sampleRate } = model.folder.preprocessor;
    const timed = segments.map(({ startMs, endMs }, index) =>
      timeWordsBySignal({ samples, sampleRate, startMs, endMs, words: joinMarks(split[index] ?? []) }),
    );
    return { timing: 'signal', segments: timed };
  }
  const { firstToken = model.rules.timestampBegin } = attempt.request;
  const lookedAt = framesFrom(firstToken - model.rules.timestampBegin, {
    ...{ heads: model.decoder.alignmentHeads, frames: framesOf(model, attention), rows: attention },
  });
  const starts = alignTokens(lookedAt, model.folder.config.median_filter_width);
  const fromFrame = framesOf(model, attention) - lookedAt.frames;
  // The last token may have no attention of its own; the reference repeats the time before it.
  const timeAt = (token: number): number =>
    token < 0 ? 0 : (fromFrame + (starts[Math.min(token, starts.length - 1)] ?? 0)) * msPerFrame(model);
  const words = split.map((unit) =>
    unit.map(({ from, to, ...word }) => ({
      ...word,
      startMs: timeAt(from - 1),
      endMs: timeAt(Math.min(to, tokens.length) - 1),
    })),
  );
  return { timing: 'attention', segments: repair(words, segments) };
}

/** Text that begins in the middle of its window is not looked for before that. */
export function framesFrom(from: number, { heads, frames, rows }: AttentionRows): AttentionRows {
  if (from <= 0 || from >= frames) return { heads, frames, rows };
  const left = frames - from;
  const cut = (row: Float32Array) => {
    const block = new Float32Array(heads * left);
    for (let head = 0; head < heads; head++) {
      block.set(row.subarray(head * frames + from, (head + 1) * frames), head * left);
    }
    return block;
  };
  return { heads, frames: left, rows: rows.map(cut) };
}

function framesOf({ decoder }: LoadedModel, attention: readonly Float32Array[]): number {
  return (attention[0]?.length ?? 0) / Math.max(1, decoder.alignmentHeads);
}

function splitSegment(model: LoadedModel, attempt: Attempt, segment: TokenSegment): readonly HeardWord[] {
  const { tokens, logProbs } = attempt.hypothesis;
  const text = tokens.slice(segment.from, segment.to);
  return splitWords(text, attempt.language.language, model.folder.tokenizer.decode)
    .filter(({ text: word }) => word.trim() !== '')
    .map(({ text: word, from, to }) => {
      const own = logProbs.slice(segment.from + from, segment.from + to);
      const confidence = Math.exp(own.reduce((sum, logProb) => sum + logProb, 0));
      return { text: word, from: segment.from + from, to: segment.from + to, confidence };
    });
}

function joinMarks<Word extends { readonly text: string }>(words: readonly Word[]): readonly Word[] {
  return mergePunctuation(words, (word, _mark, text) => ({ ...word, text }));
}

/** Word lengths are judged over the whole window, before and after the punctuation is joined. */
function repair(
  words: readonly (readonly TimedWord[])[],
  segments: readonly TokenSegment[],
): readonly TimedSegment[] {
  const lengths = measureWords(words.flat());
  let cut = cutAtSentenceEnds(words.flat(), lengths);
  const joined = words.map((own, index): TimedSegment => {
    const mine = cut.slice(0, own.length);
    cut = cut.slice(own.length);
    const { startMs = 0, endMs = 0 } = segments[index] ?? {};
    return { startMs, endMs, words: joinMarks(mine) };
  });
  return cutAtSegmentEdges(joined, lengths);
}
