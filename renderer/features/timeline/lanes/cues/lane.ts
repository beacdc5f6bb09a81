import type { OpenProject } from '../../../../project/project-store.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
  type Scene,
} from '../../../../workspace/timeline/lane.ts';
import type { Lane, LanePlan } from '../../../../workspace/timeline/layout.ts';
import { cueIndexOf } from '../../track-data.ts';
import { cueHit, trackHit } from './cue-hits.ts';
import { cueRowsOf, isInRow } from './cue-rows.ts';
import { cuePreviewStore } from './cue-preview.ts';
import { CuesNotice } from './CuesNotice.tsx';
import { drawTrack, drawTrackGround } from './draw.ts';
import { tracksWithLanes, unfoldedStore } from './folded-lanes.ts';
import { cueAtX } from './hit-test.ts';
import { TrackHeader } from './TrackHeader.tsx';

registerLane({
  id: 'cues',
  order: 60,
  lanesOf: lanesOfTracks,
  start: startCues,
  header: TrackHeader,
  notice: CuesNotice,
});

const edited = { least: 44, most: 120, share: 0.25 };

/** What a text needs; of more rows than these the text is not shown. */
const rowPx = 17;
const maxRows = 4;

/** One for each track; the one that is edited is the highest. Without a track there is room to say so. */
function lanesOfTracks(project: OpenProject): readonly Omit<LanePlan, 'kind'>[] {
  const { activeTrackId } = project;
  if (project.tracks.length === 0) return [{ key: '', height: edited }];
  return tracksWithLanes(project, unfoldedStore.get()).map(({ id }) => {
    const rows = Math.min(maxRows, cueRowsOf(cueIndexOf(project, id)).most);
    return id === activeTrackId
      ? { key: id, height: { ...edited, least: Math.max(edited.least, rows * rowPx) }, isActive: true }
      : { key: id, height: { px: rows === 1 ? 24 : rows * rowPx, scales: true } };
  });
}

function startCues({ invalidate, layOut }: LaneHost): LaneWork {
  const stops = [cuePreviewStore.subscribe(() => invalidate('front')), unfoldedStore.subscribe(layOut)];
  return {
    paint: { ground: drawTrackGround, front: drawTrack },
    hitTest: hitTrack,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

const noTrackHit: LaneHit = { cursor: 'default', begin: () => null };

function hitTrack({ project, view }: Scene, lane: Lane, x: number, y: number): LaneHit {
  const { key: trackId } = lane;
  if (trackId === '') return noTrackHit;
  const index = cueIndexOf(project, trackId);
  const { rows, counts } = cueRowsOf(index);
  const isThere = (at: number): boolean => isInRow(lane, rows[at]!, counts[at]!, y);
  const found = cueAtX(index, view, x, project.currentCueId, isThere);
  if (found === null) return trackHit(trackId);
  // The edges of other tracks are not to be moved by accident.
  return cueHit(trackId, found.cue, trackId === project.activeTrackId ? found.part : 'body');
}
