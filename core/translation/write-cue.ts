import { breaksLineRules, withBestLines } from '../edit/break-lines.ts';
import { readMarked, replaceVisible } from '../edit/marked-text.ts';
import { tokenizeMarkup } from '../cues/markup.ts';
import { measureText } from '../cues/text-measure.ts';
import type { Profile } from '../profiles/profile.ts';
import type { CueSegment } from './cue-segments.ts';
import { putTags } from './put-tags.ts';

/**
 * A cue's text in another language: what is not translated stands where it stood, and lines are broken as the guideline
 * of the language asks for.
 * @param translations one for each segment, plain and in one line; undefined where it stays as it is
 */
export function writeCue(
  segments: readonly CueSegment[],
  translations: readonly (string | undefined)[],
  profile: Profile,
  language: string,
): string {
  const text = joined(segments, translations, profile, language);
  const tags = segments.flatMap(({ before, body, after }) => [before, body.raw, after].flatMap(tagsOf));
  if (tagsOf(text).join('') === tags.join('')) return text;
  // What an engine wrote makes a tag with what stands behind it.
  const harmless = translations.map((translation) => translation?.replaceAll('<', '‹').replaceAll('{', '('));
  return joined(segments, harmless, profile, language);
}

function tagsOf(text: string): readonly string[] {
  return tokenizeMarkup(text).flatMap(({ kind, raw }) => (kind === 'tag' ? [raw] : []));
}

function joined(
  segments: readonly CueSegment[],
  translations: readonly (string | undefined)[],
  profile: Profile,
  language: string,
): string {
  const texts = segments.map(({ before, body, after }, i) => {
    const translation = translations[i];
    if (translation === undefined) return before + body.raw + after;
    return before + putTags(body, translation, language) + after;
  });
  if (translations.every((translation) => translation === undefined)) return texts.join('');
  if (texts.length === 1) return withLines(texts[0]!, profile, language);
  // Each keeps its line; one that had several may have them again.
  return segments
    .map(({ body }, i) => {
      const text = texts[i]!;
      if (!body.plain.includes('\n') || !isTooLong(text, profile)) return text;
      const end = text.length - text.trimEnd().length;
      const bare = end === 0 ? text : text.slice(0, -end);
      return withLines(bare, profile, language) + text.slice(bare.length);
    })
    .join('');
}

function isTooLong(text: string, profile: Profile): boolean {
  if (!breaksLineRules(text, profile)) return false;
  return measureText(text, profile.characterMeasure).lineLengths.some(
    (length) => length > profile.maxCharsPerLine,
  );
}

/** A dash inside a sentence (`I was - well - late`) begins no line, where it would be another speaker's. */
function withLines(raw: string, profile: Profile, language: string): string {
  const text = readMarked(withBestLines(raw, profile, language));
  const dashes = [...text.plain.matchAll(dashAtStart)];
  if (dashes.length === 0 || dashes.length === [...readMarked(raw).plain.matchAll(dashAtStart)].length)
    return text.raw;
  return replaceVisible(
    text,
    dashes.map(({ 0: found, 1: dash = '', index }) => ({
      ...{ start: index, end: index + found.length, text: ` ${dash}\n` },
    })),
  );
}

const dashAtStart = /\n([-–—‐―]+|>{2,3})\s+/gu;
