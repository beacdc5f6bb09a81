/** Those that people read two languages in: a table and a text of lines, no broadcast captions of few rows. */
const bilingualFormats: ReadonlySet<string> = new Set([
  ...['srt', 'vtt', 'ass', 'ttml', 'ebu-tt-d', 'sbv', 'sami', 'csv'],
]);

/** Two languages can stand in one cue of it. */
export function isBilingualFormat(formatId: string): boolean {
  return bilingualFormats.has(formatId);
}
