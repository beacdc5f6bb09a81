import { type ReactNode, useEffect, useState } from 'react';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { styleOfTrack } from '../../../core/style/new-track.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { PictureBox } from '../../player/caption-look.ts';
import { cuesAt, indexCues } from '../../player/cue-index.ts';
import { playhead } from '../../player/playhead.ts';
import { pictureOf } from '../../project/picture.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { noCues, openProject, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { CaptionLayer } from './CaptionLayer.tsx';
import styles from './Player.module.css';
import { playerStore } from './player-store.ts';

/** The captions of this moment, as they will look in the video. */
export function CaptionOverlay({ box }: { readonly box: PictureBox }): ReactNode {
  const showsSecond = useStore(playerStore, (state) => state.showsSecondTrack);
  const shown = useShownCues();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  const { active, second } = stylesOf(project);
  const layer = ({ track, style }: ShownTrack, cues: readonly TrackCue[]): ReactNode => (
    <CaptionLayer
      mediaId={project.media.id}
      track={track}
      cues={cuesOf(project, track.id)}
      shown={cues}
      style={style}
      box={box}
    />
  );
  return (
    <div className={styles.captions} style={box}>
      {active !== null && layer(active, shown.active)}
      {showsSecond && second !== null && layer(second, shown.second)}
    </div>
  );
}

interface ShownTrack {
  readonly track: SubtitleTrack;
  readonly style: CaptionStyle;
}

interface ShownStyles {
  readonly active: ShownTrack | null;
  readonly second: ShownTrack | null;
}

/** The second track stands at the other edge, smaller. */
const secondScale = 0.8;

function stylesOf(project: OpenProject): ShownStyles {
  const picture = pictureOf(project.media);
  const styleOf = (id: string | null): ShownTrack | null => {
    const track = trackOf(project, id);
    return track === null ? null : { track, style: styleOfTrack(track, picture) };
  };
  const active = styleOf(project.activeTrackId);
  const second = styleOf(project.secondTrackId);
  const taken = active?.style.position ?? 'bottom';
  return { active, second: second && { ...second, style: besideOf(second.style, taken) } };
}

function besideOf(style: CaptionStyle, taken: CaptionStyle['position']): CaptionStyle {
  const position = taken === 'top' ? 'bottom' : 'top';
  return { ...style, position, fontSize: style.fontSize * secondScale };
}

function trackOf(project: OpenProject, id: string | null): SubtitleTrack | null {
  return project.tracks.find((track) => track.id === id) ?? null;
}

interface Shown {
  readonly active: readonly TrackCue[];
  readonly second: readonly TrackCue[];
}

function useShownCues(): Shown {
  const [shown, setShown] = useState<Shown>(shownNow);
  useEffect(() => {
    const update = (): void => setShown((before) => unlessSame(before, shownNow()));
    update();
    const stops = [playhead.subscribe(update), projectStore.subscribe(update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return shown;
}

function shownNow(): Shown {
  const project = openProject();
  const { timeMs } = playhead.get();
  const of = (trackId: string | null): readonly TrackCue[] => shownIn(project, trackId, timeMs);
  return { active: of(project?.activeTrackId ?? null), second: of(project?.secondTrackId ?? null) };
}

function shownIn(project: OpenProject | null, trackId: string | null, timeMs: number): readonly TrackCue[] {
  return project === null ? noCues : cuesAt(indexCues(cuesOf(project, trackId)), timeMs);
}

function cuesOf(project: OpenProject, trackId: string | null): readonly TrackCue[] {
  return (trackId === null ? undefined : project.cues.get(trackId)) ?? noCues;
}

/** Sixty times a second the answer is the same: nothing is drawn then. */
function unlessSame(before: Shown, after: Shown): Shown {
  const isSame = (a: readonly TrackCue[], b: readonly TrackCue[]): boolean =>
    a.length === b.length && a.every((cue, i) => cue === b[i]);
  return isSame(before.active, after.active) && isSame(before.second, after.second) ? before : after;
}
