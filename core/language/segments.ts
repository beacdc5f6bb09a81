/**
 * Word boundaries of scripts that write no spaces, from the dictionaries of `Intl.Segmenter` (UAX 29 with
 * ICU's dictionaries for Chinese, Japanese, Thai, Lao, Khmer and Burmese).
 */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { primaryLanguage } from './language-tag.ts';

const unspacedLanguages: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);

/** Text handed to the segmenter at once: long enough for context, short enough to be quick. */
const maxRun = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** The language whose rules fit a run of an unspaced script: the given one, else told by the script. */
export function languageOfRun(run: string, language: string | undefined): string {
  const primary = primaryLanguage(language);
  if (/[\u3040-\u30ff]/u.test(run)) return 'ja';
  if (/\p{Script=Thai}/u.test(run)) return 'th';
  return unspacedLanguages.has(primary) ? primary : 'zh';
}

/** Offsets in `text` between two words of an unspaced script, or between it and another script. */
export function unspacedBoundaries(text: string, language: string | undefined): ReadonlySet<number> {
  const boundaries = new Set<number>();
  if (!isUnspacedScript(text)) return boundaries;
  for (const { run, offset } of runsOf(text)) {
    // A run that was cut after punctuation begins at a boundary.
    if (isWidePunctuation(text.charAt(offset - 1))) boundaries.add(offset);
    for (const { index } of segmenterFor(languageOfRun(run, language)).segment(run)) {
      if (index > 0 && isWideEdge(run.charAt(index - 1), run.charAt(index))) boundaries.add(offset + index);
    }
  }
  return boundaries;
}

/** Pieces between white space, long ones cut after punctuation where there is some. */
function* runsOf(text: string): Generator<{ run: string; offset: number }> {
  for (const match of text.matchAll(/\S+/gu)) {
    if (!isUnspacedScript(match[0])) continue;
    let from = 0;
    while (from < match[0].length) {
      const to = endOfRun(match[0], from);
      yield { run: match[0].slice(from, to), offset: match.index + from };
      from = to;
    }
  }
}

function endOfRun(text: string, from: number): number {
  if (text.length - from <= maxRun) return text.length;
  for (let at = from + maxRun; at > from + maxRun / 2; at--) {
    if (isWidePunctuation(text.charAt(at - 1)) && !isWidePunctuation(text.charAt(at))) return at;
  }
  return from + maxRun;
}

function isWideEdge(before: string, after: string): boolean {
  return isUnspacedScript(before) || isUnspacedScript(after) || isWidePunctuation(before);
}

function isWidePunctuation(character: string): boolean {
  return /[\u3001-\u3011\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u.test(character);
}

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
