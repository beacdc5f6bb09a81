import { join } from 'node:path';
import { chooseFile } from '../../e2e/app/choose-file.ts';
import { runFfmpeg } from '../../e2e/app/run-ffmpeg.ts';
import type { WebConnection } from '../../renderer/connection/web-connection.ts';

const importedFile = 'long-1080p.mp4';

/** A minute of moving picture at 1080p and noise, as often as needed without encoding it again. */
export async function makeImportedFile(folder: string, minutes: number): Promise<void> {
  const minute = join(folder, 'minute.mp4');
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=25:duration=60'],
    ...['-f', 'lavfi', '-i', 'anoisesrc=sample_rate=48000:amplitude=0.3:duration=60'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-g', '250', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '128k', minute],
  ]);
  await runFfmpeg([
    '-stream_loop',
    String(minutes - 1),
    '-i',
    minute,
    '-c',
    'copy',
    join(folder, importedFile),
  ]);
}

/** Seconds that plain decoding of everything takes. */
export async function timeDecoding(folder: string): Promise<number> {
  const started = performance.now();
  await runFfmpeg(['-i', join(folder, importedFile), '-f', 'null', '-']);
  return (performance.now() - started) / 1000;
}

/** Seconds from the choice of the file until peaks, thumbnails and the rest of its preparation are there. */
export async function timeImport(connection: WebConnection): Promise<number> {
  const source = await chooseFile(connection, importedFile);
  const started = performance.now();
  const { added } = await connection.calls['media.add']({ sources: [source] });
  const mediaId = added[0]?.id;
  if (mediaId === undefined) throw new Error('The file was not taken.');
  await prepared(connection, mediaId);
  return (performance.now() - started) / 1000;
}

/** When the jobs that an import starts have ended. */
export function prepared({ calls, on }: WebConnection, mediaId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = on('jobs.changed', () => {
      look().catch(reject);
    });
    const look = async () => {
      const { jobs } = await calls['jobs.list']({});
      const own = jobs.filter((job) => job.mediaId === mediaId && job.kind === 'prepare');
      const failed = own.find(({ state }) => state === 'failed' || state === 'cancelled');
      if (failed) settle(() => reject(new Error(JSON.stringify(failed.error))));
      else if (own.some(({ state }) => state === 'done')) settle(resolve);
    };
    const settle = (end: () => void) => {
      stop();
      end();
    };
    look().catch(reject);
  });
}
