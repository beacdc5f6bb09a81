import type { Cue } from '../../cues/cue.ts';
import type { WriteOptions } from '../format-options.ts';
import { headOf } from '../head.ts';
import type { DocumentHead } from '../head.ts';
import { cueTextLines } from '../lines.ts';
import { assTime } from './ass-time.ts';
import { notesOf } from './document-notes.ts';
import { bottomCenter } from '../place.ts';
import type { AssExtras, AssLine, SubtitleDocument } from '../subtitle-document.ts';
import { plainStyle, readStyleLines, styleFormat } from './ass-style.ts';
import { styleLine } from './caption-style.ts';
import { eventFormat } from './parse-ass.ts';
import { infoField, pictureOf, softBreakOf } from '../script-info.ts';
import { usualPicture, usualStyle } from './usual-style.ts';
import type { WrittenContext } from './write-event.ts';
import { writeEventText } from './write-event.ts';

const styleName = 'Default';

/**
 * Advanced SubStation Alpha 4.00+. A document from ASS keeps its styles and what else it has; any other gets one style,
 * that of the options. Times are hundredths of a second.
 */
export function writeAss(document: SubtitleDocument, options: WriteOptions = {}): string {
  const script = document.ass ?? newScript(options, headOf(document));
  const styleLines = [
    ...withDefault(script.styles, document.cues, options),
    ...furtherStyles(script, options),
  ];
  const lines = [
    '[Script Info]',
    'ScriptType: v4.00+',
    ...inLanguage(script.scriptInfo, document),
    '',
    ...sectionsOf(script, (name) => !isAttachment(name)),
    '[V4+ Styles]',
    `Format: ${styleFormat}`,
    ...styleLines,
    '',
    '[Events]',
    `Format: ${eventFormat}`,
    ...eventLines(document, script, styleLines),
    ...(script.sections.some(({ name }) => isAttachment(name)) ? [''] : []),
    ...sectionsOf(script, isAttachment),
  ];
  const last = lines.findLastIndex((line) => line !== '');
  return `${lines.slice(0, last + 1).join('\n')}\n`;
}

function newScript(options: WriteOptions, { title, lines }: DocumentHead): AssExtras {
  const picture = usualPicture(options);
  return {
    scriptInfo: [
      ...lines.map((line) => `; ${oneLine(line)}`),
      ...(title === '' ? [] : [`Title: ${oneLine(title)}`]),
      `PlayResX: ${picture.width}`,
      `PlayResY: ${picture.height}`,
      'WrapStyle: 0',
      'ScaledBorderAndShadow: yes',
    ],
    styles: [styleLine(styleName, usualStyle(options), picture, options.isForLibass ?? false)],
    events: [],
    sections: [],
  };
}

/** A cue that was added to a script whose styles have other names wants one. */
function withDefault(
  styles: readonly string[],
  cues: readonly Cue[],
  options: WriteOptions,
): readonly string[] {
  const isMissing =
    !readStyleLines(styles).has(styleName) && cues.some((cue) => cue.ass?.style === undefined);
  return isMissing ? [...newScript(options, { title: '', lines: [] }).styles, ...styles] : styles;
}

/** Styles that the options name and the script does not have. */
function furtherStyles({ styles, scriptInfo }: AssExtras, options: WriteOptions): readonly string[] {
  const known = readStyleLines(styles);
  return (options.styles ?? [])
    .filter(({ name }) => !known.has(name))
    .map(({ name, style }) => styleLine(name, style, pictureOf(scriptInfo), options.isForLibass ?? false));
}

/** A script that was translated says what its source was in. */
function inLanguage(
  scriptInfo: readonly string[],
  { language }: Pick<SubtitleDocument, 'language'>,
): readonly string[] {
  const before = infoField(scriptInfo, 'Language');
  if (language === undefined || before?.trim().toLowerCase() === language.toLowerCase()) return scriptInfo;
  const said = `Language: ${oneField(language)}`;
  if (before === undefined) return [...scriptInfo, said];
  return scriptInfo.map((line) => (/^Language:/i.test(line) ? said : line));
}

/** Fonts and pictures stand at the end, where they are in the way of nobody. */
function isAttachment(name: string): boolean {
  return /^(?:fonts|graphics)$/i.test(name);
}

function sectionsOf({ sections }: AssExtras, isWanted: (name: string) => boolean): readonly string[] {
  return sections
    .filter(({ name }) => isWanted(name))
    .flatMap(({ name, lines }) => [`[${name}]`, ...lines, '']);
}

function eventLines(
  document: SubtitleDocument,
  script: AssExtras,
  styleLines: readonly string[],
): readonly string[] {
  const styles = readStyleLines(styleLines);
  const shared = { styles, softBreak: softBreakOf(script.scriptInfo), picture: pictureOf(script.scriptInfo) };
  const others = document.ass === undefined ? commentsOf(document) : script.events;
  const lines: string[] = [];
  let nextOther = 0;
  for (const [index, cue] of document.cues.entries()) {
    for (; nextOther < others.length && others[nextOther]!.beforeCue <= index; nextOther += 1) {
      lines.push(oneLine(others[nextOther]!.line));
    }
    const wanted = cue.ass?.style ?? styleName;
    // Names of a script that is not written mean nothing here.
    const name = document.ass !== undefined || styles.has(wanted) ? wanted : styleName;
    const style = styles.find(name) ?? plainStyle;
    // What an ASS file says of places was read from its styles, too: who says nothing stands at the bottom.
    const unsaidPlace = document.ass === undefined ? style.place : bottomCenter;
    lines.push(
      dialogue(cue, name, {
        ...shared,
        style,
        unsaidPlace,
        isOfScript: document.ass !== undefined,
        startMs: cue.startMs,
      }),
    );
  }
  for (const { line } of others.slice(nextOther)) lines.push(oneLine(line));
  return lines;
}

/** WebVTT's notes. */
function commentsOf(document: SubtitleDocument): readonly AssLine[] {
  return notesOf(document).map(({ text, beforeCue }) => {
    const time = assTime(document.cues[beforeCue]?.startMs ?? document.cues.at(-1)?.endMs ?? 0);
    const escaped = cueTextLines(text.replace(/[{}]/g, (brace) => `\\${brace}`)).join('\\N');
    return { line: `Comment: 0,${time},${time},${styleName},,0,0,0,,${escaped}`, beforeCue };
  });
}

function dialogue(cue: Cue, style: string, context: WrittenContext): string {
  const { layer = 0, margins = ['0', '0', '0'], effect = '' } = cue.ass ?? {};
  const fields = [
    ...[
      String(layer),
      assTime(cue.startMs),
      assTime(cue.endMs),
      oneField(style),
      oneField(cue.speaker ?? ''),
    ],
    ...margins.map(oneField),
    oneField(effect),
  ];
  return `Dialogue: ${fields.join(',')},${oneLine(writeEventText(cue, context))}`;
}

function oneField(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(',', ';').trim();
}

/** Lines that came from JSON or the library may hold anything. */
function oneLine(line: string): string {
  return line.replace(/[\r\n]+/g, ' ');
}
