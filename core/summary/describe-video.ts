/** A description ready to paste for YouTube: summary, chapters, hashtags. */
import type { Summary, SummaryLength } from '../analysis/summary.ts';
import { utf8Length } from '../language/utf8-length.ts';
import { maxDescriptionBytes } from '../formats/description-length.ts';
import { isIn } from './coverage.ts';
import { joinSentences } from './join-sentences.ts';

export interface Description {
  readonly lines: readonly string[];
  /** Of the summary in it: a shorter one than asked for where that would be too long; null: none fits. */
  readonly length: SummaryLength | null;
}

export interface DescriptionOptions {
  readonly length: SummaryLength;
  /** `0:00 Title`, as the writer of chapters gives them; none: without chapters. */
  readonly chapterLines: readonly string[];
}

const shorter: Readonly<Record<SummaryLength, readonly SummaryLength[]>> = {
  short: ['short'],
  medium: ['medium', 'short'],
  long: ['long', 'medium', 'short'],
};

/** Nothing is cut off within a sentence: where the whole is too long the summary is a shorter one. */
export function describeVideo(summary: Summary, { length, chapterLines }: DescriptionOptions): Description {
  const made = shorter[length].map((one) => ({ lines: linesOf(summary, one, chapterLines), length: one }));
  return (
    made.find(({ lines }) => utf8Length(lines.join('\n')) <= maxDescriptionBytes) ?? {
      lines: linesOf(summary, null, chapterLines),
      length: null,
    }
  );
}

function linesOf(
  summary: Summary,
  length: SummaryLength | null,
  chapterLines: readonly string[],
): readonly string[] {
  const paragraphs = length === null ? [] : paragraphsOf(summary, length);
  const blocks = [
    paragraphs,
    chapterLines,
    summary.hashtags.length === 0 ? [] : [summary.hashtags.join(' ')],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]))
    .map((line) => line.replaceAll('<', '‹').replaceAll('>', '›'));
}

/** The long one a paragraph for each chapter, the others one. */
function paragraphsOf({ parts }: Summary, length: SummaryLength): readonly string[] {
  const texts = parts.map(({ sentences }) =>
    sentences.filter(({ from }) => isIn(from, length)).map(({ text }) => text),
  );
  const paragraphs = length === 'long' ? texts.map(joinSentences) : [joinSentences(texts.flat())];
  return paragraphs.filter((paragraph) => paragraph !== '');
}
