import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import { classColor, classOfColor, fontColor } from '../../cues/font-tags.ts';
import { joinLanguage } from '../../cues/languages.ts';
import { tagName, tokenizeMarkup } from '../../cues/markup.ts';
import { isWebVttSettings } from '../cue-header.ts';
import { cueTextLines, protectLine } from '../lines.ts';
import { placeOfText, settingsOfPlace } from '../place.ts';
import type { WebVttBlock, WebVttExtras } from '../subtitle-document.ts';
import { classifyTimingLine } from '../timing-line.ts';
import { encodeCueText } from './cue-text.ts';
import { styleSheetColors } from './style-sheet.ts';
import { withTimeStamps } from './timed-words.ts';
import { joinVoice } from './voices.ts';

export interface WebVttOptions {
  /** Header, notes, styles and regions, as `parseWebVtt` found them. */
  readonly extras?: WebVttExtras;
  /** Write the cues' settings (positions); true unless given. */
  readonly settings?: boolean;
  /** BCP 47; written as `Language:` in the header, in place of another that the header has. */
  readonly language?: string;
}

export function writeWebVtt(cues: readonly Cue[], options: WebVttOptions = {}): string {
  const blocks = options.extras?.blocks ?? [];
  const colors = colorRules(cues, blocks);
  const parts: string[] = [header(options), ...(colors === null ? [] : [writeBlock(colors)])];
  let nextBlock = 0;
  for (const [index, cue] of cues.entries()) {
    for (; nextBlock < blocks.length && blocks[nextBlock]!.beforeCue <= index; nextBlock += 1) {
      parts.push(writeBlock(blocks[nextBlock]!));
    }
    parts.push(writeCue(cue, options));
  }
  for (const block of blocks.slice(nextBlock)) parts.push(writeBlock(block));
  return `${parts.join('\n\n')}\n`;
}

function header(options: WebVttOptions): string {
  const [title = '', ...further] = options.extras?.headerLines ?? [];
  const lines = inLanguage(
    further.map(oneLine).filter((line) => line !== ''),
    options.language,
  );
  const first = oneLine(title);
  return [first === '' ? 'WEBVTT' : `WEBVTT ${first}`, ...lines].join('\n');
}

/** The header of a file that was translated says what its source was in. */
function inLanguage(lines: readonly string[], language: string | undefined): readonly string[] {
  if (language === undefined) return lines;
  const said = `Language: ${oneLine(language)}`;
  const isSame = (line: string): boolean => line.toLowerCase() === said.toLowerCase();
  const isLanguage = (line: string): boolean => /^Language:/i.test(line);
  if (!lines.some(isLanguage)) return [...lines, said];
  return lines.map((line) => (isLanguage(line) && !isSame(line) ? said : line));
}

function writeCue(cue: Cue, options: WebVttOptions): string {
  const settings = options.settings === false ? '' : cueSettings(cue);
  const times = `${formatWebVttTime(cue.startMs)} --> ${formatWebVttTime(cue.endMs)}`;
  const id = oneLine(cue.id ?? '');
  const text = cue.words === undefined ? cue.text : withTimeStamps(cue);
  const language = cue.language === options.language ? undefined : cue.language;
  return [
    ...(id === '' || classifyTimingLine(id) !== null ? [] : [id]),
    settings === '' ? times : `${times} ${settings}`,
    ...cueTextLines(joinVoice(cue.speaker, joinLanguage(language, encodeCueText(text)))).map(protectLine),
  ].join('\n');
}

function cueSettings(cue: Cue): string {
  const settings = (cue.settings ?? '').trim().replace(/\s+/g, ' ');
  if (isWebVttSettings(settings)) return settings;
  const place = placeOfText(cue.text);
  return place === null ? '' : settingsOfPlace(place);
}

/** For colours that WebVTT has no class for; null when no cue wants one that the file does not have. */
function colorRules(cues: readonly Cue[], blocks: readonly WebVttBlock[]): WebVttBlock | null {
  const names = new Set<string>();
  for (const { text } of cues) {
    if (!/<(?:font|c\.)/i.test(text)) continue;
    for (const { kind, raw } of tokenizeMarkup(text)) {
      const color = kind === 'tag' && tagName(raw) === 'font' ? fontColor(raw) : null;
      if (color !== null && /^color/.test(classOfColor(color))) names.add(classOfColor(color));
    }
  }
  const { classes } = styleSheetColors(blocks);
  const rules = [...names]
    .filter((name) => !classes.has(name))
    .sort()
    .map((name) => `::cue(.${name}) { color: ${classColor(name)} }`);
  return rules.length === 0 ? null : { kind: 'style', text: rules.join('\n'), beforeCue: 0 };
}

function writeBlock(block: WebVttBlock): string {
  const lines = block.text === '' ? [] : block.text.replaceAll('-->', '--&gt;').split(/\r\n|\n|\r/);
  const keyword = block.kind.toUpperCase();
  const [first, ...rest] = lines.map(protectLine);
  // A note of one line stands beside its keyword, as people write it.
  if (block.kind === 'note' && first !== undefined && rest.length === 0 && /^\S/.test(first)) {
    return `NOTE ${first}`;
  }
  return [keyword, ...(first === undefined ? [] : [first]), ...rest].join('\n');
}

/** A header line or identifier may hold neither a line break nor an arrow. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('-->', '->').trim();
}
