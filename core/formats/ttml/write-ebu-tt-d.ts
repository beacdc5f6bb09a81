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
import {
  agentLines,
  agentsOf,
  insideOf,
  lookAttributes,
  regionOfCue,
  regionsOf,
  spokenAttributes,
  textWithBreaks,
} from './write-ttml.ts';
import type { SpokenContext } from './write-ttml.ts';

export function writeEbuTtD(document: SubtitleDocument, options: WriteOptions = {}): string {
  const styles = new Map<string, string>();
  const agents = agentsOf(document.cues);
  const context = { agents, language: document.language, styles };
  const paragraphs = document.cues.map((cue, index) => paragraph(cue, index, context));
  const named = [...styles].map(([attributes, id]) => `      <tt:style xml:id="${id}"${attributes}/>`);
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"' +
      ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ebuttm="urn:ebu:tt:metadata"' +
      (agents.size === 0 ? '' : ' xmlns:ttm="http://www.w3.org/ns/ttml#metadata"') +
      ' xmlns:ebutts="urn:ebu:tt:style" ttp:timeBase="media" ttp:cellResolution="32 15"' +
      ` xml:lang="${escapeXml(document.language ?? '')}" xml:space="preserve">`,
    '  <tt:head>',
    '    <tt:metadata>',
    '      <ebuttm:documentMetadata>',
    '        <ebuttm:conformsToStandard>urn:ebu:tt:distribution:2018-04</ebuttm:conformsToStandard>',
    '      </ebuttm:documentMetadata>',
    ...agentLines(agents, ''),
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

interface ParagraphContext extends SpokenContext {
  /** Ids of the looks by their attributes; more are added. */
  readonly styles: Map<string, string>;
}

function paragraph(cue: Cue, index: number, context: ParagraphContext): string {
  const { id: region, textAlign } = regionOfCue(cue);
  const align = textAlign === 'center' ? '' : ` style="${textAlign}"`;
  if (align !== '') context.styles.set(` tts:textAlign="${textAlign}"`, textAlign);
  const times = `begin="${formatWebVttTime(cue.startMs)}" end="${formatWebVttTime(cue.endMs)}"`;
  const inside = { ...context, ...insideOf(cue, context) };
  const spans = styledRuns(cue.text)
    .map((run) => span(run, inside))
    .join('');
  const spoken = spokenAttributes(cue, context);
  return `      <tt:p xml:id="sub${index + 1}" region="${region}"${align} ${times}${spoken}>${spans}</tt:p>`;
}

/** Every piece of text stands in a span with a style. */
function span(run: TextRun, context: ParagraphContext): string {
  const { styles } = context;
  const spoken = spokenAttributes({ speaker: run.voice, language: run.language }, context);
  const look = lookAttributes({ ...run, strike: false });
  if (look !== '' && !styles.has(look)) styles.set(look, `look${styles.size + 1}`);
  const style = look === '' ? 'text' : `text ${styles.get(look)!}`;
  return run.text
    .split(/\r\n|\n|\r/)
    .map((line) =>
      line === '' ? '' : `<tt:span style="${style}"${spoken}>${textWithBreaks(line)}</tt:span>`,
    )
    .join('<tt:br/>');
}
