import type { TrackCue } from '../../../../core/project/track-cue.ts';
import { languageName } from '../../../../core/language/language-name.ts';
import type { Note } from '../../../../core/notes.ts';
import type { CueTranslation } from '../../../../core/translation/translation-work.ts';
import type { TranslationDoubt } from '../../../../core/project/translated-cue.ts';
import type { Terminal } from '../terminal.ts';
import { chapterTime } from '../words/chapter-words.ts';
import { counted } from '../words/counted.ts';
import { doubtWords } from '../words/doubt-words.ts';
import { noteSentence } from '../words/note-sentence.ts';

/** Of one language, as `--json` prints it. */
export interface TranslationEntry {
  readonly to: string;
  readonly engine: string | null;
  /** Files that were written, and those that were there. */
  readonly outputs: readonly string[];
  readonly kept: readonly string[];
  readonly cues: number;
  /** `cue`: its number from 1. */
  readonly doubtful: readonly {
    readonly cue: number;
    readonly text: string;
    readonly doubts: readonly TranslationDoubt[];
  }[];
  readonly notes: readonly string[];
  readonly isWhole: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

export function translationEntry(
  {
    notes,
    ...entry
  }: Pick<TranslationEntry, 'to' | 'engine' | 'kept' | 'isWhole'> & { readonly notes: readonly Note[] },
  translations: Iterable<CueTranslation>,
): TranslationEntry {
  const all = [...translations];
  const doubtful = all
    .filter(({ doubts }) => doubts.length > 0)
    .map(({ of, text, doubts }) => ({ cue: Number(of) + 1, text, doubts }));
  return {
    ...entry,
    ...{ outputs: [], cues: all.length, notes: notes.map(noteSentence) },
    doubtful: doubtful.toSorted((a, b) => a.cue - b.cue),
  };
}

/** More of them are in `--json`. */
const maxDoubtful = 20;

export function describeTranslation(
  { to, outputs, kept, cues, doubtful, notes, error }: TranslationEntry,
  sources: readonly TrackCue[],
  terminal: Terminal,
): void {
  for (const path of kept)
    terminal.stderr(`${path} was there already and is kept; --overwrite replaces it.\n`);
  if (error !== undefined) terminal.stderr(`sidecut: ${languageName(to, 'en')}: ${error.message}\n`);
  for (const note of notes) terminal.stderr(`${languageName(to, 'en')}: ${note}\n`);
  for (const { cue, doubts } of doubtful.slice(0, maxDoubtful)) {
    const { startMs } = sources[cue - 1]!;
    terminal.stderr(`  ${chapterTime(startMs, startMs)}  cue ${cue}: ${doubts.map(doubtWords).join('; ')}\n`);
  }
  if (doubtful.length > maxDoubtful)
    terminal.stderr(`  and ${doubtful.length - maxDoubtful} more: --json lists them\n`);
  for (const path of outputs) {
    const look = doubtful.length === 0 ? '' : `, ${doubtful.length} to look at`;
    terminal.stdout(`${path}: ${counted(cues, 'cue')}${look}\n`);
  }
}
