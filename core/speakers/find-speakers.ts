/** Who speaks when, from the voices of windows. */
import type { SpeakersResult, SpeakerTurn } from '../analysis/speakers.ts';
import { clusterVoices } from './cluster-voices.ts';
import { withSecondSpeakers } from './second-speakers.ts';
import { stretchesAbove } from './speakers-at-once.ts';
import type { AtOnce } from './speakers-at-once.ts';
import { speechEdges } from './speech-edges.ts';
import { joinStretches } from './stretch.ts';
import type { Stretch } from './stretch.ts';
import { turnsOfWindows } from './turns-of-windows.ts';
import type { VoiceTrack } from './voice-track.ts';

export interface HeardSpeech extends VoiceTrack {
  /** The regions of the analysis `speech`, in order. */
  readonly regions: readonly Stretch[];
  /** Every 10 ms, see `LevelMeter`; undefined: edges of speech stay as the regions have them. */
  readonly levels: Int8Array | undefined;
  /** What a segmentation model heard, see `AtOnceMeter`: edges and overlap then come from it. */
  readonly atOnce?: AtOnce | undefined;
}

/** Shorter pauses and shorter speech are not told apart from what is around them. */
const speechStretches = { pauseMs: 100, minMs: 100 };
const overlapStretches = { pauseMs: 100, minMs: 200 };

export interface SpeakerCount {
  /** Both included, 1 or more. */
  readonly min: number;
  readonly max: number;
}

/** `count`: null where it is to be found. Nobody in a sound without windows. */
export function findSpeakers(heard: HeardSpeech, count: SpeakerCount | null): SpeakersResult {
  const { labels, voices, margins } = clusterVoices(heard, count);
  const { atOnce, levels } = heard;
  const speech =
    atOnce === undefined
      ? speechEdges(heard.regions, levels)
      : joinStretches([
          ...speechEdges(heard.regions, levels),
          ...stretchesAbove(atOnce.speech, speechStretches),
        ]);
  const turns = turnsOfWindows(heard, { labels, margins, speech, levels });
  if (atOnce === undefined) return inOrderOfSpeech(turns, voices);
  const overlaps = stretchesAbove(atOnce.overlap, overlapStretches);
  const all = withSecondSpeakers(turns, overlaps, count?.max ?? Infinity);
  return { ...inOrderOfSpeech(all, voices), findsOverlap: true };
}

/** Numbered by who speaks first; those who are left without a turn are gone. */
function inOrderOfSpeech(turns: readonly SpeakerTurn[], voices: readonly Float32Array[]): SpeakersResult {
  const order = [...new Set(turns.map(({ speaker }) => speaker))];
  const speechMs = new Map<number, number>();
  for (const { speaker, startMs, endMs } of turns)
    speechMs.set(speaker, (speechMs.get(speaker) ?? 0) + endMs - startMs);
  return {
    speakers: order.map((speaker) => ({
      speechMs: speechMs.get(speaker)!,
      voice: voices[speaker] === undefined ? null : [...voices[speaker]],
    })),
    turns: turns.map((turn) => ({ ...turn, speaker: order.indexOf(turn.speaker) })),
    findsOverlap: false,
  };
}
