/**
 * The text of an ASS event as a cue's text. Overrides stand in braces (`{\i1}`), line breaks are `\N`. libass takes
 * `\{` and `\}` for braces; a backslash that would mean something gets a word joiner (U+2060) behind it, as ffmpeg does.
 *
 * [Note: Looks of styles] A style's slant and lines become tags of the text, so that they are seen wherever the cue is.
 * Its weight and its colour are how all its text looks, rarely an emphasis: they stay out of the text and are found by
 * the name of the style (look-context.ts) when another format is written.
 */
import type { Word } from '../../cues/cue.ts';
import { overridesOf } from '../../cues/overrides.ts';
import type { AssOverride } from '../../cues/overrides.ts';
import { placeOfAlignment, pointOf } from '../place.ts';
import type { CuePlace, Picture } from '../place.ts';
import { cueTextOfRuns, RunList } from '../styled-text.ts';
import type { TextLook } from '../text-look.ts';
import { TextState } from '../text-state.ts';
import type { AssStyle, AssStyles } from './ass-style.ts';
import { karaokeDuration, karaokeWords } from './karaoke.ts';

export interface EventText {
  readonly text: string;
  /** Where its overrides or its style place it. */
  readonly place: CuePlace;
  /** Of karaoke (`{\k50}`). */
  readonly words: readonly Word[];
  /** Drawing commands (`{\p1}m 0 0 l ...`) are left out. */
  readonly hadDrawing: boolean;
}

/** What the text of an event is read by. */
export interface EventContext {
  readonly style: AssStyle;
  readonly styles: AssStyles;
  /** What `\n` stands for, which the script's wrap style decides. */
  readonly softBreak: '\n' | ' ';
  /** In whose pixels `\pos` counts. */
  readonly picture: Picture;
  readonly startMs: number;
}

export const joiner = '\u2060';
const noBreakSpace = '\u00a0';
/** Of a block that a cue's text can hold ([Note: Cue text]). */
const maxBlockLength = 480;

export function readEventText(raw: string, context: EventContext): EventText {
  const reader = new EventReader(context);
  const lastBrace = raw.lastIndexOf('}');
  for (let i = 0; i < raw.length;) {
    if (raw[i] === '{' && i < lastBrace) {
      const end = raw.indexOf('}', i);
      reader.readBlock(raw.slice(i + 1, end));
      i = end + 1;
      continue;
    }
    const piece = readPiece(raw, i, context.softBreak);
    reader.readText(piece.text);
    i = piece.next;
  }
  return reader.result;
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

class EventReader {
  readonly #context: EventContext;
  readonly #state: TextState;
  readonly #runs = new RunList();
  readonly #syllables: { duration: number; readonly texts: string[] }[] = [];
  /** Weight and colour of the style that counts here. */
  #base: TextLook;
  /** What the text's own overrides say of a bold style's weight. */
  #isBoldOff = false;
  #hasOverrides = false;
  #place: CuePlace | null = null;
  #point: Pick<CuePlace, 'x' | 'y'> | null = null;
  #isDrawing = false;
  #hadDrawing = false;

  constructor(context: EventContext) {
    this.#context = context;
    this.#base = context.style.look;
    const styleLook = (name: string): TextLook | null => context.styles.find(name)?.look ?? null;
    this.#state = new TextState({ base: context.style.look, styleLook });
  }

  get result(): EventText {
    const syllables = this.#syllables.map(({ duration, texts }) => ({ duration, text: texts.join('') }));
    return {
      text: cueTextOfRuns(this.#runs.pieces),
      place: { ...(this.#place ?? this.#context.style.place), ...this.#point },
      words: karaokeWords(syllables, this.#context.startMs),
      hadDrawing: this.#hadDrawing,
    };
  }

  readText(text: string): void {
    if (this.#isDrawing) {
      this.#hadDrawing ||= text.trim() !== '';
      return;
    }
    this.#syllables.at(-1)?.texts.push(text);
    const look = this.#state.look;
    if (this.#base.bold && look.bold === this.#isBoldOff) this.#switchBold(look.bold);
    const color = look.color === this.#base.color ? null : (look.color ?? '#ffffff');
    this.#runs.add(text, { ...look, bold: look.bold && !this.#base.bold, color });
  }

  /** `\i1\an8\t(0,500,\bord3)`, without its braces. */
  readBlock(block: string): void {
    const others = overridesOf(block).filter((override) => !this.#takeOverride(override));
    const rest = this.#state.switchLooks(others);
    for (const { name, value } of others) if (name === 'r') this.#resetTo(value);
    // A reset says nothing where there is only what the tags say.
    const isKept = /\\r\S/.test(rest) || (rest !== '' && (this.#hasOverrides || !/^(?:\\r\s*)+$/.test(rest)));
    if (!isKept || rest.length > maxBlockLength) return;
    this.#hasOverrides = true;
    this.#runs.addOverride(`{${rest}}`);
  }

  #takeOverride({ name, value }: AssOverride): boolean {
    const duration = karaokeDuration(name, value);
    if (duration !== null) this.#syllables.push({ duration, texts: [] });
    else if (name === 'p') this.#isDrawing = Number.parseInt(value, 10) > 0;
    else if (name === 'an' || name === 'a') this.#place ??= placeOfAlignment(name, value);
    else if (name === 'pos') this.#point ??= pointOf(value, this.#context.picture);
    else return false;
    return true;
  }

  #resetTo(name: string): void {
    const style = name === '' ? undefined : this.#context.styles.find(name);
    this.#base = (style ?? this.#context.style).look;
    this.#isBoldOff = false;
  }

  #switchBold(isBold: boolean): void {
    this.#isBoldOff = !isBold;
    this.#runs.addOverride(isBold ? '{\\b1}' : '{\\b0}');
  }
}
