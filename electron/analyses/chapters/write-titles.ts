/** Titles by a language model, in place of those that are phrases of the text. */
import type { ChapterNode, ChapterTree } from '../../../core/analysis/chapters.ts';
import { chaptersOf } from '../../../core/chapters/proposals.ts';
import type { JobPart } from '../../../core/contract/jobs.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import { mainLanguage } from '../../../core/summary/extract-summary.ts';
import { readTitle, titleRequest } from '../../../core/summary/writer/write-title.ts';
import type { Sentence } from '../../../core/text/sentences.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';

export interface TitleHooks {
  readonly signal: AbortSignal;
  /** Before each. */
  readonly onPart: (part: JobPart) => void;
}

export interface WrittenTitles {
  readonly tree: ChapterTree;
  /** Those that kept the title of their words because the model failed, and why the first did. */
  readonly failed: number;
  readonly failure: Failure | null;
}

/** Of a chapter, as the schema of trees has it. */
const maxLength = 70;

/** Of the chapters at the usual number; one that is refused keeps the title that it has. */
export async function writeTitles(
  tree: ChapterTree,
  sentences: readonly Sentence[],
  writer: TextWriter,
  { signal, onPart }: TitleHooks,
): Promise<WrittenTitles> {
  const chapters = chaptersOf(tree, tree.usualCount);
  const language = mainLanguage({ sentences });
  const titles = new Map<ChapterNode, string>();
  let [failed, failure]: [number, Failure | null] = [0, null];
  for (const [at, chapter] of chapters.entries()) {
    onPart({ number: at + 1, count: chapters.length });
    const said = sentences.filter(({ startMs }) => startMs >= chapter.startMs && startMs < chapter.endMs);
    if (said.length === 0) continue;
    try {
      const source = { sentences: await fitting(said, language, writer, signal), language, maxLength };
      const { title } = await writer.write(titleRequest(source), { signal });
      const taken = chapters.flatMap((one) => (one === chapter ? [] : (titles.get(one) ?? one.title ?? [])));
      const good = readTitle(title, source, taken);
      if (good !== undefined) titles.set(chapter, good);
    } catch (error) {
      if (signal.aborted || !isSidecutError(error)) throw error;
      failed += 1;
      failure ??= toFailure(error);
    }
  }
  const nodes = tree.nodes.map((node) => {
    const title = titles.get(node);
    return title === undefined ? node : { ...node, title, titledBy: 'model' as const };
  });
  return { tree: { ...tree, nodes }, failed, failure };
}

/** All of them, or, where they are more than the model takes at once, some from everywhere. */
async function fitting(
  sentences: readonly Sentence[],
  language: string,
  writer: TextWriter,
  signal: AbortSignal,
): Promise<readonly Sentence[]> {
  const empty = titleRequest({ sentences: [], language, maxLength });
  const room = writer.contextTokens - empty.maxAnswerTokens - (await writer.countPrompt(empty, signal));
  const counts = await writer.countTokens(
    sentences.map(({ text }) => `[${sentences.length}] ${text}\n`),
    signal,
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  const step = Math.ceil((all * 1.1) / Math.max(1, room));
  return step <= 1 ? sentences : sentences.filter((_, at) => at % step === 0);
}
