import { visibleText } from '../cues/markup.ts';
import { readingLength } from '../cues/text-measure.ts';
import { foldText } from '../language/same-text.ts';
import { readingMsRequired, staysWithinMs } from '../profiles/limits.ts';
import type { LineTranslation } from './ask-lines.ts';
import { perSecond } from './ask-lines.ts';
import { layOver } from './lay-over.ts';
import type { PlannedLine, TranslationPlan } from './plan-lines.ts';
import type { Fragment } from './sentence-units.ts';
import { joinFragments } from './sentence-units.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import type { CueTranslation, TranslationWork } from './translation-work.ts';
import { writeCue } from './write-cue.ts';

/** What a fragment of the source became. */
export interface SettledFragment extends Fragment {
  /** In the target's language; that of the source where nothing came back. */
  readonly said: string;
  readonly doubts: readonly TranslationDoubt[];
}

/** A line's translation over its fragments. */
export function settleLine(
  line: PlannedLine,
  { text, alignment, doubts }: LineTranslation,
  { to, profile }: Pick<TranslationWork, 'to' | 'profile'>,
): readonly SettledFragment[] {
  const { fragments } = line;
  if (text === undefined) return fragments.map((fragment) => ({ ...fragment, said: fragment.text, doubts }));
  const parts = layOver(text, { fragments, language: to, profile, alignment });
  return fragments.map((fragment, i) => {
    const { text: said, isShared } = parts[i]!;
    const own = doubts.filter((doubt) => doubt.kind !== 'too-fast' && concerns(doubt, fragment, fragments));
    return { ...fragment, said, doubts: isShared ? [...own, { kind: 'repeated' }] : own };
  });
}

/** A number that is lost is missed in the cue that says it. */
function concerns(doubt: TranslationDoubt, fragment: Fragment, fragments: readonly Fragment[]): boolean {
  if (!('text' in doubt)) return true;
  const text = foldText(doubt.text);
  const owners = fragments.filter((each) => foldText(each.text).includes(text));
  return owners.length === 0 || owners.includes(fragment);
}

/** @param settled all fragments of the cue, in order */
export function settleCue(
  index: number,
  settled: readonly SettledFragment[],
  { cues }: TranslationPlan,
  { sources, to, profile }: TranslationWork,
): CueTranslation {
  const source = sources[index]!;
  const { segments } = cues[index]!;
  const said = segments.map((_, segment) => {
    const own = settled.filter((fragment) => fragment.segment === segment);
    return own.length === 0 ? undefined : joinFragments(own.map((fragment) => ({ text: fragment.said })));
  });
  const text = writeCue(segments, said, profile, to);
  const isThere = visibleText(text).trim() !== '' || visibleText(source.text).trim() === '';
  const doubts = [
    ...settled.flatMap((fragment) => fragment.doubts),
    ...tooFast(text, source.endMs - source.startMs, profile, settled.length > 0),
  ];
  return {
    of: source.id,
    text: isThere && text.length <= maxTextLength ? text : source.text,
    doubts: eachOnce(doubts).slice(0, maxDoubts),
  };
}

/** As long as a cue may be, and as many doubts as it keeps. */
const maxTextLength = 20_000;
const maxDoubts = 20;

function tooFast(
  text: string,
  durationMs: number,
  profile: TranslationWork['profile'],
  isTranslated: boolean,
): readonly TranslationDoubt[] {
  if (!isTranslated || staysWithinMs(readingMsRequired(text, profile), durationMs)) return [];
  const characters = readingLength(text, profile.characterMeasure);
  return [{ kind: 'too-fast', charactersPerSecond: perSecond(characters, durationMs) }];
}

function eachOnce(doubts: readonly TranslationDoubt[]): readonly TranslationDoubt[] {
  return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
}
