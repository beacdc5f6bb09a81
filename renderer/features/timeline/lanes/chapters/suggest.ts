import type { AppConnection } from '../../../../connection/app-connection.ts';
import { bestInstalled, makeChapters } from '../../../../analyses/start-analysis.ts';
import { activeCues, openProject } from '../../../../project/project-store.ts';
import { putJob } from '../../../jobs/index.ts';

/** By what the active track says, or by what is seen where it says nothing; titles by the best language model, if any. */
export async function suggestChapters({ calls }: AppConnection): Promise<void> {
  const project = openProject();
  if (project === null) return;
  const trackId = activeCues(project).length === 0 ? null : project.activeTrackId;
  const { models } = await calls['models.list']({});
  const writer = bestInstalled(models, 'text-generation')?.id ?? null;
  putJob(await makeChapters(calls, project.media.id, { trackId, writer }));
}
