import type { ExportJobKind, ExportJobOptions } from '../../../core/contract/export.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { openPanel } from '../../workspace/panels.ts';
import { putJob } from '../jobs/index.ts';

/** Starts it and opens the jobs, where it can be followed. */
export async function startExportJob<Kind extends ExportJobKind>(
  { calls }: AppConnection,
  kind: Kind,
  mediaId: string,
  options: ExportJobOptions<Kind>,
): Promise<string> {
  putJob(await calls['jobs.start']({ kind, mediaId, options }));
  openPanel('jobs');
  return t('export.started');
}

/** `talk.mov` and `.captioned.mp4` give `talk.captioned.mp4`. */
export function nameBeside(mediaName: string, ending: string): string {
  return `${mediaName.replace(/\.[^.]{1,8}$/, '')}${ending}`;
}
