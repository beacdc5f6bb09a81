/** What a format can't carry of these cues, as sentences. */
import type { Cue } from '../../cues/cue.ts';
import { tokenizeMarkup } from '../../cues/markup.ts';
import { placementOfSettings, placementOfText } from '../placement.ts';

/** Formats that keep looks (`<i>`), names of speakers and places at the top of the picture. */
const KEEPS_LOOKS = new Set(['srt', 'vtt', 'ass', 'ttml', 'json', 'csv']);
const KEEPS_SPEAKERS = new Set(['vtt', 'ass', 'ttml', 'json', 'csv', 'txt']);
const KEEPS_PLACES = new Set(['srt', 'vtt', 'ass', 'ttml', 'json']);
const KEEPS_OVERLAPS = new Set(['srt', 'vtt', 'ass', 'ttml', 'sbv', 'microdvd', 'json', 'csv', 'txt']);

export function lossesOf(
  cues: readonly Cue[],
  format: { readonly id: string; readonly name: string },
): readonly string[] {
  const { id, name } = format;
  const losses: string[] = [];
  const lost = (kept: ReadonlySet<string>, isThere: () => boolean, sentence: string): void => {
    if (!kept.has(id) && isThere()) losses.push(sentence);
  };
  lost(
    KEEPS_LOOKS,
    () => cues.some(hasLooks),
    `${name} has no italics, bold or underlines: they are left out.`,
  );
  lost(
    KEEPS_SPEAKERS,
    () => cues.some(hasSpeaker),
    `${name} has no place for speakers: their names are left out.`,
  );
  lost(
    KEEPS_PLACES,
    () => cues.some(isPlaced),
    `${name} has no positions: all text stands where the player puts it.`,
  );
  lost(
    KEEPS_OVERLAPS,
    () => cues.some((cue, index) => cue.endMs > (cues[index + 1]?.startMs ?? Infinity)),
    `${name} shows one cue at a time: a cue that overlaps the next one ends where that begins.`,
  );
  return losses;
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
