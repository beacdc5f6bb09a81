import type { AppConnection } from '../../connection/app-connection.ts';
import type { ChosenSource } from '../files/index.ts';
import { putJob } from '../jobs/index.ts';
import type { PlannedClip } from './clip-plan.ts';

export interface StartedClips {
  readonly count: number;
  /** Nothing can be written beside their videos. */
  readonly leftOut: number;
}

/** A job for each clip: into the folder that is given, or beside its video. */
export async function startClips(
  { calls }: AppConnection,
  clips: readonly PlannedClip[],
  given: ChosenSource | null,
): Promise<StartedClips> {
  const beside = new Map<string, string | null>();
  let count = 0;
  for (const { mediaId, startMs, endMs, fileName } of clips) {
    if (given === null && !beside.has(mediaId)) {
      beside.set(mediaId, (await calls['export.videoFolder']({ mediaId })).folder);
    }
    const folder = given?.id ?? beside.get(mediaId) ?? null;
    if (folder === null) continue;
    const options = { startMs, endMs, destination: { folder, fileName, overwrite: false } };
    putJob(await calls['jobs.start']({ kind: 'clip', mediaId, options }));
    count += 1;
  }
  return { count, leftOut: clips.length - count };
}
