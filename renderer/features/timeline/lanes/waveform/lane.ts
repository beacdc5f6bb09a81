import { currentCueOf, openProject, projectStore } from '../../../../project/project-store.ts';
import {
  registerLane,
  type LaneHost,
  type LaneWork,
  type Scene,
} from '../../../../workspace/timeline/lane.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import { cuePreviewStore } from '../cues/cue-preview.ts';
import { edgeHit, setEdgeHit } from '../cues/cue-hits.ts';
import { edgeAtX } from '../cues/hit-test.ts';
import { drawCurrentRange, drawWaveform } from './draw.ts';
import { loadPeaks, peaksStore } from './peaks-store.ts';
import { WaveformNotice } from './WaveformNotice.tsx';

registerLane({
  id: 'waveform',
  order: 50,
  isPinned: true,
  lanesOf: ({ media }) =>
    media.hasAudio ? [{ key: '', height: { least: 48, most: 360, share: 0.45 } }] : [],
  start: startWaveform,
  notice: WaveformNotice,
});

function startWaveform({ invalidate }: LaneHost): LaneWork {
  const follow = (): void => {
    const project = openProject();
    if (project !== null) void loadPeaks(project.media.peaksUrl);
  };
  follow();
  const stops = [projectStore.subscribe(follow), peaksStore.subscribe(() => invalidate('backdrop'))];
  return {
    paint: {
      content: (context, scene, lane) => drawWaveform(context, scene, lane, peaksStore.get().peaks),
      front: drawCurrent,
    },
    /** The edges of the current cue can be taken in the sound, too. */
    hitTest({ project, view }, _, x) {
      const cue = currentCueOf(project);
      const edge = cue === null ? null : edgeAtX(view, cue, x);
      return cue !== null && edge !== null ? edgeHit(cue, edge) : setEdgeHit;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function drawCurrent(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const cue = currentCueOf(scene.project);
  if (cue === null) return;
  drawCurrentRange(context, scene, lane, cuePreviewStore.get()?.proposed.get(cue.id) ?? cue);
}
