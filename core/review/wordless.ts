/** Findings of speech without text that a person has answered: there are no words. */
import type { WordlessStretch } from '../project/wordless-stretch.ts';
import { maxRegions } from '../project/wordless-stretch.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { ReviewProblem } from './review-problem.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A cue beside it that is moved by less leaves the answer. */
const slackMs = 500;
/** So much of a cue inside is text of the stretch. */
const minTextMs = 1000;

/** The answer to this finding; null: it is none of speech without text. `speech`: what it was found from. */
export function answerTo(problem: ReviewProblem, speech: readonly Span[]): WordlessStretch | null {
  const { code, span } = problem;
  if (code !== 'speech-without-text' || span === undefined) return null;
  return { ...span, heard: regionsIn(span, speech).slice(0, maxRegions) };
}

/**
 * Whether it was answered, and nothing has changed since: the same sound, as far as the detection and the transcription
 * tell, and no text in the stretch.
 */
export function isAnswered(
  { span }: ReviewProblem,
  answers: readonly WordlessStretch[],
  cues: readonly TrackCue[],
  speech: readonly Span[],
): boolean {
  if (span === undefined) return false;
  return answers.some(
    (answer) =>
      span.startMs >= answer.startMs - slackMs &&
      span.endMs <= answer.endMs + slackMs &&
      !cues.some((cue) => isTextIn(answer, cue)) &&
      regionsIn(answer, speech).every((now) =>
        answer.heard.some(({ startMs, endMs }) => startMs === now.startMs && endMs === now.endMs),
      ),
  );
}

function regionsIn({ startMs, endMs }: Span, speech: readonly Span[]): readonly Span[] {
  return speech
    .filter((region) => region.endMs > startMs && region.startMs < endMs)
    .map((region) => ({ startMs: region.startMs, endMs: region.endMs }));
}

function isTextIn(stretch: Span, cue: TrackCue): boolean {
  const insideMs = Math.min(stretch.endMs, cue.endMs) - Math.max(stretch.startMs, cue.startMs);
  const middleMs = (cue.startMs + cue.endMs) / 2;
  return insideMs > minTextMs || (middleMs > stretch.startMs && middleMs < stretch.endMs);
}
