/** What a machine's captions have that no rule forbids: doubt, text where nobody speaks, loops. */
import { visibleText } from '../cues/markup.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { ReviewOptions, ReviewProblem } from './review-problem.ts';

type Doubt = Pick<ReviewProblem, 'code' | 'severity' | 'measured' | 'limit' | 'unit'>;

/**
 * Below these a text is worth a look. Chosen, not measured: a word below 0.4 is about as unsure as the windows that
 * Whisper's own decoder gives up (mean log probability -1, which is 0.37); a whole cue is doubtful sooner.
 */
export const lowCueConfidence = 0.6;
export const lowWordConfidence = 0.4;
/** Of the cue's time. */
export const minSpeechShare = 0.2;

export function findLowConfidence(cue: TrackCue): Doubt | null {
  const { confidence, words } = cue;
  if (confidence !== undefined && confidence < lowCueConfidence) {
    return doubt('low-confidence', 'warning', confidence, lowCueConfidence);
  }
  let least = 1;
  if (words !== undefined) {
    for (const word of words)
      if (word.confidence !== undefined && word.confidence < least) least = word.confidence;
  }
  return least < lowWordConfidence ? doubt('low-confidence', 'hint', least, lowWordConfidence) : null;
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
  return doubt('text-over-silence', 'warning', Math.round(share * 1000) / 1000, minSpeechShare);
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

function doubt(
  code: 'low-confidence' | 'text-over-silence',
  severity: 'warning' | 'hint',
  measured: number,
  limit: number,
): Doubt {
  return { code, severity, measured, limit, unit: 'share' };
}
