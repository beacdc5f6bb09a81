import { registerCommands } from '../../commands/command.ts';
import { currentCue } from '../../editing/cue-actions.ts';
import { formatDuration } from '../../i18n/format.ts';
import { playhead } from '../../player/playhead.ts';
import { openProject } from '../../project/project-store.ts';
import { chosenStretchStore } from '../../workspace/timeline/chosen-stretch.ts';
import type { Times } from '../../workspace/timeline/gesture.ts';
import { showView, workspaceStore } from '../../workspace/workspace-store.ts';
import { dropResults, goToResult, hasResults } from './results-of-video.ts';
import { ask, askForMoreLike, fieldAskedStore } from './search-store.ts';

const shared = { group: 'group.search', scope: 'project' } as const;

registerCommands([
  {
    id: 'search.field',
    group: 'group.search',
    scope: 'app',
    keys: ['/', 'Mod+Shift+F'],
    run: showField,
  },
  {
    ...shared,
    id: 'search.inVideo',
    keys: ['Mod+Alt+F'],
    isEnabled: () => openProject() !== null,
    run: searchInVideo,
  },
  {
    ...shared,
    id: 'search.likeFrame',
    keys: [],
    isEnabled: () => openProject()?.media.hasVideo === true,
    run: likeFrame,
  },
  { ...shared, id: 'search.likePassage', keys: [], isEnabled: () => passage() !== null, run: likePassage },
  { ...shared, id: 'search.nextResult', keys: ['F4'], isEnabled: hasResults, run: () => goToResult(1) },
  {
    ...shared,
    id: 'search.previousResult',
    keys: ['Shift+F4'],
    isEnabled: hasResults,
    run: () => goToResult(-1),
  },
  { ...shared, id: 'search.dropResults', keys: [], isEnabled: hasResults, run: dropResults },
]);

function showField(): void {
  if (workspaceStore.get().view !== 'search') showView('search');
  fieldAskedStore.set((count) => count + 1);
}

function searchInVideo(): void {
  const project = openProject();
  if (project !== null) ask({ only: { id: project.media.id, name: project.media.name } });
  showField();
}

/** What looks like the picture at the playhead, in all videos. */
function likeFrame(): void {
  const project = openProject();
  if (project === null) return;
  const { id: mediaId, name } = project.media;
  const timeMs = Math.round(playhead.get().timeMs);
  askForMoreLike({
    example: { kind: 'frame', mediaId, timeMs },
    label: `${name} ${formatDuration(timeMs)}`,
    pictureUrl: null,
  });
  ask({ only: null });
  showView('search');
}

/** The stretch that was drawn, or the current cue. */
function passage(): Times | null {
  return chosenStretchStore.get() ?? currentCue();
}

/** What means the same, in all videos. */
function likePassage(): void {
  const project = openProject();
  const times = passage();
  if (project === null || times === null) return;
  const { id: mediaId, name } = project.media;
  const [startMs, endMs] = [Math.round(times.startMs), Math.round(times.endMs)];
  askForMoreLike({
    example: { kind: 'passage', mediaId, startMs, endMs },
    label: `${name} ${formatDuration(startMs)}`,
    pictureUrl: null,
  });
  ask({ only: null });
  showView('search');
}
