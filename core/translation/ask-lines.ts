/** Asks an engine for lines, looks at what comes back, and asks once more for what is missing or doubtful. */
import { readingLength } from '../cues/text-measure.ts';
import { wantedTermsIn } from '../glossary/wanted-terms.ts';
import type { WantedTerm } from '../glossary/wanted-terms.ts';
import { readingMsRequired, staysWithinMs } from '../profiles/limits.ts';
import { checkLine, doubtWeight } from './checks/check-line.ts';
import { bareText } from './checks/said-again.ts';
import { slippedLines } from './checks/slips.ts';
import type { SlipLine } from './checks/slips.ts';
import { cleanAnswer } from './clean-answer.ts';
import type { AlignedSpan, ContextLine, SourceLine, TranslatedLine, TranslationEngine } from './engine.ts';
import { maskTerms, unmaskTerms } from './mask-terms.ts';
import type { PlannedLine } from './plan-lines.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import type { TranslationWork } from './translation-work.ts';

export interface LineTranslation {
  /** Plain, in one line; undefined where nothing came back that says anything. */
  readonly text: string | undefined;
  readonly alignment?: readonly AlignedSpan[] | undefined;
  readonly doubts: readonly TranslationDoubt[];
}

export interface Asking {
  readonly engine: TranslationEngine;
  readonly work: TranslationWork;
  /** What is said before the first and behind the last of some lines. */
  readonly around: (lines: readonly PlannedLine[]) => {
    readonly before: readonly ContextLine[];
    readonly behind: readonly ContextLine[];
  };
}

/** What is asked once more goes in requests of so many lines of a usual one: a model that joins lines joins fewer. */
const smaller = 4;

/** All of one language, in order, no more than one request takes; an entry for each. */
export async function askLines(
  lines: readonly PlannedLine[],
  asking: Asking,
): Promise<readonly LineTranslation[]> {
  const { engine } = asking;
  const first = judge(lines, await ask(lines, asking, []), asking);
  if (!engine.listens) return withRepeats(lines, await askWithMarks(lines, first, asking));
  const size = Math.max(1, Math.ceil(Math.min(engine.maxLines, lines.length) / smaller));
  const second = await askAgain(lines, first, ({ doubts }) => doubts.length > 0, size, asking);
  // What is still not there, or seems to be another's, is asked for alone.
  return withRepeats(lines, size === 1 ? second : await askAgain(lines, second, isLost, 1, asking));
}

/** Lines that lost a term: with a mark in its place, which the engine carries over. */
async function askWithMarks(
  lines: readonly PlannedLine[],
  answered: readonly LineTranslation[],
  asking: Asking,
): Promise<readonly LineTranslation[]> {
  const hasLost = ({ doubts }: LineTranslation) => doubts.some(({ kind }) => kind === 'lost-term');
  const { engine, work } = asking;
  const marked: TranslationEngine = {
    ...engine,
    translate: async (request) => {
      const terms = (text: string) => wantedTermsIn(text, work.terms, work.to);
      const sources = new Map(request.lines.map(({ id, text }) => [id, text]));
      const masked = request.lines.map((line) => ({ ...line, text: maskTerms(line.text, terms(line.text)) }));
      const given = await engine.translate({ ...request, lines: masked });
      return given.map(({ id, text }) => ({ id, text: unmaskTerms(text, terms(sources.get(id) ?? '')) }));
    },
  };
  return await askAgain(lines, answered, hasLost, engine.maxLines, { ...asking, engine: marked });
}

function isLost({ doubts }: LineTranslation): boolean {
  return doubts.some(({ kind }) => kind === 'missing' || kind === 'slipped');
}

/** Of each line the better one of both answers. */
async function askAgain(
  lines: readonly PlannedLine[],
  answered: readonly LineTranslation[],
  isWanted: (answer: LineTranslation) => boolean,
  size: number,
  asking: Asking,
): Promise<readonly LineTranslation[]> {
  const told = withRepeats(lines, answered);
  const best = [...answered];
  const places = told.flatMap((answer, i) => (isWanted(answer) ? [i] : []));
  for (let from = 0; from < places.length; from += size) {
    const some = places.slice(from, from + size);
    const asked = some.map((place) => lines[place]!);
    const earlier = some.map((place) => told[place]!);
    const given = judge(asked, await ask(asked, asking, earlier), asking);
    for (const [i, answer] of given.entries()) {
      if (doubtWeight(answer.doubts) < doubtWeight(earlier[i]!.doubts)) best[some[i]!] = answer;
    }
  }
  return best;
}

async function ask(
  lines: readonly PlannedLine[],
  { engine, work, around }: Asking,
  again: readonly LineTranslation[],
): Promise<readonly TranslatedLine[]> {
  const { before, behind } = around(lines);
  return await engine.translate({
    ...{ from: lines[0]!.language, to: work.to, before, behind },
    lines: lines.map((line, i) => toSourceLine(line, work, again[i])),
    terms: termsOf(lines, work),
  });
}

function toSourceLine(
  { id, text, speaker, fragments }: PlannedLine,
  { profile }: TranslationWork,
  again: LineTranslation | undefined,
): SourceLine {
  const durationMs = fragments.reduce((sum, each) => sum + each.durationMs, 0);
  const { maxCharsPerSecond, minMsPerWord } = profile;
  const characters =
    maxCharsPerSecond === null
      ? (durationMs / (minMsPerWord ?? 300)) * lettersOfWord
      : (durationMs / 1000) * maxCharsPerSecond;
  return {
    ...{ id, text, maxLength: Math.max(1, Math.floor(characters)) },
    ...(speaker === undefined ? {} : { speaker }),
    ...(again === undefined ? {} : { again: { text: again.text, doubts: again.doubts } }),
  };
}

/** With the space behind it, where a guideline counts words. */
const lettersOfWord = 6;

function termsOf(lines: readonly PlannedLine[], { terms, to }: TranslationWork): readonly WantedTerm[] {
  if (terms.length === 0) return [];
  return wantedTermsIn(lines.map(({ text }) => text).join('\n'), terms, to);
}

function judge(
  lines: readonly PlannedLine[],
  given: readonly TranslatedLine[],
  { work, engine }: Asking,
): readonly LineTranslation[] {
  const { answers, twice } = readAnswers(lines, given);
  const toSlipLine = ({ id, text }: PlannedLine): SlipLine => {
    const answer = answers.get(id);
    return { source: text, answer: answer?.text, head: answer?.head };
  };
  // One that hears nothing but each line by itself confuses none.
  const slipped = engine.listens ? slippedLines(lines.map(toSlipLine)) : new Set<number>();
  return lines.map((line, i): LineTranslation => {
    const answer = answers.get(line.id);
    if (answer === undefined) return { text: undefined, doubts: [{ kind: 'missing' }] };
    const { text, alignment } = answer;
    const doubts = [...checkLine(text, toCheck(line, work)), ...tooFast(text, line, work)];
    if (slipped.has(i) || twice.has(line.id)) doubts.push({ kind: 'slipped' });
    return { text, alignment, doubts };
  });
}

function toCheck({ text, language }: PlannedLine, { to, terms, convert }: TranslationWork) {
  return { source: text, from: language, to, convert, terms: wantedTermsIn(text, terms, to) };
}

/** What is so many times longer is no answer. */
const maxGrowth = 20;
/** `Twenty-five!` may become `25!`, a sentence no number. */
const maxNumber = 30;

function saysSomething(text: string, source: string): boolean {
  if (text.length > maxGrowth * source.length + 500) return false;
  return /\p{L}/u.test(text) || (/\p{N}/u.test(text) && source.length <= maxNumber);
}

/** Of each line the first that says something; `twice`: a second one says something else. */
function readAnswers(
  lines: readonly PlannedLine[],
  given: readonly TranslatedLine[],
): { readonly answers: ReadonlyMap<number, TranslatedLine>; readonly twice: ReadonlySet<number> } {
  const sources = new Map(lines.map(({ id, text }) => [id, text]));
  const answers = new Map<number, TranslatedLine>();
  const twice = new Set<number>();
  for (const line of given) {
    const source = sources.get(line.id);
    if (source === undefined) continue;
    const text = cleanAnswer(line.text, source);
    if (!saysSomething(text, source)) continue;
    const before = answers.get(line.id);
    if (before !== undefined && before.text !== text) twice.add(line.id);
    // Places of an alignment are those of the text as it was given.
    const { alignment, ...rest } = line;
    const isSame = alignment !== undefined && text === line.text;
    if (before === undefined) answers.set(line.id, { ...rest, text, ...(isSame ? { alignment } : {}) });
  }
  return { answers, twice };
}

function tooFast(text: string, line: PlannedLine, { profile }: TranslationWork): readonly TranslationDoubt[] {
  const durationMs = line.fragments.reduce((sum, each) => sum + each.durationMs, 0);
  if (staysWithinMs(readingMsRequired(text, profile), durationMs)) return [];
  const characters = readingLength(text, profile.characterMeasure);
  return [{ kind: 'too-fast', charactersPerSecond: perSecond(characters, durationMs) }];
}

/** With one decimal. */
export function perSecond(characters: number, durationMs: number): number {
  return Math.round((characters * 10_000) / Math.max(1, durationMs)) / 10;
}

/** Shorter texts are often the same in one language where they are not in another. */
const minRepeated = 12;

/** With a doubt where a line says what a neighbour says, which said something else in the source. */
function withRepeats(
  lines: readonly PlannedLine[],
  answers: readonly LineTranslation[],
): readonly LineTranslation[] {
  return answers.map((answer, place) => {
    const said = bareText(answer.text ?? '');
    if (said.length < minRepeated) return answer;
    const isRepeated = [place - 1, place + 1].some((other) => {
      const [line, text] = [lines[other], answers[other]?.text];
      if (line === undefined || text === undefined || bareText(text) !== said) return false;
      return bareText(line.text) !== bareText(lines[place]!.text);
    });
    return isRepeated ? { ...answer, doubts: [...answer.doubts, { kind: 'repeated' }] } : answer;
  });
}
