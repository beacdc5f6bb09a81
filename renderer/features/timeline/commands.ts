import type { Command, CommandGroup } from '../../commands/command.ts';
import { registerCommands } from '../../commands/command.ts';
import { playhead } from '../../player/playhead.ts';
import { activeCues, openProject, setActiveTrack } from '../../project/project-store.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { setSecondTrack } from '../../editing/track-actions.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { tellStretch } from './choose.ts';
import { nudgeEdge, nudgeSelection } from './nudge.ts';
import { chosenStretchStore, dropStretch, moveStretchEdge } from '../../workspace/timeline/chosen-stretch.ts';
import { changeTimeline, changeView, timelineStore } from '../../workspace/timeline/timeline-store.ts';
import type { TimelineView, Viewport } from '../../workspace/timeline/view.ts';
import { fitAll, fitRange, scrollBy, xAtTime, zoomAt } from '../../workspace/timeline/view.ts';

const hasSelection = (): boolean => (openProject()?.selection.size ?? 0) > 0;
const hasCurrent = (): boolean => (openProject()?.currentCueId ?? null) !== null;
const zoomStep = 1.5;

/** Around the playhead when it is seen, else around the middle. */
export function zoomAround(view: TimelineView, factor: number, viewport: Viewport): TimelineView {
  const x = xAtTime(view, playhead.get().timeMs);
  return zoomAt(view, x >= 0 && x <= viewport.widthPx ? x : viewport.widthPx / 2, factor, viewport);
}

function fitSelection(): void {
  const project = openProject();
  if (project === null) return;
  const selected = activeCues(project).filter(({ id }) => project.selection.has(id));
  const startMs = selected[0]?.startMs;
  if (startMs === undefined) return;
  const endMs = selected.reduce((latest, cue) => Math.max(latest, cue.endMs), 0);
  changeView((_, viewport) => fitRange(startMs, endMs, viewport));
}

/** The track that was compared with, while it is the one that is edited. */
let passed: { readonly mediaId: string; readonly trackId: string } | null = null;

function activateTrack(step: 1 | -1): void {
  const project = openProject();
  if (project === null || project.tracks.length === 0) return;
  const { tracks, activeTrackId, secondTrackId, media } = project;
  const at = tracks.findIndex(({ id }) => id === activeTrackId);
  const next = tracks[(at + step + tracks.length) % tracks.length]?.id ?? null;
  stopEditing();
  setActiveTrack(next);
  const kept = passed;
  passed =
    secondTrackId !== null && secondTrackId === next ? { mediaId: media.id, trackId: secondTrackId } : null;
  if (kept?.mediaId === media.id && kept.trackId === activeTrackId && secondTrackId === null)
    setSecondTrack(kept.trackId);
}

/** By key one does not see the button that is pressed. */
function tellSwitch(name: 'timeline.snapping' | 'timeline.ripple' | 'timeline.follow', isOn: boolean): void {
  announce(t(isOn ? 'timeline.isOn' : 'timeline.isOff', { name: t(`command.${name}`) }));
}

type Entry = Omit<Command, 'scope' | 'group'>;

const timelineCommands: readonly Entry[] = [
  {
    id: 'timeline.zoomIn',
    keys: ['=', '+'],
    run: () => changeView((view, viewport) => zoomAround(view, 1 / zoomStep, viewport)),
  },
  {
    id: 'timeline.zoomOut',
    keys: ['-'],
    run: () => changeView((view, viewport) => zoomAround(view, zoomStep, viewport)),
  },
  { id: 'timeline.fit', keys: ['0'], run: () => changeView((_, viewport) => fitAll(viewport)) },
  { id: 'timeline.fitSelection', keys: ['9'], isEnabled: hasSelection, run: fitSelection },
  {
    id: 'timeline.pageBack',
    keys: ['Shift+PageUp'],
    run: () => changeView((view, viewport) => scrollBy(view, -0.9 * viewport.widthPx, viewport)),
  },
  {
    id: 'timeline.pageForward',
    keys: ['Shift+PageDown'],
    run: () => changeView((view, viewport) => scrollBy(view, 0.9 * viewport.widthPx, viewport)),
  },
  {
    id: 'timeline.snapping',
    keys: ['N'],
    run: () => {
      const snapping = !settingsStore.get().snapping;
      tellSwitch('timeline.snapping', snapping);
      return changeSettings({ snapping });
    },
  },
  {
    id: 'timeline.ripple',
    keys: ['R'],
    run: () => {
      const isRippling = !timelineStore.get().isRippling;
      tellSwitch('timeline.ripple', isRippling);
      changeTimeline({ isRippling });
    },
  },
  {
    id: 'timeline.follow',
    keys: ['F'],
    run: () => {
      const isFollowing = !timelineStore.get().isFollowing;
      tellSwitch('timeline.follow', isFollowing);
      changeTimeline({ isFollowing });
    },
  },
  {
    id: 'timeline.moveEarlier',
    keys: ['Alt+ArrowLeft'],
    whileTyping: false,
    isEnabled: hasSelection,
    run: () => nudgeSelection(-1),
  },
  {
    id: 'timeline.moveLater',
    keys: ['Alt+ArrowRight'],
    whileTyping: false,
    isEnabled: hasSelection,
    run: () => nudgeSelection(1),
  },
  { id: 'timeline.startEarlier', keys: ['['], isEnabled: hasCurrent, run: () => nudgeEdge('start', -1) },
  { id: 'timeline.startLater', keys: [']'], isEnabled: hasCurrent, run: () => nudgeEdge('start', 1) },
  { id: 'timeline.endEarlier', keys: ['Shift+['], isEnabled: hasCurrent, run: () => nudgeEdge('end', -1) },
  { id: 'timeline.endLater', keys: ['Shift+]'], isEnabled: hasCurrent, run: () => nudgeEdge('end', 1) },
  { id: 'timeline.nextTrack', keys: ['Shift+T'], run: () => activateTrack(1) },
  {
    id: 'timeline.focus',
    keys: ['T'],
    run: () => document.querySelector<HTMLElement>('[data-timeline-surface]')?.focus(),
  },
];

const stretchCommands: readonly Entry[] = [
  {
    id: 'stretch.setStart',
    keys: ['Shift+I'],
    run: () => tellStretch(moveStretchEdge('start', playhead.get().timeMs)),
  },
  {
    id: 'stretch.setEnd',
    keys: ['Shift+O'],
    run: () => tellStretch(moveStretchEdge('end', playhead.get().timeMs)),
  },
  {
    id: 'stretch.drop',
    keys: ['Shift+X'],
    isEnabled: () => chosenStretchStore.get() !== null,
    run() {
      dropStretch();
      tellStretch(null);
    },
  },
];

const command =
  (group: CommandGroup) =>
  (entry: Entry): Command => ({ ...entry, group, scope: 'project' });

registerCommands([
  ...timelineCommands.map(command('group.timeline')),
  ...stretchCommands.map(command('group.timeline')),
]);
