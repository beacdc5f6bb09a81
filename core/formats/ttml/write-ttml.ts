/** TTML in the text profile of IMSC 1.0.1 (W3C), which Netflix, DASH players and editing programs read. */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import type { WriteOptions } from '../format-options.ts';
import { nearestKey, placeOfCue } from '../place.ts';
import { styledRuns } from '../styled-text.ts';
import type { TextRun } from '../text-look.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';

const regions = [
  ['bottom', 'after'],
  ['middle', 'center'],
  ['top', 'before'],
] as const;
/** Characters that XML 1.0 does not have. */
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

export function writeTtml(document: SubtitleDocument, options: WriteOptions = {}): string {
  const speakers = [...new Set(document.cues.map((cue) => oneLine(cue.speaker ?? '')))].filter(
    (name) => name !== '',
  );
  const agents = new Map(speakers.map((name, index) => [name, `speaker${index + 1}`]));
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"' +
      ' xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"' +
      ' ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text"' +
      ` xml:lang="${escapeXml(document.language ?? '')}" xml:space="preserve">`,
    '  <head>',
    ...metadata(agents),
    '    <styling>',
    '      <style xml:id="default" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%"' +
      ' tts:color="white" tts:textAlign="center"/>',
    '    </styling>',
    '    <layout>',
    ...regions.map(
      ([id, align]) =>
        `      <region xml:id="${id}" style="default" tts:origin="10% 10%" tts:extent="80% 80%"` +
        ` tts:displayAlign="${align}"/>`,
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
  const place = placeOfCue(cue);
  const region = regions[Math.floor(((place === null ? 2 : nearestKey(place)) - 1) / 3)]![0];
  const agent = agents.get(oneLine(cue.speaker ?? ''));
  const attributes = [
    `begin="${formatWebVttTime(cue.startMs)}"`,
    `end="${formatWebVttTime(cue.endMs)}"`,
    `region="${region}"`,
    ...(agent === undefined ? [] : [`ttm:agent="${agent}"`]),
  ].join(' ');
  return `      <p ${attributes}>${styledRuns(cue.text).map(span).join('')}</p>`;
}

function span(run: TextRun): string {
  const text = run.text
    .split(/\r\n|\n|\r/)
    .map(escapeXml)
    .join('<br/>');
  const decorations = [...(run.underline ? ['underline'] : []), ...(run.strike ? ['lineThrough'] : [])];
  const styles = [
    run.italic ? ' tts:fontStyle="italic"' : '',
    run.bold ? ' tts:fontWeight="bold"' : '',
    decorations.length === 0 ? '' : ` tts:textDecoration="${decorations.join(' ')}"`,
    run.color === null ? '' : ` tts:color="${run.color}"`,
  ].join('');
  return styles === '' ? text : `<span${styles}>${text}</span>`;
}

function escapeXml(text: string): string {
  return text
    .replace(notXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
