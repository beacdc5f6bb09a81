/** Which of the features of [Note: What formats carry] a document has. */
import type { Cue } from '../cues/cue.ts';
import { classColor, classesOf, fontColor, hasFontFace } from '../cues/font-tags.ts';
import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import { overridesOf } from '../cues/overrides.ts';
import { voicesOf } from '../cues/voices.ts';
import { isSrtCoordinates } from './cue-header.ts';
import type { Feature } from '../format-features.ts';
import { lookContexts } from './look-context.ts';
import { headOf } from './head.ts';
import { isDialogue, notesOf } from './ass/document-notes.ts';
import { keyOfPlace, placeOfCue } from './place.ts';
import { hasGivenWords } from './portable.ts';
import type { SubtitleDocument } from './subtitle-document.ts';
import type { LookContext } from './text-look.ts';

const featureOfTag: ReadonlyMap<string, Feature> = new Map([
  ...(['i', 'em', 'b', 'strong', 'u'] as const).map((name) => [name, 'looks'] as const),
  ...(['s', 'strike'] as const).map((name) => [name, 'strikeout'] as const),
  ['rt', 'ruby'],
  ['lang', 'languages'],
]);
const featureOfOverride: ReadonlyMap<string, Feature | null> = new Map([
  ...(['i', 'b', 'u'] as const).map((name) => [name, 'looks'] as const),
  ['s', 'strikeout'],
  ...(['c', '1c'] as const).map((name) => [name, 'colors'] as const),
  // Places are found with the settings; a reset says nothing by itself.
  ...(['an', 'a', 'pos', 'r'] as const).map((name) => [name, null] as const),
]);

/** Words whose times we measured are no part of a file: who wants them written says so. */
export function featuresOf(
  document: SubtitleDocument,
  { countsMeasuredWords = false }: { readonly countsMeasuredWords?: boolean } = {},
): ReadonlySet<Feature> {
  const found = new Set<Feature>(featuresAround(document));
  const contextOf = lookContexts(document, { voiceColors: true });
  for (const [index, cue] of document.cues.entries()) {
    addTextFeatures(cue, contextOf(cue), document.ass !== undefined, found);
    addPlaceFeatures(cue, found);
    if (namesSpeaker(cue)) found.add('speakers');
    if (cue.language !== undefined && cue.language !== document.language) found.add('languages');
    if (countsMeasuredWords ? (cue.words ?? []).length > 0 : hasGivenWords(cue)) found.add('words');
    if (cue.id !== undefined && cue.id !== String(index + 1)) found.add('ids');
    if (cue.ass !== undefined && isLayered(cue.ass)) found.add('layers');
    if (/\\p[1-9]/.test(cue.ass?.raw ?? '')) found.add('drawings');
    if (cue.endMs > (document.cues[index + 1]?.startMs ?? Infinity)) found.add('overlaps');
    if (/[\r\n]/.test(cue.text.trim())) found.add('lines');
  }
  return found;
}

function featuresAround(document: SubtitleDocument): readonly Feature[] {
  const { webVtt, ass } = document;
  const blocks = webVtt?.blocks ?? [];
  const { title, lines } = headOf(document);
  const has: readonly (readonly [Feature, boolean])[] = [
    ['notes', notesOf(document).length > 0],
    ['drawings', ass?.events.some(({ line }) => isDialogue(line)) === true],
    ['style-sheets', blocks.some(({ kind }) => kind !== 'note')],
    ['styles', (ass?.styles.length ?? 0) > 0],
    ['attachments', ass?.sections.some(({ lines }) => lines.some((line) => line.trim() !== '')) === true],
    ['head', title !== '' || lines.length > 0],
  ];
  return has.filter(([, isThere]) => isThere).map(([feature]) => feature);
}

function namesSpeaker({ speaker, words }: Cue): boolean {
  if (speaker !== undefined && speaker !== '') return true;
  return words?.some((word) => (word.speaker ?? '') !== '') === true;
}

function isLayered({ layer, margins, effect }: NonNullable<Cue['ass']>): boolean {
  return layer !== undefined || margins !== undefined || effect !== undefined;
}

function addTextFeatures(cue: Cue, context: LookContext, isOfAss: boolean, found: Set<Feature>): void {
  if (context.base?.bold === true) found.add('looks');
  if (context.base !== undefined && context.base.color !== null) found.add('colors');
  if (!/[<{]/.test(cue.text)) return;
  for (const { kind, raw } of tokenizeMarkup(cue.text)) {
    if (kind !== 'tag') continue;
    if (raw.startsWith('{')) addOverrideFeatures(raw, isOfAss, found);
    else addTagFeatures(raw, context, found);
  }
  const voices = voicesOf(cue.text).length;
  if (voices > 0) found.add(voices > 1 ? 'voices' : 'speakers');
}

function addOverrideFeatures(raw: string, isOfAss: boolean, found: Set<Feature>): void {
  for (const { name } of overridesOf(raw)) {
    const feature = featureOfOverride.get(name);
    if (feature === undefined) found.add(isOfAss ? 'effects' : 'overrides');
    else if (feature !== null) found.add(feature);
  }
}

function addTagFeatures(raw: string, { classColors }: LookContext, found: Set<Feature>): void {
  if (raw.startsWith('</')) return;
  const name = tagName(raw);
  const feature = featureOfTag.get(name ?? '');
  if (feature !== undefined) found.add(feature);
  if (name === 'font' && fontColor(raw) !== null) found.add('colors');
  if (name === 'font' && hasFontFace(raw)) found.add('fonts');
  for (const each of classesOf(raw)) {
    found.add(name === 'c' && classColor(each, classColors) !== null ? 'colors' : 'classes');
  }
}

function addPlaceFeatures(cue: Cue, found: Set<Feature>): void {
  const settings = cue.settings ?? '';
  if (isSrtCoordinates(settings)) found.add('coordinates');
  if (/(?:^|\s)(?:region|vertical|size):/.test(settings) || isCountedLine(settings)) found.add('layout');
  const place = placeOfCue(cue);
  if (place === null) return;
  if (keyOfPlace(place) !== 2) found.add('places');
  if (place.x !== null || place.y !== null) found.add('exact-places');
}

/** Lines of text, counted from an edge: 0 is just the top. */
function isCountedLine(settings: string): boolean {
  const line = /(?:^|\s)line:(-?\d+)(?=[\s,]|$)/.exec(settings)?.[1];
  return line !== undefined && line !== '0';
}
