/** Who says each word: turns are cut at the words, and a stray word does not switch. */
import type { SpeakerTurn } from '../analysis/speakers.ts';
import { endsSentence } from '../language/sentence-end.ts';

export interface TimedWord {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Of a word's time a share that another has said is worth as much. */
const changePrice = 0.8;
/** Between sentences and at pauses people change more easily. */
const easyChangePrice = 0.3;
const pauseMs = 250;
/** A word outside every turn belongs to the nearest, no further away than this. */
const reachMs = 2000;

/** The place of each word's speaker; undefined far from every turn. `words` and `turns` in the order of time. */
export function speakersOfWords(
  words: readonly TimedWord[],
  turns: readonly SpeakerTurn[],
): readonly (number | undefined)[] {
  const evidence = evidenceOf(words, turns);
  const path: Map<number, Step>[] = [];
  for (const [index, said] of evidence.entries()) {
    const [before, price] = [path.at(-1), index === 0 ? 0 : priceBetween(words[index - 1]!, words[index]!)];
    path.push(stepsOf(said, before, price));
  }
  return walkBack(path);
}

interface Step {
  readonly score: number;
  readonly from: number | undefined;
}

function stepsOf(
  said: ReadonlyMap<number, number>,
  before: ReadonlyMap<number, Step> | undefined,
  price: number,
): Map<number, Step> {
  // Behind words that nobody says, and where nobody says this one, nothing is carried on.
  const best = before === undefined ? undefined : highest(before);
  const candidates = new Set([...said.keys(), ...(said.size > 0 ? (before?.keys() ?? []) : [])]);
  return new Map(
    [...candidates].map((speaker) => {
      const own = before?.get(speaker);
      const changed = best === undefined ? 0 : best[1].score - price;
      const isOwn = own !== undefined && own.score >= changed;
      const from = isOwn ? speaker : best?.[0];
      return [speaker, { score: (isOwn ? own.score : changed) + (said.get(speaker) ?? 0), from }];
    }),
  );
}

function highest(steps: ReadonlyMap<number, Step>): readonly [number, Step] | undefined {
  let found: readonly [number, Step] | undefined;
  for (const step of steps) if (found === undefined || step[1].score > found[1].score) found = step;
  return found;
}

function walkBack(path: readonly ReadonlyMap<number, Step>[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let speaker: number | undefined;
  for (const steps of path.toReversed()) {
    speaker = speaker === undefined || !steps.has(speaker) ? highest(steps)?.[0] : speaker;
    found.push(speaker);
    speaker = speaker === undefined ? undefined : steps.get(speaker)?.from;
  }
  return found.toReversed();
}

function priceBetween(word: TimedWord, next: TimedWord): number {
  return next.startMs - word.endMs >= pauseMs || endsSentence(word.text.trim())
    ? easyChangePrice
    : changePrice;
}

/** By speaker, the share of each word that lies in the turns, surer turns counting more; else the nearest turn's. */
function evidenceOf(
  words: readonly TimedWord[],
  turns: readonly SpeakerTurn[],
): readonly ReadonlyMap<number, number>[] {
  let first = 0;
  return words.map((word) => {
    while (first < turns.length && turns[first]!.endMs < word.startMs - reachMs) first += 1;
    const said = new Map<number, number>();
    let nearest: { readonly speaker: number; readonly distanceMs: number } | undefined;
    for (let at = first; at < turns.length && turns[at]!.startMs <= word.endMs + reachMs; at++) {
      const { startMs, endMs, speaker, confidence } = turns[at]!;
      const sharedMs = Math.min(endMs, word.endMs) - Math.max(startMs, word.startMs);
      const distanceMs = Math.max(0, -sharedMs);
      if (nearest === undefined || distanceMs < nearest.distanceMs) nearest = { speaker, distanceMs };
      if (sharedMs <= 0) continue;
      const share = sharedMs / (word.endMs - word.startMs);
      said.set(speaker, (said.get(speaker) ?? 0) + share * (0.5 + confidence / 2));
    }
    if (said.size === 0 && nearest !== undefined && nearest.distanceMs <= reachMs)
      said.set(nearest.speaker, 0.5);
    return said;
  });
}
