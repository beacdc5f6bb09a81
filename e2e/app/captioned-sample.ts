/** The sample with its captions and all that is computed of it: made once, for the journeys that begin after that. */
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebConnection } from '../../renderer/connection/web-connection.ts';
import { connectFromNode } from './host-client.ts';
import { startWebHost } from './web-host-process.ts';
import type { WebHostPlace } from './web-host-process.ts';

/** What the page asks for when one opens the sample project. */
const options = {
  ...{ model: 'starter-whisper', language: 'en', task: 'transcribe', profile: 'netflix' },
  ...{ device: 'auto', audioTrack: 0 },
} as const;

/** Names the folder that the workers of a run share. */
export const sharedFolderVariable = 'SIDECUT_JOURNEYS_FOLDER';

/** The data folder, to be copied: the first worker that asks makes it, the others wait for it. */
export async function captionedSample(): Promise<string> {
  const shared = process.env[sharedFolderVariable];
  if (shared === undefined) throw new Error('The journeys were started without their setup.');
  const [taken, making, made] = [join(shared, 'taken'), join(shared, 'making'), join(shared, 'made')];
  const failed = join(shared, 'failed');
  // A folder can be made once.
  const isFirst = await mkdir(taken).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await mkdir(making);
    try {
      await makeCaptionedSample({ dataFolder: making, root: shared });
      await rename(making, made);
    } catch (error) {
      await rename(making, failed);
      throw error;
    }
  }
  while (!(await isThere(made))) {
    if (await isThere(failed)) throw new Error('Another worker could not caption the sample.');
    await sleep(100);
  }
  return made;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Fills an empty data folder; ends when no job is left. */
async function makeCaptionedSample(place: WebHostPlace): Promise<void> {
  const host = await startWebHost(place);
  const connection = await connectFromNode(host.url);
  try {
    const { id: mediaId } = await connection.calls['media.addSample']({});
    await connection.calls['media.get']({ mediaId });
    await connection.calls['jobs.start']({ kind: 'transcribe', mediaId, options });
    while (!(await isAtRest(connection))) await sleep(100);
  } finally {
    connection.close();
    await host.stop();
  }
}

async function isAtRest({ calls }: WebConnection): Promise<boolean> {
  const { jobs } = await calls['jobs.list']({});
  const failed = jobs.find(({ state }) => state === 'failed');
  if (failed) throw new Error(`The ${failed.kind} job of the sample failed.`);
  return jobs.every(({ state }) => state === 'done');
}
