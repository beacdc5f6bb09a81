const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * For files and fields that hold one line: line breaks, tabs and control characters are spaces, half a character is the sign
 * for one that is not known.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** At most `maxLength` UTF-16 units of it, without a part of what is seen as one character. */
export function cutToLength(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // The character that the limit cuts begins not far before it; a limit in the middle of it says where.
  const last = graphemes.segment(text).containing(maxLength);
  return text.slice(0, last?.index ?? maxLength).trimEnd();
}
