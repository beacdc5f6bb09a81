import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import type { PlacedSentence } from '../fixtures/narration.ts';
import type { Range, Timeline } from './timeline.ts';
import { framesPerSecond } from './timeline.ts';

/** What a perfect captioner would know about the sample; all times in milliseconds of the video. */
export interface Truth {
  readonly licence: string;
  readonly narrator: {
    readonly engine: string;
    readonly voice: string;
    readonly settings: readonly number[];
  };
  readonly durationMs: number;
  readonly framesPerSecond: number;
  readonly sentences: readonly PlacedSentence[];
  readonly shotChanges: readonly ShotChange[];
  readonly music: readonly Range[];
  readonly silence: readonly Range[];
}

/** `timeMs` is the first frame of the new shot; a fade goes to black in its middle. */
export type ShotChange =
  | { readonly kind: 'cut'; readonly timeMs: number }
  | { readonly kind: 'fade'; readonly timeMs: number; readonly startMs: number; readonly endMs: number };

export function findShotChanges({ shots }: Timeline): readonly ShotChange[] {
  const toMs = (frame: number) => (frame * 1000) / framesPerSecond;
  return shots.slice(1).map(({ firstFrame, fadeInFrames }) => {
    const timeMs = toMs(firstFrame);
    if (fadeInFrames === 0) return { kind: 'cut', timeMs };
    const halfMs = toMs(fadeInFrames);
    return { kind: 'fade', timeMs, startMs: timeMs - halfMs, endMs: timeMs + halfMs };
  });
}

/** The sentences as SubRip, a long one over two lines. */
export function toSubRip(sentences: readonly PlacedSentence[]): string {
  return writeSrt(sentences.map(({ text, startMs, endMs }) => ({ startMs, endMs, text: breakInTwo(text) })));
}

function breakInTwo(text: string): string {
  if (text.length <= 42) return text;
  const middle = text.lastIndexOf(' ', text.length / 2);
  return `${text.slice(0, middle)}\n${text.slice(middle + 1)}`;
}
