import { isUnspacedScript } from '../../../../../core/cues/text-measure.ts';
import { putBack } from './parts.ts';
import type { Part } from './parts.ts';
import { protect } from './protect.ts';
import type { Protection } from './protect.ts';

/**
 * [Note: Lines of a text]
 * A sentence may run over two lines, and its translation breaks elsewhere; so a break inside a sentence becomes a
 * space and the caller breaks the lines again. Only a line that begins something of its own (`- Yes.`, `ANNA: Yes.`,
 * `♪ la la`, behind an empty line) is translated by itself and stays a line.
 */
export interface TextPlan {
  readonly lines: readonly LinePlan[];
  readonly parts: readonly Part[];
}

export interface LinePlan {
  /** The breaks before it, as they were. */
  readonly gap: string;
  /** What stays at its beginning: a dash, who speaks, tags. */
  readonly before: string;
  /** What is to be translated, with marks for protected parts: see [Note: Protected parts]. */
  readonly masked: string;
  readonly after: string;
}

const anyTags = String.raw`(?:\s|<[^<>\n]{1,200}>|\{\\[^{}\n]{1,500}\})*`;
const dash = String.raw`[-–—‐]+(?!\p{Nd})\s*(?=\S)`;
const label = String.raw`\p{Lu}[\p{Lu}\p{M}\p{Nd} .'’\-]{0,30}[:：](?=\s|$)`;
const note = String.raw`[♩-♬]+`;
const startsLine = new RegExp(`^${anyTags}(?:${dash}|${label}|${note})`, 'u');
const beginning = new RegExp(
  String.raw`^(?:\s+|<\/?[A-Za-z][^<>]{0,200}>|\{\\[^{}]{0,500}\}|${note}|${dash}|${label})`,
  'u',
);
const ending = new RegExp(String.raw`(?:\s+|<\/?[A-Za-z][^<>]{0,200}>|\{\\[^{}]{0,500}\}|${note})$`, 'u');
/** The whole line is a quotation: what it says is translated. */
const allQuoted =
  /^(?:“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|»([^«»]*)«|「([^「」]*)」|『([^『』]*)』|"([^"]*)")([.!?…。！？,，]*)$/u;

export function planText(text: string, protection: Protection): TextPlan {
  const parts: Part[] = [];
  const lines = splitLines(text).map(({ gap, line }) => {
    const { before, core, after } = strip(line);
    return { gap, before, masked: protect(core, protection, parts), after };
  });
  return { lines, parts };
}

/** The translated lines, each in the place of its `masked`. */
export function assembleText({ lines, parts }: TextPlan, translated: readonly string[]): string {
  return lines
    .map(({ gap, before, after }, index) => gap + before + putBack(translated[index] ?? '', parts) + after)
    .join('');
}

function splitLines(text: string): readonly { readonly gap: string; readonly line: string }[] {
  const lines: { gap: string; line: string }[] = [];
  const pieces = text.split(/((?:\r\n|\r|\n)+)/u);
  for (let index = 0; index < pieces.length; index += 2) {
    const [gap, line] = [pieces[index - 1] ?? '', pieces[index] ?? ''];
    const last = lines.at(-1);
    const alone = /(?:\r\n|\r(?!\n)|\n).*(?:\r\n|\r|\n)/u.test(gap);
    if (!last || alone || last.line.trim() === '' || startsLine.test(line)) lines.push({ gap, line });
    else last.line = joinLines(last.line, line);
  }
  return lines;
}

function joinLines(first: string, second: string): string {
  const [end, start] = [first.trimEnd(), second.trimStart()];
  const together = isUnspacedScript(end.slice(-1)) && isUnspacedScript(start.slice(0, 1));
  return together || start === '' ? end + start : `${end} ${start}`;
}

function strip(line: string): { readonly before: string; readonly core: string; readonly after: string } {
  let [before, core, after] = ['', line, ''];
  for (;;) {
    const [first] = beginning.exec(core) ?? [''];
    before += first;
    core = core.slice(first.length);
    const [last] = ending.exec(core) ?? [''];
    after = last + after;
    core = core.slice(0, core.length - last.length);
    if (first !== '' || last !== '') continue;
    const quotation = allQuoted.exec(core);
    if (!quotation) return { before, core, after };
    const marks = quotation[8] ?? '';
    before += core.slice(0, 1);
    after = core.slice(core.length - marks.length - 1) + after;
    core = core.slice(1, core.length - marks.length - 1);
  }
}
