/**
 * How long a text is for a reader. A character is a grapheme cluster (a letter with its accents, an emoji
 * with its modifiers); marks and invisible format characters alone count 0. By the measure `full-width`
 * (Netflix's for Japanese, Korean and Chinese) a full-width character counts 1 and a half-width one 0.5.
 */
import { characterKinds, mark, narrow, unknown } from './character-kinds.ts';
import { visibleText } from './markup.ts';

const invisible = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
/** East Asian Width W and F (Unicode Annex 11), by blocks. */
const fullWidth =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
/** Scripts written without spaces between words. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** How characters are counted, in lines and in reading speed. */
export type CharacterMeasure = 'graphemes' | 'full-width';

export interface TextMeasure {
  /** What is seen, line by line. */
  readonly lines: readonly string[];
  /** Length of each line. */
  readonly lineLengths: readonly number[];
  /** Characters that the reading speed counts: spaces do, a line break as the space that it stands for; tags do not. */
  readonly readingLength: number;
}

/** Everything about a cue's text at once. */
export function measureText(text: string, measure: CharacterMeasure): TextMeasure {
  const lines = visibleText(text).split('\n');
  const lineLengths = lines.map((line) => plainLength(line, measure));
  let readingLength = 0;
  for (const [i, length] of lineLengths.entries()) {
    readingLength += length + (i === 0 ? 0 : lineBreakLength(lines[i - 1]!, lines[i]!, measure));
  }
  return { lines, lineLengths, readingLength };
}

/**
 * What the break between two lines counts for the reading speed: the space that it stands for, so that a text reads as
 * fast in two lines as in one. Nothing between two characters of a script without spaces, or beside an empty line.
 */
export function lineBreakLength(upper: string, lower: string, measure: CharacterMeasure): number {
  const [last, first] = [upper.trimEnd().slice(-1), lower.trimStart().slice(0, 1)];
  if (last === '' || first === '') return 0;
  const ends = last + first;
  const isUnspaced = unspacedEnds.test(ends) && (unspacedScript.test(ends) || widePunctuation.test(ends));
  if (isUnspaced) return 0;
  return measure === 'full-width' ? 0.5 : 1;
}

const wideMarks = '\\u3001-\\u3011\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';
const widePunctuation = new RegExp(`[${wideMarks}]`, 'u');
/** Two characters that no space stands between in Chinese, Japanese or Thai; quotes are written alike everywhere. */
const unspacedEnds = new RegExp(`^(?:${unspacedScript.source}|[${wideMarks}‘’“”…—]){2}$`, 'u');

/** Length of one line of a cue, tags not counted. The line must hold no line break. */
export function lineLength(line: string, measure: CharacterMeasure): number {
  return plainLength(visibleText(line), measure);
}

/** Characters that the reading speed counts, see `TextMeasure`. */
export function readingLength(text: string, measure: CharacterMeasure): number {
  return measureText(text, measure).readingLength;
}

/** Words of the visible text; in scripts without spaces by dictionary, elsewhere between white space. */
export function countWords(text: string): number {
  const visible = visibleText(text);
  if (!unspacedScript.test(visible)) return visible.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  let count = 0;
  for (const segment of words.segment(visible)) if (segment.isWordLike === true) count += 1;
  return count;
}

/** True when the text holds a script that is written without spaces between words. */
export function isUnspacedScript(text: string): boolean {
  return unspacedScript.test(text);
}

/** The common scripts by table; the first character beyond it sends the line to the segmenter. */
function plainLength(line: string, measure: CharacterMeasure): number {
  const narrowLength = measure === 'full-width' ? 0.5 : 1;
  let length = 0;
  for (let i = 0; i < line.length; i += 1) {
    const kind = characterKinds[line.charCodeAt(i)]!;
    if (kind === unknown) return segmentedLength(line, measure);
    if (kind !== mark) length += kind === narrow ? narrowLength : 1;
  }
  return length;
}

function segmentedLength(line: string, measure: CharacterMeasure): number {
  let length = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (invisible.test(segment)) continue;
    length += measure === 'full-width' && !fullWidth.test(segment) ? 0.5 : 1;
  }
  return length;
}
