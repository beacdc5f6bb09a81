/**
 * A cue's text ([Note: Cue text], core/cues/markup.ts) as runs of plain text with their looks, and back. What formats
 * with other markup than `<i>` read and write: nothing in a run's text is markup.
 */
import { languageTag } from '../cues/languages.ts';
import { escapeTags } from '../cues/markup.ts';
import { voiceTag } from '../cues/voices.ts';
import { sameLook } from './text-look.ts';
import type { LookContext, OverridePiece, TextLook, TextRun } from './text-look.ts';
import { TextState } from './text-state.ts';

/** The runs of a cue's text. Tags that say nothing of the kind are left out, line breaks stay in the text. */
export function styledRuns(cueText: string, context: LookContext = {}): readonly TextRun[] {
  const runs = new RunList();
  for (const piece of styledPieces(cueText, context)) {
    if (!('override' in piece)) runs.add(piece.text, piece);
  }
  return runs.runs;
}

/** The same with the overrides that say no look between the runs. */
export function styledPieces(
  cueText: string,
  context: LookContext = {},
): readonly (TextRun | OverridePiece)[] {
  return new TextState(context).read(cueText);
}

/** The cue's text of these runs and overrides, its tags properly nested. */
export function cueTextOfRuns(pieces: readonly (TextRun | OverridePiece)[]): string {
  const parts: string[] = [];
  let open: readonly Tag[] = [];
  for (const piece of pieces) {
    if ('override' in piece) {
      parts.push(piece.override);
      continue;
    }
    const wanted = tagsOf(piece);
    const kept = keptTags(open, wanted);
    const added = wanted.filter((tag) => !kept.some((other) => other.start === tag.start));
    parts.push(closing(open.slice(kept.length)), ...added.map((tag) => tag.start), literalText(piece.text));
    open = [...kept, ...added];
  }
  return parts.join('') + closing(open);
}

/**
 * Plain text as a cue's text in which nothing is markup. There is no escape for `{\`: a word joiner, which is not
 * shown, parts the two.
 */
export function literalText(plainText: string): string {
  return escapeTags(plainText).replaceAll('{\\', '{\u2060\\');
}

type Marks = TextLook & Pick<TextRun, 'voice' | 'language' | 'ruby'>;

/** Collects runs; neighbours of the same look become one. */
export class RunList {
  /** Pieces are joined once, at the end: a text of many small ones takes linear time. */
  readonly #parts: (OpenRun | OverridePiece)[] = [];

  get pieces(): readonly (TextRun | OverridePiece)[] {
    return this.#parts.map((part) =>
      'override' in part ? part : { text: part.pieces.join(''), ...part.marks },
    );
  }

  get runs(): readonly TextRun[] {
    return this.pieces.filter((piece): piece is TextRun => !('override' in piece));
  }

  add(text: string, look: Marks): void {
    if (text === '') return;
    const last = this.#lastRun;
    if (last !== null && sameMarks(last.marks, look)) last.pieces.push(text);
    else this.#parts.push({ marks: marksOf(look), pieces: [text] });
  }

  addOverride(override: string): void {
    this.#parts.push({ override });
  }

  /** The last character, or the empty string. */
  get lastCharacter(): string {
    return this.#lastRun?.pieces.at(-1)?.at(-1) ?? '';
  }

  /** Takes off spaces and tabs at the end. */
  trimEnd(): void {
    for (let last = this.#lastRun; last !== null; last = this.#lastRun) {
      while (last.pieces.length > 0) {
        const trimmed = last.pieces.pop()!.replace(/(?<![ \t])[ \t]+$/, '');
        if (trimmed === '') continue;
        last.pieces.push(trimmed);
        return;
      }
      this.#parts.pop();
    }
  }

  get #lastRun(): OpenRun | null {
    const last = this.#parts.at(-1);
    return last === undefined || 'override' in last ? null : last;
  }
}

interface OpenRun {
  readonly marks: Marks;
  readonly pieces: string[];
}

function sameMarks(a: Marks, b: Marks): boolean {
  return sameLook(a, b) && a.voice === b.voice && a.language === b.language && a.ruby === b.ruby;
}

function marksOf({ italic, bold, underline, strike, color, voice, language, ruby }: Marks): Marks {
  return {
    ...{ italic, bold, underline, strike, color },
    ...(voice === undefined ? {} : { voice }),
    ...(language === undefined ? {} : { language }),
    ...(ruby === undefined ? {} : { ruby }),
  };
}

/** `level`: a tag may stand in tags of its own level and of lower ones. */
interface Tag {
  readonly start: string;
  readonly end: string;
  readonly level: 0 | 1 | 2 | 3 | 4;
}

function tagsOf(run: Marks): readonly Tag[] {
  const tags: Tag[] = [];
  if (run.voice !== undefined) tags.push({ start: voiceTag(run.voice), end: '</v>', level: 0 });
  if (run.language !== undefined) tags.push({ start: languageTag(run.language), end: '</lang>', level: 1 });
  if (run.ruby !== undefined) tags.push({ start: '<ruby>', end: '</ruby>', level: 2 });
  if (run.ruby === 'top') tags.push({ start: '<rt>', end: '</rt>', level: 3 });
  if (run.color !== null) tags.push({ start: `<font color="${run.color}">`, end: '</font>', level: 4 });
  for (const [look, name] of lookTags) {
    if (run[look]) tags.push({ start: `<${name}>`, end: `</${name}>`, level: 4 });
  }
  return tags;
}

const lookTags = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
  ['strike', 's'],
] as const;

/** Tags are opened in one order, so what must close takes with it what was opened after it. */
function keptTags(open: readonly Tag[], wanted: readonly Tag[]): readonly Tag[] {
  const isWanted = (tag: Tag): boolean => wanted.some((other) => other.start === tag.start);
  const lasting = open.findIndex((tag) => !isWanted(tag));
  const kept = lasting < 0 ? open : open.slice(0, lasting);
  const added = wanted.filter((tag) => !kept.some((other) => other.start === tag.start));
  const outermost = Math.min(...added.map((tag) => tag.level), 4);
  const tooDeep = kept.findIndex((tag) => tag.level > outermost);
  return tooDeep < 0 ? kept : kept.slice(0, tooDeep);
}

function closing(tags: readonly Tag[]): string {
  return tags
    .toReversed()
    .map((tag) => tag.end)
    .join('');
}
