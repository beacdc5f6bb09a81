import { resolve } from 'node:path';
import type { ChapterTree } from '../../../../core/analysis/chapters.ts';
import { proposedChapters, stepCount } from '../../../../core/chapters/proposals.ts';
import type { ProposedChapter } from '../../../../core/chapters/proposals.ts';
import { chapterNotes } from '../../../../core/formats/chapters/chapter-losses.ts';
import { chapterFormat, chapterFormatForFile } from '../../../../core/formats/chapters/registry.ts';
import type { ChapterFormatId } from '../../../../core/formats/chapters/registry.ts';
import type { Note } from '../../../../core/notes.ts';
import { note } from '../../../../core/notes.ts';
import { makeChapters } from '../../../analyses/chapters/make-chapters.ts';
import type { MadeChapters } from '../../../analyses/chapters/make-chapters.ts';
import { writeTitles } from '../../../analyses/chapters/write-titles.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { chapterName, chapterReasonWords, chapterTime } from '../words/chapter-words.ts';
import { counted } from '../words/counted.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { chapterFormatNames } from './chapters-options.ts';
import type { ChaptersRequest, WantedCount } from './chapters-options.ts';
import { readSpokenText } from './spoken-text.ts';
import type { SpokenText } from './spoken-text.ts';
import { withModels } from './with-models.ts';
import type { TextWays } from './with-models.ts';

/** `sidecut chapters FILE` */
export async function runChapters(request: ChaptersRequest, terminal: Terminal): Promise<number> {
  const { file, model, out } = request;
  // Before any long work.
  if (out !== undefined) await cliOutputRule().check(resolve(out));
  const spoken = await readSpokenText(file, request.video, terminal);
  const isSilent = spoken.sentences.length === 0;
  const { tree, notes } = await withModels(
    isSilent ? { model: 'none', writer: 'none' } : { model, writer: request.writer },
    terminal,
    (ways) => titledChapters(spoken, ways),
  );
  const partsOnly = request.level === '1';
  const usual = partsOnly ? tree.partCount : tree.usualCount;
  const chapters = proposedChapters(tree, { count: countOf(tree, usual, request.count), partsOnly });
  // Whoever asks for words alone knows.
  const told = [
    ...spoken.notes,
    ...(isSilent
      ? [note('cut-by-picture', {})]
      : notes.filter(({ code }) => model !== 'none' || code !== 'words-alone')),
  ];
  for (const one of told) terminal.stderr(`${noteSentence(one)}\n`);
  const { text, notes: losses } = textOf(request, spoken, { tree, chapters });
  for (const one of losses) terminal.stderr(`${noteSentence(one)}\n`);
  if (out === undefined) terminal.stdout(text);
  else {
    await writeWholeFile(out, text, { overwrite: request.overwrite === true });
    terminal.stderr(`${out}: ${counted(chapters.length, 'chapter')}\n`);
  }
  return exitStatus.done;
}

export function chaptersOfText(
  { sentences, durationMs, shots, looks }: SpokenText,
  ways: Pick<TextWays, 'embed' | 'signal' | 'onFraction'>,
): Promise<MadeChapters> {
  return makeChapters({ trackId: null, sentences, durationMs, shots, looks, speech: null }, ways);
}

async function titledChapters(spoken: SpokenText, ways: TextWays): Promise<MadeChapters> {
  const { tree, notes } = await chaptersOfText(spoken, ways);
  if (ways.writer === null) return { tree, notes };
  const titled = await writeTitles(tree, spoken.sentences, ways.writer, ways);
  const { failed, failure } = titled;
  const untitled = failure === null ? [] : [note('titles-failed', { failed, failure })];
  return { tree: titled.tree, notes: [...notes, ...untitled] };
}

function countOf(tree: ChapterTree, usual: number, wanted: WantedCount | undefined): number {
  if (wanted === undefined) return usual;
  return typeof wanted === 'number' ? wanted : stepCount(tree, usual, wanted);
}

interface Written {
  readonly text: string;
  readonly notes: readonly Note[];
}

interface Found {
  readonly tree: ChapterTree;
  readonly chapters: readonly ProposedChapter[];
}

/** `notes`: what the format does not say. */
function textOf(request: ChaptersRequest, { facts, ...spoken }: SpokenText, found: Found): Written {
  const { file, json } = request;
  if (json === true) return { text: asJson(file, { facts, ...spoken }, found), notes: [] };
  const id = formatOf(request);
  if (id === null) return { text: listOf(found.chapters), notes: [] };
  const { write, holdsParts } = chapterFormat(id);
  const marks = found.chapters.map(({ startMs, title, beginsPart }, at) => ({
    ...{ startMs, title: chapterName(title, at + 1) },
    ...(beginsPart && holdsParts === true ? { beginsPart: true as const } : {}),
  }));
  const text = write(marks, facts);
  return { text: text.endsWith('\n') ? text : `${text}\n`, notes: chapterNotes(marks, id, facts) };
}

/** null: a list for people. */
function formatOf({ format, out = '' }: ChaptersRequest): ChapterFormatId | null {
  return format === undefined ? chapterFormatForFile(out) : chapterFormatNames[format];
}

/** `04:12  Tomatoes`, and below it why; an empty line before each part. */
function listOf(chapters: readonly ProposedChapter[]): string {
  const lastMs = chapters.at(-1)?.startMs ?? 0;
  const lines = chapters.flatMap(({ startMs, title, reasons, beginsPart }, at) => {
    const time = chapterTime(startMs, lastMs);
    const why = chapterReasonWords(reasons);
    return [
      ...(beginsPart && at > 0 ? [''] : []),
      `${time}  ${chapterName(title, at + 1)}`,
      ...(why === '' ? [] : [`${' '.repeat(time.length)}  ${why}`]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function asJson(file: string, { language, durationMs }: SpokenText, { tree, chapters }: Found): string {
  const { usualCount, partCount } = tree;
  const named = chapters.map((chapter) => ({ ...chapter, why: chapterReasonWords(chapter.reasons) }));
  const document = { file, language, durationMs, usualCount, partCount, chapters: named };
  return `${JSON.stringify(document, null, 2)}\n`;
}
