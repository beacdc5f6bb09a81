import type { StartJob } from '../../../core/contract/jobs.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { openPanel } from '../../workspace/panels.ts';
import { putJob } from '../jobs/index.ts';

/** Starts it and opens the jobs, where it can be followed. */
export async function startExportJob({ calls }: AppConnection, job: StartJob): Promise<string> {
  putJob(await calls['jobs.start'](job));
  openPanel('jobs');
  return t('export.started');
}

/** `talk.mov` and `.captioned.mp4` give `talk.captioned.mp4`. */
export function nameBeside(mediaName: string, ending: string): string {
  return `${mediaName.replace(/\.[^.]{1,8}$/, '')}${ending}`;
}
