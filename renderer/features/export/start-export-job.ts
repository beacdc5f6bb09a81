import type { ExportJobKind, ExportJobOptions } from '../../../core/contract/export.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { openPanel } from '../../workspace/panels.ts';
import { putJob } from '../jobs/index.ts';

/** Starts it and opens the jobs, where it can be followed. */
export async function startExportJob<Kind extends ExportJobKind>(
  { calls }: AppConnection,
  kind: Kind,
  mediaId: string,
  options: ExportJobOptions<Kind>,
): Promise<Job> {
  const job = await calls['jobs.start']({ kind, mediaId, options });
  putJob(job);
  openPanel('jobs');
  return job;
}

/** `talk.mov` and `.captioned.mp4` give `talk.captioned.mp4`. */
export function nameBeside(mediaName: string, ending: string): string {
  return `${mediaName.replace(/\.[^.]{1,8}$/, '')}${ending}`;
}
