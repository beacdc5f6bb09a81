/** What a machine's captions have that no rule forbids: doubt, text where nobody speaks, loops. */
import { defaultDoubt } from '../cues/doubt-levels.ts';
import { visibleText } from '../cues/markup.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { ReviewOptions, ReviewProblem } from './review-problem.ts';
import { doubtfulWords, trustInWords } from './word-doubt.ts';

type Doubt = Pick<ReviewProblem, 'code' | 'severity' | 'measured' | 'limit' | 'unit'>;

/** A cue whose words have less in the mean is worth a look, at the default level of doubt. */
export const lowCueConfidence = 0.6;
/** Of the cue's time. */
export const minSpeechShare = 0.2;

/** The least mean confidence of a cue that nobody need look at, where a word must be trusted as much as `limit`; 0 to 1. */
export function lowCueConfidenceAt(limit: number): number {
  return Math.min(1, (limit * lowCueConfidence) / defaultDoubt);
}

/** @param limit how much a word must be trusted, see [Note: Doubtful words]; a whole cue is doubtful sooner */
export function findLowConfidence({ confidence, words }: TrackCue, limit = defaultDoubt): Doubt | null {
  const cueLimit = lowCueConfidenceAt(limit);
  if (confidence !== undefined && confidence < cueLimit) {
    return doubt('low-confidence', 'warning', confidence, rounded(cueLimit));
  }
  if (words === undefined || doubtfulWords(words, limit).size === 0) return null;
  const least = trustInWords(words).reduce<number>((min, trust) => Math.min(min, trust ?? 1), 1);
  return doubt('low-confidence', 'hint', rounded(least), limit);
}

/** `[music]`, `(laughs)`, `♪ … ♪`, `# … #`: text that describes a sound, or a song. */
const soundLabel = /^[\s\-–—]*(?:[[({（［【][^\])}）］】]*[\])}）］】][\s\-–—.]*)+$|[♪♫]|^\s*#[^]*#\s*$/u;

export function findTextOverSilence(cue: TrackCue, speech: ReviewOptions['speech']): Doubt | null {
  const lengthMs = cue.endMs - cue.startMs;
  if (speech === null || lengthMs <= 0) return null;
  const share = speechMsWithin(cue, speech) / lengthMs;
  if (share >= minSpeechShare) return null;
  const text = visibleText(cue.text).trim();
  if (text === '' || soundLabel.test(text)) return null;
  return doubt('text-over-silence', 'warning', rounded(share), minSpeechShare);
}

/** `speech` is sorted and without overlaps. */
function speechMsWithin(cue: TrackCue, speech: NonNullable<ReviewOptions['speech']>): number {
  let low = 0;
  let high = speech.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (speech[middle]!.endMs <= cue.startMs) low = middle + 1;
    else high = middle;
  }
  let sum = 0;
  for (let i = low; i < speech.length && speech[i]!.startMs < cue.endMs; i++) {
    sum += Math.min(cue.endMs, speech[i]!.endMs) - Math.max(cue.startMs, speech[i]!.startMs);
  }
  return sum;
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function doubt(
  code: 'low-confidence' | 'text-over-silence',
  severity: 'warning' | 'hint',
  measured: number,
  limit: number,
): Doubt {
  return { code, severity, measured, limit, unit: 'share' };
}
