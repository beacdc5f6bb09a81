import { runsOfCue } from '../../../../editing/speaker-turns.ts';
import { colourIndex, spokenOf } from '../../../../editing/speakers.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { RectBatch } from '../../../../workspace/timeline/rect-batch.ts';
import { xAtTime } from '../../../../workspace/timeline/view.ts';
import { inset, type Block } from './draw-problems.ts';

/** Along the top of each block the colours of who speaks in it; their names stand in the lane of the speakers. */
export function drawSpeakers(
  context: CanvasRenderingContext2D,
  scene: Scene,
  blocks: readonly Block[],
): void {
  const { view, palette, project } = scene;
  const { byName } = spokenOf(project);
  if (byName.size === 0) return;
  const batch = new RectBatch();
  for (const { cue, times, place } of blocks) {
    const { top, height } = inset(place);
    const [from, to] = [xAtTime(view, times.startMs), xAtTime(view, times.endMs)];
    const runs = runsOfCue(cue);
    // A cue that is dragged takes its words along.
    const scale = (to - from) / Math.max(1, cue.endMs - cue.startMs);
    for (const [i, run] of runs.entries()) {
      const speaker = run.speaker === null ? undefined : byName.get(run.speaker);
      if (speaker === undefined) continue;
      const left = i === 0 ? from : from + (run.startMs - cue.startMs) * scale;
      const next = runs[i + 1];
      const right = next === undefined ? to : from + (next.startMs - cue.startMs) * scale;
      batch.add(
        palette.speakers[colourIndex(speaker)]!,
        ...([left + 1, top + 1, Math.max(1, Math.min(to, right) - left - 2), height < 20 ? 2 : 3] as const),
      );
    }
  }
  batch.fill(context);
}
