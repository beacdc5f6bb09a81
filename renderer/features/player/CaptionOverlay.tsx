import { type ReactNode, useEffect, useState } from 'react';
import type { CaptionStyle } from '../../../core/contract/export.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { cuesAt, indexCues } from '../../player/cue-index.ts';
import { playhead } from '../../player/playhead.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { noCues, openProject, projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import type { PictureBox } from './caption-look.ts';
import { captionGround, captionPlace, captionText } from './caption-look.ts';
import type { CaptionNode } from './caption-markup.ts';
import { ownPosition, parseCaption } from './caption-markup.ts';
import styles from './Player.module.css';
import { playerStore } from './player-store.ts';

/** The captions of this moment, as they will look in the video. */
export function CaptionOverlay({ box }: { readonly box: PictureBox }): ReactNode {
  const style = useStore(settingsStore, ({ captionStyle }) => captionStyle);
  const showsSecond = useStore(playerStore, (state) => state.showsSecondTrack);
  const shown = useShownCues();
  const other = style.position === 'top' ? 'bottom' : 'top';
  return (
    <div className={styles.captions} style={box}>
      {shown.active.map((cue) => (
        <Caption key={cue.id} cue={cue} style={style} height={box.height} />
      ))}
      {showsSecond &&
        shown.second.map((cue) => (
          <Caption
            key={cue.id}
            cue={cue}
            style={{ ...style, position: other }}
            height={box.height}
            scale={0.8}
          />
        ))}
    </div>
  );
}

interface CaptionProps {
  readonly cue: TrackCue;
  readonly style: CaptionStyle;
  readonly height: number;
  readonly scale?: number;
}

function Caption({ cue, style, height, scale = 1 }: CaptionProps): ReactNode {
  const position = ownPosition(cue.text, cue.settings) ?? style.position;
  return (
    <div
      className={styles.caption}
      style={{ ...captionPlace(position, style.margin, height), ...captionText(style, height, scale) }}
    >
      <span className={styles.captionGround} style={captionGround(style)}>
        {parseCaption(cue.text).map(renderNode)}
      </span>
    </div>
  );
}

function renderNode(node: CaptionNode, key: number): ReactNode {
  if (node.kind === 'text') return node.text;
  const Tag = node.kind;
  return <Tag key={key}>{node.children.map(renderNode)}</Tag>;
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
  if (project === null || trackId === null) return noCues;
  return cuesAt(indexCues(project.cues.get(trackId) ?? noCues), timeMs);
}

/** Sixty times a second the answer is the same: nothing is drawn then. */
function unlessSame(before: Shown, after: Shown): Shown {
  const isSame = (a: readonly TrackCue[], b: readonly TrackCue[]): boolean =>
    a.length === b.length && a.every((cue, i) => cue === b[i]);
  return isSame(before.active, after.active) && isSame(before.second, after.second) ? before : after;
}
