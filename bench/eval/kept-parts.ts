/** Parts of a text that a translation must carry over as they are. */
export function partsToKeep(text: string): readonly string[] {
  return [
    ...matches(text, /<[^<>]+>/gu),
    ...matches(text, /(?<=["“„«「])[^"“”„«»「」]+(?=["”“»」])/gu),
    ...matches(text.replaceAll(/<[^<>]+>/gu, ' '), /\p{N}+/gu),
  ];
}

/** True when every part is there as often as in the source, and the sentence ends as it did. */
export function keepsParts(source: string, translation: string): boolean {
  const wanted = Map.groupBy(partsToKeep(source), (part) => part);
  const found = [...wanted].every(([part, times]) => translation.split(part).length - 1 >= times.length);
  return found && ending(source) === ending(translation);
}

/** The mark that closes the sentence, full-width ones as their ASCII brothers. */
function ending(text: string): string {
  const last =
    text
      .trim()
      .replaceAll(/(<[^<>]+>|["“”»«」\s])+$/gu, '')
      .at(-1) ?? '';
  const marks: Readonly<Record<string, string>> = { '。': '.', '！': '!', '？': '?' };
  const mark = marks[last] ?? last;
  return '.!?'.includes(mark) ? mark : '';
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([part]) => part);
}
