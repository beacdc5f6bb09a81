/** How time and memory grow with a text: sentences of the folder one after the other, again and again. */
import { segmentsOf } from '../../core/chapters/ranked-segments.ts';
import { segmentChapters } from '../../core/chapters/segment-chapters.ts';
import { sentencesOf } from '../../core/summary/coverage.ts';
import { extractSummary } from '../../core/summary/extract-summary.ts';
import type { SummaryText } from '../../core/summary/summary-text.ts';
import { align } from '../eval-chapters/report.ts';
import { toSentence } from './read-summarised.ts';
import type { SummarisedText } from './read-summarised.ts';

const wordCounts = [3125, 6250, 12_500, 25_000, 50_000, 100_000, 200_000];
const msPerWord = 360;

/** Ten hours are 100,000 words. Finding the chapters is not counted. */
export function measureSpeed(texts: readonly SummarisedText[]): string {
  const all = texts.flatMap(({ text }) => text.sentences);
  // Compiled as in a program that has run for a while.
  extractSummary(textOfWords(all, wordCounts[0]!), { trackId: '' });
  const lines = wordCounts.map((words) => {
    const text = textOfWords(all, words);
    globalThis.gc?.();
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const summary = extractSummary(text, { trackId: '' });
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(cpu);
    const cpuSeconds = (used.user + used.system) / 1e6;
    // Texts grow: the most memory so far is that of this one, the text itself among it.
    const megabytes = process.resourceUsage().maxRSS / 1e3;
    const perWord = (1e6 * cpuSeconds) / (words * Math.log2(words));
    const counts = [words, text.chapters.length, sentencesOf(summary, 'long').length].map(String);
    const times = [seconds.toFixed(2), cpuSeconds.toFixed(2), perWord.toFixed(2)];
    return [...counts, ...times, megabytes.toFixed(0)];
  });
  const header = [
    ...['words', 'chapters', 'sentences chosen', 'seconds', 'CPU seconds'],
    ...['CPU µs by n log n', 'MB of the process at most'],
  ];
  return align([header, ...lines]);
}

function textOfWords(all: SummaryText['sentences'], words: number): SummaryText {
  const sentences: SummaryText['sentences'][number][] = [];
  let said = 0;
  for (let at = 0; said < words; at = (at + 1) % all.length) {
    const sentence = all[at]!;
    const startMs = Math.round(said * msPerWord);
    said += sentence.words.length;
    sentences.push(
      toSentence({ ...sentence, startMs, endMs: Math.round(said * msPerWord) }, sentences.length),
    );
  }
  const durationMs = Math.round(said * msPerWord);
  const chapters = segmentsOf(segmentChapters({ sentences, durationMs }));
  return { sentences, durationMs, chapters: chapters.map((chapter) => ({ ...chapter, title: null })) };
}
