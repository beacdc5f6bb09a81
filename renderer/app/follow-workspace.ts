import { clearNotices, showFailure } from '../notices/notices.ts';
import type { ProjectSession } from '../project/project-session.ts';
import { workspaceStore } from '../workspace/workspace-store.ts';

/** The project that is open is the one that the editor shows. Returns the way to stop. */
export function followWorkspace(session: ProjectSession): () => void {
  let shown: string | null = null;
  return workspaceStore.subscribe(() => {
    const { view, mediaId } = workspaceStore.get();
    const wanted = view === 'editor' ? mediaId : null;
    if (wanted === shown) return;
    shown = wanted;
    // What went wrong there says nothing about what is shown now.
    clearNotices();
    if (wanted === null) session.close();
    else session.open(wanted).catch(showFailure);
  });
}
