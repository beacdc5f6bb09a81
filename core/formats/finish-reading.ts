/** What every reader does at its end: cues and problems in order. */
import { problem } from '../format-problems.ts';
import type { ParsedSubtitles } from './subtitle-document.ts';

/** Cues in the order of their starts, those of one moment as they came, and problems in the order of lines. */
export function finishReading<Read extends ParsedSubtitles>(read: Read): Read {
  const moved = countBehindLater(read);
  const problems =
    moved === 0 ? read.problems : [problem(1, 'put-in-order', { count: moved }), ...read.problems];
  const sorted = problems.toSorted((a, b) => a.line - b.line);
  if (moved === 0) return { ...read, problems: sorted };
  const order = [...read.cues.keys()].sort((a, b) => read.cues[a]!.startMs - read.cues[b]!.startMs);
  return {
    ...read,
    cues: order.map((index) => read.cues[index]!),
    problems: sorted,
    ...(read.webVtt === undefined
      ? {}
      : { webVtt: { ...read.webVtt, blocks: reordered(read.webVtt.blocks, order) } }),
    ...(read.ass === undefined ? {} : { ass: { ...read.ass, events: reordered(read.ass.events, order) } }),
  };
}

/** Cues that start before one that came earlier in the file. */
function countBehindLater({ cues }: ParsedSubtitles): number {
  let latestMs = 0;
  let count = 0;
  for (const { startMs } of cues) {
    if (startMs < latestMs) count += 1;
    else latestMs = startMs;
  }
  return count;
}

/** What stands before a cue goes with it. `order`: for each place the index that its cue had. */
function reordered<Block extends { readonly beforeCue: number }>(
  blocks: readonly Block[],
  order: readonly number[],
): readonly Block[] {
  const places = new Map(order.map((index, place) => [index, place]));
  return blocks
    .map((block) => ({ ...block, beforeCue: places.get(block.beforeCue) ?? order.length }))
    .sort((a, b) => a.beforeCue - b.beforeCue);
}
