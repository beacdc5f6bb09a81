/** How speakers can be written in each format. */
import type { SpeakerWay } from '../../cues/speaker-way.ts';

const placed: readonly SpeakerWay[] = ['own', 'none', 'dash', 'name', 'color'];
const colored: readonly SpeakerWay[] = ['none', 'dash', 'name', 'color'];
const plain: readonly SpeakerWay[] = ['none', 'dash', 'name'];

/** The first is what the format does unless another is chosen. */
const waysOf: Readonly<Record<string, readonly SpeakerWay[]>> = {
  // Guidelines want dashes where two speak in one cue, and no more.
  ...{ srt: colored, vtt: placed, ass: placed, ttml: placed, itt: colored, 'ebu-tt-d': placed },
  ...{ fcpxml: colored, sbv: plain, lrc: ['none', 'name'], microdvd: plain, csv: ['own', 'none'] },
  ...{ sami: colored, scc: colored, json: ['own'], txt: ['own', 'none', 'dash'] },
  // Teletext tells speakers by their colours (EBU Tech 3264-E, BBC Subtitle Guidelines).
  stl: ['color', 'none', 'dash', 'name'],
};

/** The usual one first; empty for what is no format of subtitles. */
export function speakerWaysOf(formatId: string): readonly SpeakerWay[] {
  return waysOf[formatId] ?? [];
}

/** The one that is meant, where the format has it. */
export function speakerWayFor(formatId: string, chosen: SpeakerWay | undefined): SpeakerWay {
  const ways = speakerWaysOf(formatId);
  return chosen !== undefined && ways.includes(chosen) ? chosen : (ways[0] ?? 'own');
}

/**
 * Where a person asked who speaks, and not how it is written: as the format does by itself or, where that says nothing,
 * by names before the text.
 */
export function speakerWayThatShows(formatId: string): SpeakerWay {
  const [usual = 'own', ...others] = speakerWaysOf(formatId);
  return usual === 'none' && others.includes('name') ? 'name' : usual;
}
