/**
 * [Note: Cue by cue]
 * A translated track has as many cues as its source, at the same times, whatever an engine answers: cues are never made
 * from answers. Sentences are asked for by number, answers are cut over the cues that their sentence stands in, and what
 * does not come back leaves the source's text there, with a doubt.
 */
import type { Asking, LineTranslation } from './ask-lines.ts';
import { askLines } from './ask-lines.ts';
import type { ContextLine, TranslationEngine } from './engine.ts';
import type { PlannedLine, TranslationPlan } from './plan-lines.ts';
import { planLines } from './plan-lines.ts';
import { hasWords, joinFragments } from './sentence-units.ts';
import type { SettledFragment } from './settle-cue.ts';
import { settleCue, settleLine } from './settle-cue.ts';
import { visibleText } from '../cues/markup.ts';
import type { CueTranslation, TranslationStep, TranslationWork } from './translation-work.ts';

/**
 * All cues that are wanted, each once, in the order of the source, request by request: what a step gives may be stored at
 * once, and an interrupted work begins again with what is not stored. Fails as the engine fails.
 */
export async function* translateCues(
  engine: TranslationEngine,
  work: TranslationWork,
  plan: TranslationPlan = planLines(work),
): AsyncGenerator<TranslationStep> {
  const settled = new SettledCues(plan, work);
  const asking: Asking = { engine, work, around: (lines) => contextOf(lines, plan, work, settled) };
  for (const line of plan.lines) if (line.isCopied) settled.add(line, { text: line.text, doubts: [] });
  const asked = plan.lines.filter(({ isCopied }) => !isCopied);
  for (const batch of batchesOf(asked, engine.maxLines)) {
    const answers = await askLines(batch, asking);
    for (const [i, line] of batch.entries()) settled.add(line, answers[i]!);
    const cues = settled.take();
    if (cues.length > 0) yield { cues, done: settled.done, total: plan.wanted.length };
  }
  const cues = settled.take();
  if (cues.length > 0) yield { cues, done: settled.done, total: plan.wanted.length };
}

/** Lines that follow one another, of one language. */
function batchesOf(lines: readonly PlannedLine[], maxLines: number): readonly (readonly PlannedLine[])[] {
  const batches: PlannedLine[][] = [];
  for (const line of lines) {
    const open = batches.at(-1);
    const first = open?.[0];
    if (open !== undefined && first?.language === line.language && open.length < Math.max(1, maxLines))
      open.push(line);
    else batches.push([line]);
  }
  return batches;
}

/** What is translated until now, and which cues are whole. */
class SettledCues {
  readonly #plan: TranslationPlan;
  readonly #work: TranslationWork;
  readonly #fragments = new Map<number, (SettledFragment & { readonly line: number })[]>();
  /** Lines that a cue waits for. */
  readonly #open = new Map<number, number>();
  /** Translations of whole sentences. */
  readonly #sentences = new Map<number, string>();
  #taken = 0;

  constructor(plan: TranslationPlan, work: TranslationWork) {
    this.#plan = plan;
    this.#work = work;
    for (const { fragments } of plan.lines) for (const { cue } of fragments) this.#wait(cue, 1);
  }

  get done(): number {
    return this.#taken;
  }

  add(line: PlannedLine, answer: LineTranslation): void {
    const fragments = line.isCopied
      ? line.fragments.map((fragment) => ({ ...fragment, said: fragment.text, doubts: [] }))
      : settleLine(line, answer, this.#work);
    for (const each of fragments) {
      const fragment = { ...each, line: line.id };
      const own = this.#fragments.get(fragment.cue);
      if (own === undefined) this.#fragments.set(fragment.cue, [fragment]);
      else own.push(fragment);
      this.#wait(fragment.cue, -1);
    }
    const isWhole = isWholeSentence(line, this.#plan);
    if (isWhole && answer.text !== undefined) this.#sentences.set(line.unit, answer.text);
  }

  sentence(unit: number): string | undefined {
    return this.#sentences.get(unit);
  }

  /** Cues that are whole now, up to the first that is not. */
  take(): readonly CueTranslation[] {
    const cues: CueTranslation[] = [];
    const { wanted } = this.#plan;
    for (; this.#taken < wanted.length; this.#taken++) {
      const index = wanted[this.#taken]!;
      if ((this.#open.get(index) ?? 0) > 0) break;
      const fragments = (this.#fragments.get(index) ?? []).toSorted((a, b) => a.line - b.line);
      cues.push(settleCue(index, fragments, this.#plan, this.#work));
      this.#fragments.delete(index);
    }
    return cues;
  }

  #wait(cue: number, more: number): void {
    this.#open.set(cue, (this.#open.get(cue) ?? 0) + more);
  }
}

/** Sentences before and behind what is asked for. */
const before = 4;
const behind = 2;

function contextOf(
  lines: readonly PlannedLine[],
  plan: TranslationPlan,
  work: TranslationWork,
  settled: SettledCues,
): ReturnType<Asking['around']> {
  const [first, last] = [lines[0]!.unit, lines.at(-1)!.unit];
  const toContext = (unit: number): ContextLine => {
    const translation = settled.sentence(unit) ?? knownSentence(unit, plan, work);
    const { text } = plan.units[unit]!;
    return translation === undefined ? { text } : { text, translation };
  };
  const range = (from: number, to: number) =>
    plan.units.slice(Math.max(0, from), to).map((_, i) => toContext(Math.max(0, from) + i));
  // A part of a sentence is asked for with the whole of it in sight.
  const isPart = (line: PlannedLine) => !isWholeSentence(line, plan);
  return {
    before: range(first - before, isPart(lines[0]!) ? first + 1 : first),
    behind: range(isPart(lines.at(-1)!) && last > first ? last : last + 1, last + 1 + behind),
  };
}

/** All of it that says something. */
function isWholeSentence({ unit, fragments }: PlannedLine, { units }: TranslationPlan): boolean {
  return fragments.length === units[unit]!.fragments.filter(hasWords).length;
}

/** What a sentence became in an earlier run, where its cues say nothing else. */
function knownSentence(
  unit: number,
  plan: TranslationPlan,
  { sources, known }: TranslationWork,
): string | undefined {
  const { fragments } = plan.units[unit]!;
  const texts: { readonly text: string }[] = [];
  for (const { cue, text } of fragments) {
    const { segments } = plan.cues[cue]!;
    const translation = known.get(sources[cue]!.id);
    if (translation === undefined || segments.length !== 1 || segments[0]!.text !== text) return undefined;
    texts.push({ text: visibleText(translation).replaceAll('\n', ' ') });
  }
  return joinFragments(texts);
}
