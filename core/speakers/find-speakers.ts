/** Who speaks when, from the voices of windows. */
import type { SpeakersResult, SpeakerTurn } from '../analysis/speakers.ts';
import { clusterVoices } from './cluster-voices.ts';
import { speechEdges } from './speech-edges.ts';
import type { Stretch } from './stretch.ts';
import { turnsOfWindows } from './turns-of-windows.ts';
import type { VoiceTrack } from './voice-track.ts';

export interface HeardSpeech extends VoiceTrack {
  /** The regions of the analysis `speech`, in order. */
  readonly regions: readonly Stretch[];
  /** Every 10 ms, see `LevelMeter`; undefined: edges of speech stay as the regions have them. */
  readonly levels: Int8Array | undefined;
}

export interface SpeakerCount {
  /** Both included, 1 or more. */
  readonly min: number;
  readonly max: number;
}

/** `count`: null where it is to be found. Nobody in a sound without windows. */
export function findSpeakers(heard: HeardSpeech, count: SpeakerCount | null): SpeakersResult {
  const { labels, voices, margins } = clusterVoices(heard, count);
  const speech = speechEdges(heard.regions, heard.levels);
  const turns = turnsOfWindows(heard, { labels, margins, speech, levels: heard.levels });
  return inOrderOfSpeech(turns, voices);
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
      voice: [...voices[speaker]!],
    })),
    turns: turns.map((turn) => ({ ...turn, speaker: order.indexOf(turn.speaker) })),
    findsOverlap: false,
  };
}
