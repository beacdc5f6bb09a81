import { hexColor } from '../../cues/colors.ts';
import { cueTextOfRuns, RunList } from '../styled-text.ts';
import { TagEmphasis } from '../tag-emphasis.ts';
import type { TextLook } from '../text-look.ts';
import type { HtmlToken } from './html-tokens.ts';

/** The text of a paragraph of HTML as it grows: white space counts once, `<br>` breaks the line. */
export class ParagraphText {
  #runs = new RunList();
  #emphasis = new TagEmphasis();
  #colors: (string | null)[] = [];
  /** The look of a space that is written when more follows on the line. */
  #space: TextLook | null = null;
  #ruby: 'base' | 'top' | null = null;

  addText(text: string): void {
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n\f]/.test(piece)) {
        this.#space ??= this.#look;
        continue;
      }
      const isLineStart = ['', '\n'].includes(this.#runs.lastCharacter);
      if (this.#space !== null && !isLineStart) this.#runs.add(' ', this.#space);
      this.#space = null;
      this.#runs.add(piece, { ...this.#look, ...(this.#ruby === null ? {} : { ruby: this.#ruby }) });
    }
  }

  addTag({ name, attributes }: Extract<HtmlToken, { kind: 'tag' }>): void {
    const isClosing = name.startsWith('/');
    const bare = isClosing ? name.slice(1) : name;
    if (this.#emphasis.apply(bare, isClosing)) return;
    if (bare === 'font') {
      if (isClosing) this.#colors.pop();
      else this.#colors.push(fontColor(attributes.get('color')) ?? this.#colors.at(-1) ?? null);
    } else if (bare === 'br') {
      this.#space = null;
      this.#runs.add('\n', this.#look);
    } else if (bare === 'ruby') this.#ruby = isClosing ? null : 'base';
    else if (bare === 'rt' && this.#ruby !== null) this.#ruby = isClosing ? 'base' : 'top';
  }

  /** What was added since the last time, as a cue's text without blank lines around it; empty for a blank. */
  take(): string {
    const { runs } = this.#runs;
    this.#runs = new RunList();
    this.#colors = [];
    this.#space = null;
    this.#ruby = null;
    this.#emphasis = new TagEmphasis();
    if (runs.every(({ text }) => text.trim() === '')) return '';
    return cueTextOfRuns(withoutOuterBreaks(runs));
  }

  get #look(): TextLook {
    return { ...this.#emphasis.open, color: this.#colors.at(-1) ?? null };
  }
}

type Runs = RunList['runs'];

function withoutOuterBreaks(runs: Runs): Runs {
  const first = runs.findIndex(({ text }) => text.trim() !== '');
  const last = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs.slice(first, last + 1).map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === last - first ? start.trimEnd() : start };
  });
}

/** White is the colour that text has by itself. */
function fontColor(value: string | undefined): string | null {
  const color = hexColor(value ?? '');
  return color === '#ffffff' ? null : color;
}
