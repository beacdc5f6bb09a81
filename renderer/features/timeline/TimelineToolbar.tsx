import {
  ArrowRightFromLine,
  AudioLines,
  BookmarkPlus,
  LocateFixed,
  Magnet,
  Maximize2,
  Merge,
  Plus,
  ScanSearch,
  SquareSplitHorizontal,
  Trash2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { formatDuration } from '../../../core/time/timestamps.ts';
import { useT } from '../../i18n/i18n.ts';
import { keepOwnKeys } from '../../keys/keep-own-keys.ts';
import { projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { zoomAround } from './commands.ts';
import styles from './Timeline.module.css';
import { chosenStretchStore } from '../../workspace/timeline/chosen-stretch.ts';
import { changeView, timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { closestMsPerPixel, widestMsPerPixel } from '../../workspace/timeline/view.ts';

const icon = 16;

export function TimelineToolbar({ surfaceId }: { readonly surfaceId: string }): ReactNode {
  const t = useT();
  const isSnapping = useStore(settingsStore, ({ snapping }) => snapping);
  const isRippling = useStore(timelineStore, (state) => state.isRippling);
  const isFollowing = useStore(timelineStore, (state) => state.isFollowing);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('timeline.tools')} aria-controls={surfaceId}>
      <CueTools />
      <span className={styles.divider} />
      <CommandButton command="chapter.add" icon={<BookmarkPlus size={icon} />} />
      <span className={styles.divider} />
      <CommandButton command="timeline.snapping" icon={<Magnet size={icon} />} pressed={isSnapping} />
      <CommandButton
        command="timeline.ripple"
        icon={<ArrowRightFromLine size={icon} />}
        pressed={isRippling}
      />
      <CommandButton command="timeline.follow" icon={<LocateFixed size={icon} />} pressed={isFollowing} />
      <StretchTools />
      <span className={styles.spacer} />
      <CommandButton command="timeline.fitSelection" icon={<ScanSearch size={icon} />} />
      <CommandButton command="timeline.fit" icon={<Maximize2 size={icon} />} />
      <CommandButton command="timeline.zoomOut" icon={<ZoomOut size={icon} />} />
      <ZoomSlider />
      <CommandButton command="timeline.zoomIn" icon={<ZoomIn size={icon} />} />
    </div>
  );
}

/** What can be done with the stretch of time that is chosen, while one is. */
function StretchTools(): ReactNode {
  const t = useT();
  const isChosen = useStore(chosenStretchStore, (chosen) => chosen !== null);
  if (!isChosen) return null;
  return (
    <>
      <span className={styles.divider} />
      <IconButton
        label={t('command.cues.hearAgain')}
        text={t('timeline.hearAgainShort')}
        icon={<AudioLines size={icon} />}
        command="cues.hearAgain"
        onClick={() => runCommand('cues.hearAgain')}
      />
      <CommandButton command="stretch.drop" icon={<X size={icon} />} />
    </>
  );
}

function CueTools(): ReactNode {
  const t = useT();
  const hasTrack = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.activeTrackId !== null,
  );
  const hasCue = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.currentCueId !== null,
  );
  const tools = [
    ['cue.split', 'split', <SquareSplitHorizontal key="s" size={icon} />, hasTrack],
    ['cue.merge', 'merge', <Merge key="m" size={icon} />, hasCue],
    ['cue.insert', 'insert', <Plus key="i" size={icon} />, hasTrack],
    ['cue.delete', 'delete', <Trash2 key="d" size={icon} />, hasCue],
  ] as const;
  return tools.map(([command, name, icon, isEnabled]) => (
    <IconButton
      key={command}
      label={t(`timeline.${name}`)}
      text={t(`timeline.${name}Short`)}
      icon={icon}
      command={command}
      disabled={!isEnabled}
      onClick={() => runCommand(command)}
    />
  ));
}

const steps = 100;

/** By the logarithm: each step looks alike. */
function ZoomSlider(): ReactNode {
  const t = useT();
  const msPerPixel = useStore(timelineStore, ({ view }) => view.msPerPixel);
  const viewport = useStore(timelineStore, (state) => state.viewport);
  const widest = widestMsPerPixel(viewport);
  const range = Math.max(1e-9, Math.log(widest / closestMsPerPixel));
  const value = Math.round((steps * Math.log(widest / msPerPixel)) / range);
  return (
    <input
      type="range"
      className={styles.zoom}
      min={0}
      max={steps}
      value={Math.min(steps, Math.max(0, value))}
      aria-label={t('timeline.zoom')}
      onKeyDown={keepOwnKeys}
      aria-valuetext={t('timeline.zoomValue', { span: formatDuration(msPerPixel * viewport.widthPx) })}
      onChange={(event) => {
        const wanted = widest * Math.exp((-range * Number(event.target.value)) / steps);
        changeView((view, bounds) => zoomAround(view, wanted / view.msPerPixel, bounds));
      }}
    />
  );
}
