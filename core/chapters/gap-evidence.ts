/** What speaks for a boundary before each sentence, apart from what the text is about. */
import type { ChapterText } from './chapter-text.ts';
import { cueBetween, farewellIn } from './cue-phrases.ts';
import type { CueFound } from './cue-phrases.ts';
import { firstFrom, nearestWithin, overlapWithin } from './near-times.ts';

/** The gap before a sentence. */
export interface Gap {
  readonly cue: CueFound;
  /** Between the end of all that was said and the beginning of the sentence. */
  readonly pauseMs: number;
  readonly newSpeaker: boolean;
  readonly cutMs: number | null;
  readonly windowMs: number | null;
  /** Nats for a boundary. */
  readonly evidence: number;
}

/** Pauses below this are breath. */
const minPauseMs = 400;
/** A shot may change a little before or after the sentence. */
const cutReach = { beforeMs: 1500, afterMs: 1000 };
/** People turn to another window before they speak about it, or begin to and then do. */
const windowReach = { beforeMs: 4000, afterMs: 3000 };
/** Share of what a sign would tell if it told everything: the logarithm of how rare it is in this video. */
const share = { pause: 0.35, speaker: 0.35, cut: 0.3, window: 0.35 };
const maxSurprise = 4;
/** Nats for the sentence with which a talk takes its leave: many end with a chapter of its own. */
const farewellWorth = 3;

/** One for each sentence; that of the first is empty. */
export function readGaps(text: ChapterText): readonly Gap[] {
  const bare = bareGaps(text);
  const rarity = {
    speaker: surprise(bare.filter(({ newSpeaker }) => newSpeaker).length, bare.length),
    cut: surprise(bare.filter(({ cutMs }) => cutMs !== null).length, bare.length),
    window: surprise(bare.filter(({ windowMs }) => windowMs !== null).length, bare.length),
  };
  const farewell = farewellIn(text.sentences);
  const pauses = Float64Array.from(bare, ({ pauseMs }) => pauseMs).sort();
  return bare.map((gap, index) => {
    if (index === 0) return gap;
    const longer = pauses.length - firstFrom(pauses, gap.pauseMs);
    const evidence =
      gap.cue.evidence +
      (index === farewell ? farewellWorth : 0) +
      (gap.pauseMs < minPauseMs ? 0 : share.pause * surprise(longer, bare.length)) +
      (gap.newSpeaker ? share.speaker * rarity.speaker : 0) +
      (gap.cutMs === null ? 0 : share.cut * rarity.cut) +
      (gap.windowMs === null ? 0 : share.window * rarity.window);
    return { ...gap, evidence };
  });
}

function bareGaps({ sentences, cutsMs = [], silences = [], windowsMs = [] }: ChapterText): readonly Gap[] {
  let spokenUntil = 0;
  return sentences.map((sentence, index) => {
    const before = sentences[index - 1];
    const { startMs } = sentence;
    const silenceMs = overlapWithin(silences, startMs - cutReach.beforeMs, startMs + cutReach.afterMs);
    const pauseMs = before === undefined ? 0 : Math.max(0, startMs - spokenUntil, silenceMs);
    spokenUntil = Math.max(spokenUntil, sentence.endMs);
    return {
      cue: before === undefined ? { evidence: 0, phrase: null } : cueBetween(before, sentence),
      pauseMs,
      newSpeaker: before !== undefined && before.speaker !== sentence.speaker,
      cutMs: nearestWithin(cutsMs, startMs, cutReach),
      windowMs: nearestWithin(windowsMs, startMs, windowReach),
      evidence: 0,
    };
  });
}

function surprise(count: number, of: number): number {
  return count === 0 ? 0 : Math.min(maxSurprise, Math.log(of / count));
}
