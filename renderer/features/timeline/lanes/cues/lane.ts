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
import { cuePreviewStore } from './cue-preview.ts';
import { CuesNotice } from './CuesNotice.tsx';
import { drawTrack, drawTrackGround } from './draw.ts';
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

/** One for each track; the one that is edited is the highest. Without a track there is room to say so. */
function lanesOfTracks({ tracks, activeTrackId }: OpenProject): readonly Omit<LanePlan, 'kind'>[] {
  if (tracks.length === 0) return [{ key: '', height: edited }];
  return tracks.map(({ id }) =>
    id === activeTrackId
      ? { key: id, height: edited, isActive: true }
      : { key: id, height: { px: 24, scales: true } },
  );
}

function startCues({ invalidate }: LaneHost): LaneWork {
  return {
    paint: { ground: drawTrackGround, front: drawTrack },
    hitTest: hitTrack,
    stop: cuePreviewStore.subscribe(() => invalidate('front')),
  };
}

const noTrackHit: LaneHit = { cursor: 'default', begin: () => null };

function hitTrack({ project, view }: Scene, { key: trackId }: Lane, x: number): LaneHit {
  if (trackId === '') return noTrackHit;
  const found = cueAtX(cueIndexOf(project, trackId), view, x, project.currentCueId);
  if (found === null) return trackHit(trackId);
  // The edges of other tracks are not to be moved by accident.
  return cueHit(trackId, found.cue, trackId === project.activeTrackId ? found.part : 'body');
}
