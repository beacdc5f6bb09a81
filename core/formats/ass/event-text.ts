/**
 * The text of an ASS event and a cue's text. Overrides stand in braces (`{\i1}`), line breaks are `\N`. libass takes
 * `\{` and `\}` for braces; a backslash that would mean something gets a word joiner (U+2060) behind it, as ffmpeg does.
 */
import type { Placement } from '../placement.ts';
import { cueTextLines } from '../lines.ts';
import type { TextLook } from '../styled-text.ts';
import { plainLook, RunList, cueTextOfRuns, styledRuns } from '../styled-text.ts';

export interface EventText {
  readonly text: string;
  /** The first `\an` or `\a`; null without one. */
  readonly placement: Placement | null;
  /** Drawing commands (`{\p1}m 0 0 l ...`) were left out. */
  readonly hadDrawing: boolean;
}

interface EventState {
  look: TextLook;
  placement: Placement | null;
  isDrawing: boolean;
}

const joiner = '\u2060';
const noBreakSpace = '\u00a0';

/** `styleLook`: what the event's style says. `softBreak`: what `\n` stands for, which the script's wrap style decides. */
export function readEventText(raw: string, styleLook: TextLook, softBreak: '\n' | ' '): EventText {
  const state: EventState = { look: styleLook, placement: null, isDrawing: false };
  const runs = new RunList();
  let hadDrawing = false;
  const lastBrace = raw.lastIndexOf('}');
  for (let i = 0; i < raw.length;) {
    if (raw[i] === '{' && i < lastBrace) {
      const end = raw.indexOf('}', i);
      readOverrides(raw.slice(i + 1, end), styleLook, state);
      i = end + 1;
      continue;
    }
    const piece = readPiece(raw, i, softBreak);
    if (state.isDrawing) hadDrawing ||= piece.text.trim() !== '';
    else runs.add(piece.text, state.look);
    i = piece.next;
  }
  return { text: cueTextOfRuns(runs.runs), placement: state.placement, hadDrawing };
}

/** An event's text: looks as overrides, everything else as plain text. */
export function writeEventText(cueText: string): string {
  let before = plainLook;
  let written = '';
  for (const run of styledRuns(cueText)) {
    written += lookChange(before, run) + escapeRun(run.text);
    before = run;
  }
  return written + lookChange(before, plainLook);
}

/** Plain text up to the next brace or backslash, or what a backslash stands for. */
function readPiece(raw: string, from: number, softBreak: string): { text: string; next: number } {
  if (raw[from] === '\\') {
    const next = raw[from + 1];
    if (next === 'N') return { text: '\n', next: from + 2 };
    if (next === 'n') return { text: softBreak, next: from + 2 };
    if (next === 'h') return { text: noBreakSpace, next: from + 2 };
    if (next === '{' || next === '}') return { text: next, next: from + 2 };
    return { text: '\\', next: from + (next === joiner ? 2 : 1) };
  }
  let to = from + 1;
  while (to < raw.length && raw[to] !== '\\' && raw[to] !== '{') to += 1;
  return { text: raw.slice(from, to), next: to };
}

/** `\i1\an8\t(0,500,\bord3)`: what is not named here has no counterpart in a cue. */
function readOverrides(block: string, styleLook: TextLook, state: EventState): void {
  for (const override of block.split('\\').slice(1)) {
    const match = /^(an|[iubap])(\d{0,4})\s*$|^(r)/.exec(override);
    if (match === null) continue;
    const [, name = 'r', digits = ''] = match;
    const value = Number(digits);
    if (name === 'r') state.look = styleLook;
    else if (name === 'p') state.isDrawing = value > 0;
    else if (name === 'an') state.placement ??= placementOfKey(value);
    else if (name === 'a') state.placement ??= placementOfLegacy(value);
    else state.look = changedLook(state.look, name, digits, styleLook);
  }
}

function changedLook(look: TextLook, name: string, digits: string, styleLook: TextLook): TextLook {
  const key = name === 'i' ? 'italic' : name === 'b' ? 'bold' : 'underline';
  const value = Number(digits);
  // `\b` takes a weight as well; without a number an override goes back to the style.
  const isOn = digits === '' ? styleLook[key] : value === 1 || (name === 'b' && value >= 600);
  return { ...look, [key]: isOn };
}

/** `\an`: as on a keypad. */
export function placementOfKey(key: number): Placement {
  return key >= 7 ? 'top' : key >= 4 ? 'middle' : 'bottom';
}

/** `\a` and the styles of SSA 4: 1 to 3, 4 more for the top, 8 more for the middle. */
export function placementOfLegacy(value: number): Placement {
  return value >= 9 ? 'middle' : value >= 5 ? 'top' : 'bottom';
}

function lookChange(before: TextLook, after: TextLook): string {
  const changes = [
    before.italic === after.italic ? '' : `\\i${Number(after.italic)}`,
    before.bold === after.bold ? '' : `\\b${Number(after.bold)}`,
    before.underline === after.underline ? '' : `\\u${Number(after.underline)}`,
  ].join('');
  return changes === '' ? '' : `{${changes}}`;
}

function escapeRun(text: string): string {
  return cueTextLines(text)
    .map((line) =>
      line.replace(/\\(?=[Nnh{}\\\u2060]|$)/g, `\\${joiner}`).replace(/[{}]/g, (brace) => `\\${brace}`),
    )
    .join('\\N');
}
