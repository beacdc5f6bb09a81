/** What a format can't carry of these cues. */
import type { Cue } from '../../cues/cue.ts';
import { tokenizeMarkup } from '../../cues/markup.ts';
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { placementOfSettings, placementOfText } from '../placement.ts';

/** Formats that keep looks (`<i>`), names of speakers and places at the top of the picture. */
const keepsLooks = new Set(['srt', 'vtt', 'ass', 'ttml', 'json', 'csv']);
const keepsSpeakers = new Set(['vtt', 'ass', 'ttml', 'json', 'csv', 'txt']);
const keepsPlaces = new Set(['srt', 'vtt', 'ass', 'ttml', 'json']);
const keepsOverlaps = new Set(['srt', 'vtt', 'ass', 'ttml', 'sbv', 'microdvd', 'json', 'csv', 'txt']);

export function lossesOf(
  cues: readonly Cue[],
  { id, name }: { readonly id: string; readonly name: string },
): readonly Note[] {
  const found = {
    looks: !keepsLooks.has(id) && cues.some(hasLooks),
    speakers: !keepsSpeakers.has(id) && cues.some(hasSpeaker),
    places: !keepsPlaces.has(id) && cues.some(isPlaced),
    overlaps:
      !keepsOverlaps.has(id) && cues.some((cue, index) => cue.endMs > (cues[index + 1]?.startMs ?? Infinity)),
  };
  return (['looks', 'speakers', 'places', 'overlaps'] as const)
    .filter((lost) => found[lost])
    .map((lost) => note('format-lacks', { format: name, lost }));
}

function hasLooks(cue: Cue): boolean {
  return cue.text.includes('<') && tokenizeMarkup(cue.text).some(({ kind }) => kind === 'tag');
}

function hasSpeaker(cue: Cue): boolean {
  return cue.speaker !== undefined && cue.speaker !== '';
}

function isPlaced(cue: Cue): boolean {
  const placement = placementOfText(cue.text) ?? placementOfSettings(cue.settings ?? '');
  return placement === 'top' || placement === 'middle';
}
