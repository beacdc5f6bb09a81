import { showFailure } from '../notices/notices.ts';
import type { ProjectSession } from '../project/project-session.ts';
import { showPage } from './view-store.ts';

/** Goes to the editor at once; what goes wrong is shown there. */
export function openMedia(session: ProjectSession, mediaId: string): void {
  showPage('editor');
  session.open(mediaId).catch(showFailure);
}
