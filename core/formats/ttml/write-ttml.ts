/** TTML in the text profiles of IMSC (W3C), which Netflix, DASH players and editing programs read. */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import type { WriteOptions } from '../format-options.ts';
import { keyOfPlace, nearestKey, placeOfCue, placeOfKey } from '../place.ts';
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
  const speakers = [...new Set(document.cues.map((cue) => onOneLine(cue.speaker ?? '')))].filter(
    (name) => name !== '',
  );
  const agents = new Map(speakers.map((name, index) => [name, `speaker${index + 1}`]));
  // Ruby came with the second edition.
  const hasRuby = document.cues.some((cue) => /<rt[\s.>]/i.test(cue.text));
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"' +
      ' xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"' +
      ` ttp:profile="http://www.w3.org/ns/ttml/profile/${hasRuby ? 'imsc1.1' : 'imsc1'}/text"` +
      ` xml:lang="${escapeXml(document.language ?? '')}" xml:space="preserve">`,
    '  <head>',
    ...metadata(agents),
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
    ...document.cues.map((cue) => paragraph(cue, agents)),
    '    </div>',
    '  </body>',
    '</tt>',
    '',
  ].join('\n');
}

function metadata(agents: ReadonlyMap<string, string>): readonly string[] {
  if (agents.size === 0) return [];
  const lines = [...agents].map(
    ([name, id]) =>
      `      <ttm:agent type="person" xml:id="${id}"><ttm:name type="full">${escapeXml(name)}</ttm:name></ttm:agent>`,
  );
  return ['    <metadata>', ...lines, '    </metadata>'];
}

function paragraph(cue: Cue, agents: ReadonlyMap<string, string>): string {
  const agent = agents.get(onOneLine(cue.speaker ?? ''));
  const attributes = [
    `begin="${formatWebVttTime(cue.startMs)}"`,
    `end="${formatWebVttTime(cue.endMs)}"`,
    `region="${regionOfCue(cue).id}"`,
    ...(agent === undefined ? [] : [`ttm:agent="${agent}"`]),
  ].join(' ');
  return `      <p ${attributes}>${runsAsSpans(styledRuns(cue.text)).join('')}</p>`;
}

/** A base and what stands above it are in one container: TTML2, 10.2.40. */
function runsAsSpans(runs: readonly TextRun[]): readonly string[] {
  const spans: string[] = [];
  let container = '';
  for (const [index, run] of runs.entries()) {
    const written = span(run);
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

function span(run: TextRun): string {
  const ruby = run.ruby === undefined ? '' : ` tts:ruby="${run.ruby === 'top' ? 'text' : 'base'}"`;
  const styles = ruby + lookAttributes(run);
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
