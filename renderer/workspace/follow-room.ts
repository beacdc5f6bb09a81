import { settingsStore } from '../settings/settings-store.ts';
import { workspaceStore } from './workspace-store.ts';

/** From this width on, in pixels at a text size of 100 %, a tool has room beside the list. */
const dockFromPx = 1440;

/** Below this height, likewise, a search would take the room of the list that it is in. */
const shortBelowPx = 560;

/** Keeps `hasDock` and `isShort` in step with the window and the size of the text. Returns the way to stop. */
export function followRoom(page: Window): () => void {
  const update = (): void => {
    const { textScale } = settingsStore.get();
    const hasDock = page.innerWidth >= dockFromPx * textScale;
    const isShort = page.innerHeight < shortBelowPx * textScale;
    workspaceStore.set((workspace) =>
      workspace.hasDock === hasDock && workspace.isShort === isShort
        ? workspace
        : { ...workspace, hasDock, isShort },
    );
  };
  update();
  page.addEventListener('resize', update);
  const stop = settingsStore.subscribe(update);
  return () => {
    page.removeEventListener('resize', update);
    stop();
  };
}
