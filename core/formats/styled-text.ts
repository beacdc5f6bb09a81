/**
 * A cue's text ([Note: Cue text], core/cues/markup.ts) as runs of plain text with their looks, and back. What formats
 * with other markup than `<i>` read and write: nothing in a run's text is markup.
 */
import { escapeTags, tagName, tokenizeMarkup } from '../cues/markup.ts';

export interface TextLook {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
}

export interface TextRun extends TextLook {
  readonly text: string;
}

export const plainLook: TextLook = { italic: false, bold: false, underline: false };

const lookOfTag: ReadonlyMap<string, keyof TextLook> = new Map([
  ['i', 'italic'],
  ['em', 'italic'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['u', 'underline'],
]);
const tagOfLook = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
] as const satisfies readonly (readonly [keyof TextLook, string])[];

/** The runs of a cue's text. Other tags than those of the three looks are left out, line breaks stay in the text. */
export function styledRuns(cueText: string): readonly TextRun[] {
  const depth = { italic: 0, bold: 0, underline: 0 };
  const runs = new RunList();
  for (const token of tokenizeMarkup(cueText)) {
    if (token.kind === 'tag') {
      const look = lookOfTag.get(tagName(token.raw) ?? '');
      if (look === undefined) continue;
      depth[look] = token.raw.startsWith('</') ? Math.max(0, depth[look] - 1) : depth[look] + 1;
    } else {
      const text = token.kind === 'text' ? token.raw : '<';
      runs.add(text, { italic: depth.italic > 0, bold: depth.bold > 0, underline: depth.underline > 0 });
    }
  }
  return runs.runs;
}

/** The cue's text of these runs, its tags properly nested. */
export function cueTextOfRuns(runs: readonly TextRun[]): string {
  let text = '';
  let open: readonly (typeof tagOfLook)[number][] = [];
  for (const run of runs) {
    // Tags are opened in one order, so what must close takes with it what was opened after it.
    const lasting = open.findIndex(([look]) => !run[look]);
    const kept = lasting < 0 ? open : open.slice(0, lasting);
    const added = tagOfLook.filter((tag) => run[tag[0]] && !kept.includes(tag));
    text += closing(open.slice(kept.length)) + added.map(([, name]) => `<${name}>`).join('');
    text += literalText(run.text);
    open = [...kept, ...added];
  }
  return text + closing(open);
}

/**
 * Plain text as a cue's text in which nothing is markup. There is no escape for `{\`: a word joiner, which is not
 * shown, parts the two.
 */
export function literalText(plainText: string): string {
  return escapeTags(plainText).replaceAll('{\\', '{\u2060\\');
}

/** Collects runs; neighbours of the same look become one. */
export class RunList {
  /** Pieces are joined once, at the end: a text of many small ones takes linear time. */
  readonly #runs: { readonly look: TextLook; readonly pieces: string[] }[] = [];

  get runs(): readonly TextRun[] {
    return this.#runs.map(({ look, pieces }) => ({ text: pieces.join(''), ...look }));
  }

  add(text: string, { italic, bold, underline }: TextLook): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    if (last?.look.italic === italic && last.look.bold === bold && last.look.underline === underline) {
      last.pieces.push(text);
    } else {
      this.#runs.push({ look: { italic, bold, underline }, pieces: [text] });
    }
  }

  /** The last character, or the empty string. */
  get lastCharacter(): string {
    return this.#runs.at(-1)?.pieces.at(-1)?.at(-1) ?? '';
  }

  /** Takes off spaces and tabs at the end. */
  trimEnd(): void {
    for (let last = this.#runs.at(-1); last !== undefined; last = this.#runs.at(-1)) {
      while (last.pieces.length > 0) {
        const trimmed = last.pieces.pop()!.replace(/(?<![ \t])[ \t]+$/, '');
        if (trimmed === '') continue;
        last.pieces.push(trimmed);
        return;
      }
      this.#runs.pop();
    }
  }
}

function closing(tags: readonly (typeof tagOfLook)[number][]): string {
  return tags
    .toReversed()
    .map(([, name]) => `</${name}>`)
    .join('');
}
