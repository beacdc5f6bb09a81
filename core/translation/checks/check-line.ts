import type { WantedTerm } from '../../glossary/wanted-terms.ts';
import { hasWanted } from '../../glossary/wanted-terms.ts';
import type { ConvertText } from '../../language/chinese-script.ts';
import type { TranslationDoubt } from '../../project/translated-cue.ts';
import { lostNames } from './lost-names.ts';
import { lostNumbers } from './lost-numbers.ts';
import { loops } from './said-again.ts';
import { isOddLength } from './text-weight.ts';
import { isUntranslated } from './untranslated.ts';
import { isInWrongScript } from './written-script.ts';

export interface LineCheck {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  /** Terms that the source holds. */
  readonly terms: readonly WantedTerm[];
  readonly convert: ConvertText | undefined;
}

/** What a translated line gives to doubt by itself. */
export function checkLine(translation: string, line: LineCheck): readonly TranslationDoubt[] {
  const { source, from, to, terms, convert } = line;
  if (!/[\p{L}\p{N}]/u.test(translation)) return [{ kind: 'missing' }];
  const kept = terms.filter(({ text, wanted }) => text === wanted);
  // What is left as it is on purpose is nobody's fault.
  const [said, meant] = [without(translation, kept), without(source, kept)];
  const doubts: TranslationDoubt[] = [];
  if (isUntranslated(meant, from, said, to)) doubts.push({ kind: 'untranslated' });
  else if (isInWrongScript(said, source, to, convert)) doubts.push({ kind: 'wrong-script' });
  if (loops(source, translation)) doubts.push({ kind: 'repeated' });
  if (isOddLength(source, translation)) doubts.push({ kind: 'odd-length' });
  doubts.push(
    ...lostNumbers(source, from, translation, to).map((text) => ({ kind: 'lost-number' as const, text })),
  );
  const named = terms.map(({ text }) => text.toLowerCase());
  for (const text of lostNames(meant, from, translation, to)) {
    // A term says itself what becomes of it.
    if (!named.some((term) => term.includes(text.toLowerCase()))) doubts.push({ kind: 'lost-name', text });
  }
  for (const term of terms) if (!hasWanted(translation, term)) doubts.push({ kind: 'lost-term', ...term });
  return doubts.slice(0, maxDoubts).map(shortened);
}

/** As many as a cue keeps, with room for those that are found later. */
const maxDoubts = 12;
const maxNamed = 300;

function shortened(doubt: TranslationDoubt): TranslationDoubt {
  return 'text' in doubt ? { ...doubt, text: doubt.text.slice(0, maxNamed) } : doubt;
}

function without(text: string, kept: readonly WantedTerm[]): string {
  return kept.reduce((rest, { text: term }) => rest.replaceAll(term, ' '), text);
}

const weights: Readonly<Record<TranslationDoubt['kind'], number>> = {
  missing: 100,
  'wrong-script': 40,
  untranslated: 40,
  slipped: 30,
  repeated: 20,
  'odd-length': 12,
  'lost-term': 6,
  'lost-number': 6,
  'lost-name': 3,
  'too-fast': 2,
};

/** Of two translations the one with less is better. */
export function doubtWeight(doubts: readonly TranslationDoubt[]): number {
  return doubts.reduce((sum, { kind }) => sum + weights[kind], 0);
}
