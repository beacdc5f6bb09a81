import type { AppConnection } from '../../../../connection/app-connection.ts';
import { makeChapters } from '../../../../analyses/start-analysis.ts';
import { activeCues, openProject } from '../../../../project/project-store.ts';
import { putJob } from '../../../jobs/index.ts';

/** Proposes chapters by what the active track says, or by what is seen where it says nothing. */
export async function suggestChapters({ calls }: AppConnection): Promise<void> {
  const project = openProject();
  if (project === null) return;
  const trackId = activeCues(project).length === 0 ? null : project.activeTrackId;
  putJob(await makeChapters(calls, project.media.id, { trackId, writer: null }));
}
