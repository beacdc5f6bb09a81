/** Reads a cue's text from left to right and knows at each place what the text looks like. */
import { colorOfAss, overridesOf } from '../cues/overrides.ts';
import type { AssOverride } from '../cues/overrides.ts';
import { classColor, classesOf, fontColor } from '../cues/font-tags.ts';
import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import { languageOfTag } from '../cues/languages.ts';
import { voiceName } from '../cues/voices.ts';
import { TagEmphasis } from './tag-emphasis.ts';
import type { Emphasis } from './tag-emphasis.ts';
import { plainLook } from './text-look.ts';
import type { LookContext, OverridePiece, TextLook, TextRun } from './text-look.ts';

const emphasisOfOverride: ReadonlyMap<string, Emphasis> = new Map([
  ['i', 'italic'],
  ['b', 'bold'],
  ['u', 'underline'],
  ['s', 'strike'],
]);
const white = '#ffffff';

interface OpenColor {
  readonly color: string | null;
  readonly opened: number;
}
const noColor: OpenColor = { color: null, opened: 0 };

/**
 * [Note: Looks of tags and overrides] Tags nest, overrides switch. A text is italic inside `<i>` or after `{\i1}`;
 * `{\i0}` takes back an override and what the style says, never a tag. The innermost tag's colour goes before an
 * override's.
 */
export class TextState {
  readonly #context: LookContext;
  readonly #emphasis = new TagEmphasis();
  /** Of open `<font>` and `<c>`: each with the colour that holds in it, and a number that grows. */
  readonly #colors: Record<'font' | 'c', OpenColor[]> = {
    font: [],
    c: [],
  };
  #opened = 0;
  #base: TextLook;
  #switched: Partial<TextLook> = {};
  #voice: string | null = null;
  readonly #languages: (string | null)[] = [];
  #ruby: 'base' | 'top' | null = null;

  constructor(context: LookContext) {
    this.#context = context;
    this.#base = context.base ?? plainLook;
  }

  read(cueText: string): readonly (TextRun | OverridePiece)[] {
    const pieces: (TextRun | OverridePiece)[] = [];
    for (const { kind, raw } of tokenizeMarkup(cueText)) {
      if (kind !== 'tag') pieces.push({ text: kind === 'text' ? raw : '<', ...this.#marks() });
      else if (raw.startsWith('{')) {
        const rest = this.switchLooks(overridesOf(raw));
        if (rest !== '') pieces.push({ override: `{${rest}}` });
      } else this.applyTag(raw);
    }
    return pieces;
  }

  get look(): TextLook {
    const { italic, bold, underline, strike } = this.#emphasis.open;
    const base = { ...this.#base, ...this.#switched };
    return {
      italic: italic || base.italic,
      bold: bold || base.bold,
      underline: underline || base.underline,
      strike: strike || base.strike,
      color: this.#tagColor() ?? base.color,
    };
  }

  /** What overrides and the context add to what the open tags say. */
  get lookBesideTags(): TextLook {
    const { italic, bold, underline, strike } = this.#emphasis.open;
    const base = { ...this.#base, ...this.#switched };
    return {
      italic: !italic && base.italic,
      bold: !bold && base.bold,
      underline: !underline && base.underline,
      strike: !strike && base.strike,
      color: this.#tagColor() === null ? base.color : null,
    };
  }

  /** Takes looks from the overrides; answers with the others as they stand. */
  switchLooks(overrides: readonly AssOverride[]): string {
    let rest = '';
    for (const override of overrides) if (!this.#switch(override)) rest += override.raw;
    return rest;
  }

  #switch({ name, value }: AssOverride): boolean {
    const emphasis = emphasisOfOverride.get(name);
    if (emphasis !== undefined) {
      if (/^-?\d{0,4}$/.test(value)) this.#setSwitch(emphasis, switchedOn(name, value));
      return true;
    }
    if (name === 'c' || name === '1c') {
      const color = value === '' ? null : colorOfAss(value);
      this.#setSwitch('color', color === white && this.#base.color === null ? null : (color ?? undefined));
      return true;
    }
    // It resets what is no look, too: it goes on to whoever draws that.
    if (name === 'r') {
      this.#switched = {};
      this.#base =
        (value === '' ? null : this.#context.styleLook?.(value)) ?? this.#context.base ?? plainLook;
    }
    return false;
  }

  /** `undefined`: as the style says. */
  #setSwitch<Key extends keyof TextLook>(key: Key, value: TextLook[Key] | undefined): void {
    const others = Object.entries(this.#switched).filter(([name]) => name !== key);
    this.#switched = { ...Object.fromEntries(others), ...(value === undefined ? {} : { [key]: value }) };
  }

  applyTag(raw: string): void {
    const name = tagName(raw);
    const isClosing = raw.startsWith('</');
    if (this.#emphasis.apply(name ?? '', isClosing)) return;
    if (name === 'font' || name === 'c') {
      if (isClosing) this.#colors[name].pop();
      else this.#openColor(name, raw);
    } else if (name === 'v') this.#voice = isClosing ? null : voiceName(raw);
    else if (name === 'lang') {
      if (isClosing) this.#languages.pop();
      else this.#languages.push(languageOfTag(raw));
    } else if (name === 'ruby') this.#ruby = isClosing ? null : 'base';
    else if (name === 'rt') this.#ruby = isClosing ? (this.#ruby === null ? null : 'base') : 'top';
  }

  #openColor(name: 'font' | 'c', raw: string): void {
    this.#opened += 1;
    const own = name === 'font' ? fontColor(raw) : this.#classesColor(raw);
    const outer = this.#colors[name].at(-1);
    this.#colors[name].push(
      own === null && outer !== undefined ? outer : { color: own, opened: this.#opened },
    );
  }

  /** Of several classes the last one that has a colour decides. */
  #classesColor(raw: string): string | null {
    const colors = classesOf(raw).map((name) => classColor(name, this.#context.classColors));
    return colors.findLast((color) => color !== null) ?? null;
  }

  #tagColor(): string | null {
    const font = this.#colors.font.at(-1) ?? noColor;
    const span = this.#colors.c.at(-1) ?? noColor;
    if (font.color === null || span.color === null) return font.color ?? span.color;
    return span.opened > font.opened ? span.color : font.color;
  }

  #marks(): Omit<TextRun, 'text'> {
    const language = this.#languages.findLast((tag): tag is string => tag !== null);
    return {
      ...this.look,
      ...(this.#voice === null ? {} : { voice: this.#voice }),
      ...(language === undefined ? {} : { language }),
      ...(this.#ruby === null ? {} : { ruby: this.#ruby }),
    };
  }
}

/** `\b` takes a weight as well; without a number an override goes back to the style. */
function switchedOn(name: string, value: string): boolean | undefined {
  if (value === '' || value === '-') return undefined;
  const number = Number(value);
  return number === 1 || number === -1 || (name === 'b' && number >= 600);
}
