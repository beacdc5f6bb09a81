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
  const count = voicesOf(cueText).length;
  const lines = new DashedLines();
  let speaks: string | null = null;
  for (const { kind, raw } of tokenizeMarkup(cueText)) {
    if (kind !== 'tag') lines.addText(raw);
    else if (tagName(raw) !== 'v') lines.addTag(raw);
    else {
      const name = voiceName(raw);
      if (count > 1 && name !== null && name !== speaks) lines.dash();
      speaks = name ?? speaks;
    }
  }
  return lines.text;
}

/** A text as it grows; knows whether a line has begun. */
class DashedLines {
  readonly #parts: string[] = [];
  #isLineStart = true;
  #wantsDash = false;

  get text(): string {
    return this.#parts.join('');
  }

  /** The next text begins a line. */
  dash(): void {
    this.#wantsDash = true;
  }

  addTag(raw: string): void {
    this.#parts.push(raw);
  }

  addText(raw: string): void {
    const isBlank = raw.trim() === '';
    if (this.#wantsDash && !isBlank) {
      const text = raw.trimStart();
      const start = this.#isLineStart ? '' : '\n';
      this.#parts.push(start, /^[-\u2010-\u2015]/.test(text) ? text : `- ${text}`);
      this.#wantsDash = false;
    } else this.#parts.push(raw);
    const lineBreak = raw.lastIndexOf('\n');
    const line = raw.slice(lineBreak + 1);
    this.#isLineStart = line.trim() === '' && (lineBreak >= 0 || this.#isLineStart);
  }
}
