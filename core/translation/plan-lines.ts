/** What of the source is asked for, and what is only read with it. */
import { primaryLanguage } from '../language/language-tag.ts';
import { scriptOf } from './checks/written-script.ts';
import type { Fragment, ReadCue, SentenceUnit } from './sentence-units.ts';
import { hasWords, joinFragments, readCues, sentenceUnits } from './sentence-units.ts';
import type { TranslationWork } from './translation-work.ts';

/** A sentence, or the part of it that stands in cues that are wanted. */
export interface PlannedLine {
  /** From 1. */
  readonly id: number;
  /** Place of its sentence. */
  readonly unit: number;
  readonly fragments: readonly Fragment[];
  readonly text: string;
  readonly language: string;
  readonly speaker: string | undefined;
  /** It is in the target's language already, or in none, and stays as it is. */
  readonly isCopied: boolean;
}

export interface TranslationPlan {
  readonly cues: readonly ReadCue[];
  readonly units: readonly SentenceUnit[];
  /** In order. */
  readonly lines: readonly PlannedLine[];
  /** Places of the cues that are wanted, in order. */
  readonly wanted: readonly number[];
}

export type PlannedWork = Pick<TranslationWork, 'sources' | 'wanted' | 'from' | 'to'>;

/** At once: half a second for 20,000 cues. */
export function planLines(work: PlannedWork): TranslationPlan {
  const steps = planInSteps(work);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may have their turn. */
export function* planInSteps({ sources, wanted, from, to }: PlannedWork): Generator<void, TranslationPlan> {
  const cues = yield* readCues(sources, from);
  const units = yield* sentenceUnits(sources, cues);
  const isWanted = (cue: number): boolean => wanted === null || wanted.has(sources[cue]!.id);
  const lines: PlannedLine[] = [];
  for (const [unit, sentence] of units.entries()) {
    const { language, speaker } = sentence;
    const isSame = isSameWriting(language, to);
    const add = (fragments: readonly Fragment[], isCopied: boolean): void => {
      const text = joinFragments(fragments);
      lines.push({ id: lines.length + 1, unit, fragments, text, language, speaker, isCopied });
    };
    for (const run of wantedRuns(sentence.fragments, isWanted)) {
      const spoken = run.filter(hasWords);
      if (spoken.length > 0) add(spoken, isSame);
      for (const fragment of run) if (!hasWords(fragment)) add([fragment], true);
    }
    yield;
  }
  return { cues, units, lines, wanted: sources.flatMap((_, i) => (isWanted(i) ? [i] : [])) };
}

/** Languages that are translated from (BCP 47), each once: whether an engine can do them is known before it begins. */
export function sourceLanguages({ lines }: TranslationPlan): readonly string[] {
  return [...new Set(lines.flatMap(({ isCopied, language }) => (isCopied ? [] : [language])))];
}

/** Of two languages (BCP 47) whether one is written as the other: `pt-BR` as `pt`, Simplified Chinese not as Traditional. */
export function isSameWriting(a: string, b: string): boolean {
  return primaryLanguage(a) === primaryLanguage(b) && scriptOf(a) === scriptOf(b);
}

function wantedRuns(
  fragments: readonly Fragment[],
  isWanted: (cue: number) => boolean,
): readonly (readonly Fragment[])[] {
  const runs: Fragment[][] = [];
  let open: Fragment[] | undefined;
  for (const fragment of fragments) {
    if (!isWanted(fragment.cue)) open = undefined;
    else if (open === undefined) runs.push((open = [fragment]));
    else open.push(fragment);
  }
  return runs;
}
