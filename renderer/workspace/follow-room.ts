import { settingsStore } from '../settings/settings-store.ts';
import { workspaceStore } from './workspace-store.ts';

/** From this width on, in pixels at a text size of 100 %, a tool has room beside the list. */
const dockFromPx = 1440;

/** Keeps `hasDock` in step with the window and the size of the text. Returns the way to stop. */
export function followRoom(page: Window): () => void {
  const update = (): void => {
    const hasDock = page.innerWidth >= dockFromPx * settingsStore.get().textScale;
    workspaceStore.set((workspace) =>
      workspace.hasDock === hasDock ? workspace : { ...workspace, hasDock },
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
