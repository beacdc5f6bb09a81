import { withoutFields } from '../cues/without-fields.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { inkLength } from './marked-text.ts';
import { matchTokens } from './match-tokens.ts';
import { foldText } from '../language/same-text.ts';

type CueWord = NonNullable<TrackCue['words']>[number];

/** A word of a spaced script, or a character of an unspaced one, with its punctuation. */
interface Unit {
  readonly text: string;
  /** Equal for units that differ in case and punctuation only. */
  readonly key: string;
  readonly spaceBefore: boolean;
  /** Ink before it and up to its end, see [Note: Marked text]. */
  readonly inkFrom: number;
  readonly inkTo: number;
}

interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Words for a new text: those that stayed (but for case and punctuation) keep times and confidence; new ones take
 * the time of what they replace, or the pause where they were put in, by their share of the characters.
 */
export function alignWords(words: readonly CueWord[], plain: string, span: TimeSpan): readonly CueWord[] {
  const old = readWords(words);
  const units = unitsOf(plain);
  const matches = matchTokens(old.units.map(keyOf), units.map(keyOf));
  const result: CueWord[] = [];
  for (let at = 0; at < units.length;) {
    const until = matches[at] === -1 ? endOfUnmatched(matches, at) : endOfStretch(old, matches, at);
    if (matches[at] === -1) result.push(...newWords(old, units, matches, at, until, span));
    else result.push(...keptWords(old, units, matches[at]!, at, until));
    at = until;
  }
  const spaced = words[0] !== undefined && /^\s/u.test(words[0].text);
  return result.map((word, i) => (i === 0 ? withLeadingSpace(word, spaced) : word));
}

interface OldWords {
  readonly words: readonly CueWord[];
  /** Ink before each word, and in all at the end. */
  readonly inks: readonly number[];
  readonly units: readonly Unit[];
}

function readWords(words: readonly CueWord[]): OldWords {
  const withInk = words.filter((word) => inkLength(word.text) > 0);
  const inks = [0];
  for (const word of withInk) inks.push(inks.at(-1)! + inkLength(word.text));
  return { words: withInk, inks, units: unitsOf(withInk.map((word) => word.text).join('')) };
}

const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const unit = new RegExp(`[${unspaced}][\\p{M}\\u30fc]*[^\\p{L}\\p{N}\\s]*|(?:(?![${unspaced}])\\S)+`, 'gu');

function unitsOf(plain: string): readonly Unit[] {
  const units: Unit[] = [];
  let ink = 0;
  for (const { 0: text, index } of plain.matchAll(isUnspacedScript(plain) ? unit : /\S+/gu)) {
    const inkFrom = ink;
    ink += text.length;
    const spaceBefore = index > 0 && /\s/u.test(plain.charAt(index - 1));
    units.push({ text, key: foldedKey(text), spaceBefore, inkFrom, inkTo: ink });
  }
  return units;
}

function foldedKey(text: string): string {
  const letters = foldText(text).replaceAll(/[^\p{L}\p{N}\p{M}]+|\u0307/gu, '');
  return letters === '' ? text : letters;
}

function keyOf(unit: Unit): string {
  return unit.key;
}

function endOfUnmatched(matches: Int32Array, from: number): number {
  let end = from;
  while (end < matches.length && matches[end] === -1) end += 1;
  return end;
}

/**
 * End of the matched units from `from` on that together make whole old words, as they did before: one unit, or
 * several in one word (`New York`). One unit alone where they don't.
 */
function endOfStretch(old: OldWords, matches: Int32Array, from: number): number {
  let unit = matches[from]!;
  const wordIndex = indexOfInk(old.inks, old.units[unit]!.inkFrom);
  if (old.inks[wordIndex] !== old.units[unit]!.inkFrom) return from + 1;
  const wordEnd = old.inks[wordIndex + 1]!;
  let at = from;
  while (at < matches.length && matches[at] === unit && old.units[unit]!.inkTo <= wordEnd) {
    if (old.units[unit]!.inkTo === wordEnd) return at + 1;
    at += 1;
    unit += 1;
  }
  return from + 1;
}

/** New units `from` to `until`, matched to the old ones from `oldUnit` on. */
function keptWords(
  old: OldWords,
  units: readonly Unit[],
  oldUnit: number,
  from: number,
  until: number,
): readonly CueWord[] {
  const inkFrom = old.units[oldUnit]!.inkFrom;
  const inkTo = old.units[oldUnit + until - from - 1]!.inkTo;
  const first = indexOfInk(old.inks, inkFrom);
  const last = indexOfInk(old.inks, inkTo - 1);
  const text = joinUnits(units, from, until);
  const isSame = until === from + 1 && units[from]!.text === old.units[oldUnit]!.text;
  const isWhole = old.inks[first] === inkFrom && old.inks[last + 1] === inkTo;
  if (first === last && isWhole) return [withText(old.words[first]!, text)];
  // A word that the recogniser gave in parts.
  if (isSame && isWhole) {
    return old.words
      .slice(first, last + 1)
      .map((word, i) => (i === 0 ? withLeadingSpace(word, units[from]!.spaceBefore) : word));
  }
  const { startMs } = timesOfInk(old, inkFrom);
  const { endMs } = timesOfInk(old, inkTo - 1);
  // What stood for one of them does not stand for all.
  const kept = withoutFields(old.words[first]!, 'alternatives');
  return [{ ...kept, startMs, endMs: Math.max(startMs, endMs), text }];
}

/** New units `from` to `until`, none of which matches. */
function newWords(
  old: OldWords,
  units: readonly Unit[],
  matches: Int32Array,
  from: number,
  until: number,
  span: TimeSpan,
): readonly CueWord[] {
  const before = from === 0 ? -1 : matches[from - 1]!;
  const after = until === units.length ? old.units.length : matches[until]!;
  const replaced = after - before - 1;
  const neighbour = old.words[before < 0 ? 0 : indexOfInk(old.inks, old.units[before]!.inkTo - 1)];
  const { speaker, language } = neighbour ?? {};
  const room = roomBetween(old, before, after, span);
  const ink = units[until - 1]!.inkTo - units[from]!.inkFrom;
  const timeAt = (place: number): number =>
    Math.round(room.startMs + ((room.endMs - room.startMs) * (place - units[from]!.inkFrom)) / ink);
  return units.slice(from, until).map((unit, i) => {
    const text = joinUnits(units, from + i, from + i + 1);
    const same = replaced === until - from ? old.units[before + 1 + i]! : null;
    const startMs = same === null ? timeAt(unit.inkFrom) : timesOfInk(old, same.inkFrom).startMs;
    const endMs = same === null ? timeAt(unit.inkTo) : timesOfInk(old, same.inkTo - 1).endMs;
    return {
      startMs: within(startMs, span),
      endMs: within(Math.max(startMs, endMs), span),
      text,
      timing: 'given',
      ...(speaker === undefined ? {} : { speaker }),
      ...(language === undefined ? {} : { language }),
    };
  });
}

/** The time between two old units, of what stood there if anything did. */
function roomBetween(old: OldWords, before: number, after: number, span: TimeSpan): TimeSpan {
  if (after - before > 1) {
    const { startMs } = timesOfInk(old, old.units[before + 1]!.inkFrom);
    const { endMs } = timesOfInk(old, old.units[after - 1]!.inkTo - 1);
    return { startMs, endMs: Math.max(startMs, endMs) };
  }
  const startMs = before < 0 ? span.startMs : timesOfInk(old, old.units[before]!.inkTo - 1).endMs;
  const endMs = after >= old.units.length ? span.endMs : timesOfInk(old, old.units[after]!.inkFrom).startMs;
  return { startMs, endMs: Math.max(startMs, endMs) };
}

/** When the ink unit at `ink` is spoken: its share of its word. */
function timesOfInk(old: OldWords, ink: number): TimeSpan {
  const index = indexOfInk(old.inks, ink);
  const word = old.words[index]!;
  const from = old.inks[index]!;
  const length = old.inks[index + 1]! - from;
  const timeAt = (place: number): number =>
    Math.round(word.startMs + ((word.endMs - word.startMs) * place) / length);
  return { startMs: timeAt(ink - from), endMs: timeAt(ink - from + 1) };
}

function indexOfInk(inks: readonly number[], ink: number): number {
  let low = 0;
  let high = inks.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (inks[middle]! <= ink) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joinUnits(units: readonly Unit[], from: number, until: number): string {
  let text = '';
  for (let i = from; i < until; i++) text += (units[i]!.spaceBefore ? ' ' : '') + units[i]!.text;
  return text;
}

function withText(word: CueWord, text: string): CueWord {
  return word.text === text ? word : { ...word, text };
}

function withLeadingSpace(word: CueWord, spaced: boolean): CueWord {
  return withText(word, (spaced ? ' ' : '') + word.text.trimStart());
}

function within(ms: number, span: TimeSpan): number {
  return Math.min(Math.max(ms, span.startMs), span.endMs);
}
