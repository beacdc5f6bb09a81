/** The sample with its captions and all that is computed of it: made once, for the journeys that begin after that. */
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

/** Fills an empty data folder; ends when no job is left. */
export async function makeCaptionedSample(place: WebHostPlace): Promise<void> {
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
