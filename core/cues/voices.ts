/** Voices in a cue's text: WebVTT's `<v Ann>`, of which a cue may hold several. */
import { decodeReferences, encodeReferences } from './character-references.ts';
import { tagName, tokenizeMarkup } from './markup.ts';

/** The name in `<v.loud Ann>`; null without one. */
export function voiceName(rawTag: string): string | null {
  const name = /^<v(?:\.[^\s<>]*)?\s+([^<>]*)>$/i.exec(rawTag)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  return name === '' ? null : decodeReferences(name);
}

/** `classes`: `.loud` or nothing. */
export function voiceTag(name: string, classes = ''): string {
  return `<v${classes} ${encodeReferences(name)}>`;
}

/** The names in a cue's text, each once, in order. */
export function voicesOf(cueText: string): readonly string[] {
  if (!/<v/i.test(cueText)) return [];
  const names = new Set<string>();
  for (const { kind, raw } of tokenizeMarkup(cueText)) {
    const name = kind === 'tag' ? voiceName(raw) : null;
    if (name !== null) names.add(name);
  }
  return [...names];
}

/**
 * The text without voice tags, for formats that can't name voices. Where several speak, each begins a line with a
 * dash, as subtitles write it.
 */
export function voicesAsDashes(cueText: string): string {
  if (!/<\/?v[.\s>]/i.test(cueText)) return cueText;
  return voicesAsMarks(cueText, voicesOf(cueText).length > 1 ? () => '- ' : null);
}

/** `markOf`: what a line of this voice begins with, in the place of a dash that is there; null: nothing is added. */
export function voicesAsMarks(cueText: string, markOf: ((voice: string) => string) | null): string {
  const lines = new MarkedLines();
  let speaks: string | null = null;
  for (const { kind, raw } of tokenizeMarkup(cueText)) {
    if (kind !== 'tag') lines.addText(raw);
    else if (tagName(raw) !== 'v') lines.addTag(raw);
    else {
      const name = voiceName(raw);
      if (markOf !== null && name !== null && name !== speaks) lines.mark(markOf(name));
      speaks = name ?? speaks;
    }
  }
  return lines.text;
}

/** The mark before a text, in the place of a dash that is there. */
export function withMark(mark: string, text: string): string {
  const bare = text.trimStart();
  const dash = /^(?:[-\u2010-\u2015]|>>)\s*/u.exec(bare)?.[0] ?? '';
  return mark === '- ' && dash !== '' ? bare : mark + bare.slice(dash.length);
}

/** A text as it grows; knows whether a line has begun. */
class MarkedLines {
  readonly #parts: string[] = [];
  #isLineStart = true;
  #mark: string | null = null;

  get text(): string {
    return this.#parts.join('');
  }

  /** The next text begins a line. */
  mark(mark: string): void {
    this.#mark = mark;
  }

  addTag(raw: string): void {
    this.#parts.push(raw);
  }

  addText(raw: string): void {
    const isBlank = raw.trim() === '';
    if (this.#mark !== null && !isBlank) {
      this.#parts.push(this.#isLineStart ? '' : '\n', withMark(this.#mark, raw));
      this.#mark = null;
    } else this.#parts.push(raw);
    const lineBreak = raw.lastIndexOf('\n');
    const line = raw.slice(lineBreak + 1);
    this.#isLineStart = line.trim() === '' && (lineBreak >= 0 || this.#isLineStart);
  }
}
