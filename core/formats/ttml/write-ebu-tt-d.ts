/**
 * EBU-TT-D (EBU Tech 3380), the form in which European broadcasters send subtitles online. Looks are styles that are
 * named, never attributes of a span; times are those of the media.
 */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import type { WriteOptions } from '../format-options.ts';
import { styledRuns } from '../styled-text.ts';
import type { TextRun } from '../text-look.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { escapeXml } from '../xml-text.ts';
import { lookAttributes, regionOfCue, regionsOf, textWithBreaks } from './write-ttml.ts';

export function writeEbuTtD(document: SubtitleDocument, options: WriteOptions = {}): string {
  const styles = new Map<string, string>();
  const paragraphs = document.cues.map((cue, index) => paragraph(cue, index, styles));
  const named = [...styles].map(([attributes, id]) => `      <tt:style xml:id="${id}"${attributes}/>`);
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"' +
      ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ebuttm="urn:ebu:tt:metadata"' +
      ' xmlns:ebutts="urn:ebu:tt:style" ttp:timeBase="media" ttp:cellResolution="32 15"' +
      ` xml:lang="${escapeXml(document.language ?? '')}" xml:space="preserve">`,
    '  <tt:head>',
    '    <tt:metadata>',
    '      <ebuttm:documentMetadata>',
    '        <ebuttm:conformsToStandard>urn:ebu:tt:distribution:2018-04</ebuttm:conformsToStandard>',
    '      </ebuttm:documentMetadata>',
    '    </tt:metadata>',
    '    <tt:styling>',
    '      <tt:style xml:id="paragraph" tts:fontFamily="proportionalSansSerif" tts:fontSize="160%"' +
      ' tts:lineHeight="normal" tts:textAlign="center"/>',
    '      <tt:style xml:id="text" tts:color="#ffffff" tts:backgroundColor="#000000c2"/>',
    ...named,
    '    </tt:styling>',
    '    <tt:layout>',
    ...regionsOf(document.cues).map(
      ({ id, displayAlign, textAlign }) =>
        `      <tt:region xml:id="${id}" tts:origin="10% 10%" tts:extent="80% 80%"` +
        ` tts:displayAlign="${displayAlign}"${textAlign === 'center' ? '' : ` style="${textAlign}"`}/>`,
    ),
    '    </tt:layout>',
    '  </tt:head>',
    '  <tt:body>',
    '    <tt:div style="paragraph">',
    ...paragraphs,
    '    </tt:div>',
    '  </tt:body>',
    '</tt:tt>',
    '',
  ].join('\n');
}

function paragraph(cue: Cue, index: number, styles: Map<string, string>): string {
  const { id: region, textAlign } = regionOfCue(cue);
  const align = textAlign === 'center' ? '' : ` style="${textAlign}"`;
  if (align !== '') styles.set(` tts:textAlign="${textAlign}"`, textAlign);
  const times = `begin="${formatWebVttTime(cue.startMs)}" end="${formatWebVttTime(cue.endMs)}"`;
  const spans = styledRuns(cue.text).map((run) => span(run, styles));
  return `      <tt:p xml:id="sub${index + 1}" region="${region}"${align} ${times}>${spans.join('')}</tt:p>`;
}

/** Every piece of text stands in a span with a style. */
function span(run: TextRun, styles: Map<string, string>): string {
  const look = lookAttributes({ ...run, strike: false });
  if (look !== '' && !styles.has(look)) styles.set(look, `look${styles.size + 1}`);
  const style = look === '' ? 'text' : `text ${styles.get(look)!}`;
  return run.text
    .split(/\r\n|\n|\r/)
    .map((line) => (line === '' ? '' : `<tt:span style="${style}">${textWithBreaks(line)}</tt:span>`))
    .join('<tt:br/>');
}
