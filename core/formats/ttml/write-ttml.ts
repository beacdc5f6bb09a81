/** TTML in the text profiles of IMSC (W3C), which Netflix, DASH players and editing programs read. */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import type { WriteOptions } from '../format-options.ts';
import { keyOfPlace, nearestKey, placeOfCue, placeOfKey } from '../place.ts';
import { speakersOf } from '../speakers/write-speakers.ts';
import { styledRuns } from '../styled-text.ts';
import type { TextRun } from '../text-look.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { escapeXml, onOneLine } from '../xml-text.ts';

/** A place of the nine, by the key of a keypad. */
export interface Region {
  readonly id: string;
  readonly displayAlign: 'before' | 'center' | 'after';
  readonly textAlign: 'left' | 'center' | 'right';
}

const displayAligns = { top: 'before', middle: 'center', bottom: 'after' } as const;

export function regionOfCue(cue: Cue): Region {
  const place = placeOfCue(cue);
  return regionOfKey(place === null ? keyOfPlace(placeOfKey(2)) : nearestKey(place));
}

/** `bottom`, `topLeft` ... */
export function regionOfKey(key: number): Region {
  const { vertical, horizontal } = placeOfKey(key);
  const side = horizontal === 'center' ? '' : horizontal === 'left' ? 'Left' : 'Right';
  return { id: `${vertical}${side}`, displayAlign: displayAligns[vertical], textAlign: horizontal };
}

/** Those that the cues stand in, the three of the middle always. */
export function regionsOf(cues: readonly Cue[]): readonly Region[] {
  const regions = new Map([2, 5, 8].map(regionOfKey).map((region) => [region.id, region]));
  for (const cue of cues) {
    const region = regionOfCue(cue);
    regions.set(region.id, region);
  }
  return [...regions.values()];
}

export function writeTtml(document: SubtitleDocument, options: WriteOptions = {}): string {
  const agents = agentsOf(document.cues);
  const context = { agents, language: document.language };
  // Ruby came with the second edition.
  const hasRuby = document.cues.some((cue) => /<rt[\s.>]/i.test(cue.text));
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"' +
      ' xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"' +
      ` ttp:profile="http://www.w3.org/ns/ttml/profile/${hasRuby ? 'imsc1.1' : 'imsc1'}/text"` +
      ` xml:lang="${escapeXml(document.language ?? '')}" xml:space="preserve">`,
    '  <head>',
    ...(agents.size === 0 ? [] : ['    <metadata>', ...agentLines(agents, ''), '    </metadata>']),
    '    <styling>',
    '      <style xml:id="default" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%"' +
      ' tts:color="white" tts:textAlign="center"/>',
    '    </styling>',
    '    <layout>',
    ...regionsOf(document.cues).map(
      ({ id, displayAlign, textAlign }) =>
        `      <region xml:id="${id}" style="default" tts:origin="10% 10%" tts:extent="80% 80%"` +
        ` tts:displayAlign="${displayAlign}"${textAlign === 'center' ? '' : ` tts:textAlign="${textAlign}"`}/>`,
    ),
    '    </layout>',
    '  </head>',
    '  <body>',
    '    <div>',
    ...document.cues.map((cue) => paragraph(cue, context)),
    '    </div>',
    '  </body>',
    '</tt>',
    '',
  ].join('\n');
}

/** Ids of those who speak, by their names: `ttm:agent` of TTML1, 12.1.5. */
export function agentsOf(cues: readonly Cue[]): ReadonlyMap<string, string> {
  const names = speakersOf(cues)
    .map(onOneLine)
    .filter((name) => name !== '');
  return new Map([...new Set(names)].map((name, index) => [name, `speaker${index + 1}`]));
}

/** `indent`: beside that of a TTML document. */
export function agentLines(agents: ReadonlyMap<string, string>, indent: string): readonly string[] {
  return [...agents].map(
    ([name, id]) =>
      `${indent}      <ttm:agent type="person" xml:id="${id}"><ttm:name type="full">${escapeXml(name)}</ttm:name></ttm:agent>`,
  );
}

/** What the document says for all of its cues. */
export interface SpokenContext {
  readonly agents: ReadonlyMap<string, string>;
  /** BCP 47. */
  readonly language: string | undefined;
}

/** Who speaks and in which language, with a space before each; empty where that is as everywhere. */
export function spokenAttributes(
  { speaker, language }: { readonly speaker?: string | undefined; readonly language?: string | undefined },
  context: SpokenContext,
): string {
  const agent = context.agents.get(onOneLine(speaker ?? ''));
  const isOther = language !== undefined && language !== context.language;
  return (
    (agent === undefined ? '' : ` ttm:agent="${agent}"`) +
    (isOther ? ` xml:lang="${escapeXml(language)}"` : '')
  );
}

function paragraph(cue: Cue, context: SpokenContext): string {
  const attributes = [
    `begin="${formatWebVttTime(cue.startMs)}"`,
    `end="${formatWebVttTime(cue.endMs)}"`,
    `region="${regionOfCue(cue).id}"`,
  ].join(' ');
  const spans = runsAsSpans(styledRuns(cue.text), insideOf(cue, context));
  return `      <p ${attributes}${spokenAttributes(cue, context)}>${spans.join('')}</p>`;
}

/** What holds in the spans of a cue unless they say something else. */
export function insideOf(cue: Cue, { agents, language }: SpokenContext): SpokenContext {
  return { agents, language: cue.language ?? language };
}

/** A base and what stands above it are in one container: TTML2, 10.2.40. */
function runsAsSpans(runs: readonly TextRun[], context: SpokenContext): readonly string[] {
  const spans: string[] = [];
  let container = '';
  for (const [index, run] of runs.entries()) {
    const written = span(run, context);
    if (run.ruby === undefined) spans.push(written);
    else container += written;
    const next = runs[index + 1]?.ruby;
    const isEnd = next === undefined || (run.ruby === 'top' && next === 'base');
    if (container === '' || !isEnd) continue;
    spans.push(`<span tts:ruby="container">${container}</span>`);
    container = '';
  }
  return spans;
}

function span(run: TextRun, context: SpokenContext): string {
  const ruby = run.ruby === undefined ? '' : ` tts:ruby="${run.ruby === 'top' ? 'text' : 'base'}"`;
  const spoken = spokenAttributes({ speaker: run.voice, language: run.language }, context);
  const styles = ruby + spoken + lookAttributes(run);
  return styles === '' ? textWithBreaks(run.text) : `<span${styles}>${textWithBreaks(run.text)}</span>`;
}

/** With a space before each; empty for text as it is by itself. */
export function lookAttributes({ italic, bold, underline, strike, color }: TextRun): string {
  const decorations = [...(underline ? ['underline'] : []), ...(strike ? ['lineThrough'] : [])];
  return [
    italic ? ' tts:fontStyle="italic"' : '',
    bold ? ' tts:fontWeight="bold"' : '',
    decorations.length === 0 ? '' : ` tts:textDecoration="${decorations.join(' ')}"`,
    color === null ? '' : ` tts:color="${color}"`,
  ].join('');
}

export function textWithBreaks(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(escapeXml)
    .join('<br/>');
}
