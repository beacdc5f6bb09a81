/** How time and memory grow with a text: sentences of the folder one after the other, again and again. */
import { chapterTree } from '../../core/chapters/chapter-tree.ts';
import type { ChapterText } from '../../core/chapters/chapter-text.ts';
import { segmentChapters } from '../../core/chapters/segment-chapters.ts';
import { align } from './report.ts';
import type { TrueText } from './true-text.ts';

const wordCounts = [3125, 6250, 12_500, 25_000, 50_000, 100_000, 200_000];
const msPerWord = 360;

/** Ten hours are 100,000 words. */
export function measureSpeed(texts: readonly TrueText[]): string {
  const all = texts.flatMap(({ text }) => text.sentences);
  const lines = wordCounts.map((words) => {
    const text = textOfWords(all, words);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const { usualCount } = chapterTree(text, segmentChapters(text), { trackId: null, shots: [] });
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(cpu);
    const cpuSeconds = (used.user + used.system) / 1e6;
    const megabytes = Math.max(0, process.memoryUsage().rss - before) / 1e6;
    const counts = [words, text.sentences.length, usualCount].map(String);
    return [...counts, seconds.toFixed(2), cpuSeconds.toFixed(2), megabytes.toFixed(0)];
  });
  return align([['words', 'sentences', 'chapters', 'seconds', 'CPU seconds', 'MB more'], ...lines]);
}

function textOfWords(all: ChapterText['sentences'], words: number): ChapterText {
  const sentences: ChapterText['sentences'][number][] = [];
  let said = 0;
  for (let at = 0; said < words; at = (at + 1) % all.length) {
    const sentence = all[at]!;
    const startMs = Math.round(said * msPerWord);
    said += sentence.text.split(/\s+/u).length;
    sentences.push({ ...sentence, startMs, endMs: Math.round(said * msPerWord) });
  }
  return { sentences, durationMs: Math.round(said * msPerWord) };
}
