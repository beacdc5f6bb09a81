import { resolve } from 'node:path';
import type { Summary, SummaryPart } from '../../../../core/analysis/summary.ts';
import { proposedChapters } from '../../../../core/chapters/proposals.ts';
import { writeYouTubeChapters } from '../../../../core/formats/chapters/youtube-text.ts';
import { copySummary } from '../../../../core/summary/copy-summary.ts';
import { describeVideo } from '../../../../core/summary/describe-video.ts';
import { makeSummary } from '../../../analyses/summary/make-summary.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { chapterName } from '../words/chapter-words.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { chaptersOfText } from './chapters.ts';
import { readSpokenText } from './spoken-text.ts';
import type { SpokenText } from './spoken-text.ts';
import type { SummarizeRequest } from './summarize-options.ts';
import { withModels } from './with-models.ts';

/** `sidecut summarize FILE` */
export async function runSummarize(request: SummarizeRequest, terminal: Terminal): Promise<number> {
  const { file, model, out } = request;
  // Before any long work.
  if (out !== undefined) await cliOutputRule().check(resolve(out));
  const spoken = await readSpokenText(file, undefined, terminal);
  const { value: summary, notes } = await withModels(
    { model, writer: request.writer },
    terminal,
    async (ways) => {
      const { tree } = await chaptersOfText(spoken, ways);
      const { sentences, durationMs } = spoken;
      const text = { sentences, durationMs, chapters: proposedChapters(tree, { count: tree.usualCount }) };
      return makeSummary(
        { trackId: '', text, language: request.language ?? null },
        {
          ...ways,
          onFraction: (fraction, part) =>
            part === undefined ? ways.onFraction(fraction) : ways.onPart(part),
        },
      );
    },
  );
  for (const one of [...spoken.notes, ...notes]) terminal.stderr(`${noteSentence(one)}\n`);
  const written = textOf(request, summary, spoken);
  if (out === undefined) terminal.stdout(written);
  else {
    await writeWholeFile(out, written, { overwrite: request.overwrite === true });
    terminal.stderr(`${out}: written\n`);
  }
  return exitStatus.done;
}

function textOf(
  { file, format, style, length }: SummarizeRequest,
  summary: Summary,
  spoken: SpokenText,
): string {
  if (format === 'json') {
    const { language, parts, titles, quotes, hashtags } = summary;
    return `${JSON.stringify({ file, language, parts, titles, quotes, hashtags }, null, 2)}\n`;
  }
  if (style === 'description') return description(summary, length, spoken);
  return copySummary(summary, format, {
    ...{ length, style, title: summary.titles[0] ?? null },
    headingOf: ({ title }, at) => chapterName(title, at + 1),
    emptyWords: (reason) => emptyWords[reason],
  });
}

function description(summary: Summary, length: SummarizeRequest['length'], { facts }: SpokenText): string {
  const marks = summary.parts.map(({ startMs, title }, at) => ({
    startMs,
    title: chapterName(title, at + 1),
  }));
  const chapterLines = writeYouTubeChapters(marks, facts).trimEnd().split('\n');
  return `${describeVideo(summary, { length, chapterLines }).lines.join('\n')}\n`;
}

const emptyWords: Readonly<Record<NonNullable<SummaryPart['empty']>, string>> = {
  'no-text': 'Nothing is said here.',
  'only-fillers': 'Nothing is said here but greetings and fillers.',
  failed: 'This part could not be summarised.',
  unsupported: 'What the model wrote of this part is not said in it.',
};
