import type { TrackCue } from './track-cue.ts';

type Alternatives = NonNullable<TrackCue['words']>[number]['alternatives'];

export function sameWords(a: TrackCue['words'], b: TrackCue['words']): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((word, i) => {
    const other = b[i]!;
    return (
      word === other ||
      (word.text === other.text &&
        word.startMs === other.startMs &&
        word.endMs === other.endMs &&
        word.confidence === other.confidence &&
        word.timing === other.timing &&
        word.speaker === other.speaker &&
        word.language === other.language &&
        sameAlternatives(word.alternatives, other.alternatives))
    );
  });
}

function sameAlternatives(a: Alternatives, b: Alternatives): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length) return false;
  return (a ?? []).every(
    ({ text, confidence }, i) => text === b?.[i]?.text && confidence === b[i].confidence,
  );
}
