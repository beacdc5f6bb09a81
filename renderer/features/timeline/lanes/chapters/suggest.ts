import type { AppConnection } from '../../../../connection/app-connection.ts';
import { makeChapters } from '../../../../analyses/start-analysis.ts';
import { chosenWriter } from '../../../../analyses/writer-choice.ts';
import { activeCues, openProject } from '../../../../project/project-store.ts';
import { putJob } from '../../../jobs/index.ts';

/** By what the active track says, or by what is seen where it says nothing; titles by the writer that is chosen in the story. */
export async function suggestChapters({ calls }: AppConnection): Promise<void> {
  const project = openProject();
  if (project === null) return;
  const trackId = activeCues(project).length === 0 ? null : project.activeTrackId;
  const { models } = await calls['models.list']({});
  putJob(await makeChapters(calls, project.media.id, { trackId, writer: chosenWriter(models) }));
}
