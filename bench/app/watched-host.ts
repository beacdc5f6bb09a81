import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { connectFromNode } from '../../e2e/app/host-client.ts';
import { startWebHost } from '../../e2e/app/web-host-process.ts';
import type { WebConnection } from '../../renderer/connection/web-connection.ts';

const watcher = fileURLToPath(new URL('watch-event-loop.ts', import.meta.url));
const delaysSchema = z.object({ p99: z.number(), longest: z.number() });

export interface WatchedHost extends AsyncDisposable {
  readonly url: string;
  readonly connection: WebConnection;
  /** Milliseconds by which the main process was late, since the last reading. */
  readDelays(): Promise<z.infer<typeof delaysSchema>>;
  /** Bytes that the main process has in memory now (Linux; elsewhere null). */
  residentBytes(): Promise<number | null>;
}

/** The web host with a fresh data folder and a watch on its event loop. */
export async function openHost(dataFolder: string, root: string): Promise<WatchedHost> {
  await mkdir(dataFolder);
  const delaysFile = join(dataFolder, 'event-loop-delays.json');
  process.env['SIDECUT_BENCH_DELAYS'] = delaysFile;
  const host = await startWebHost({ dataFolder, root, nodeArguments: ['--import', watcher] });
  const connection = await connectFromNode(host.url);
  return {
    url: await host.nextAddress(),
    connection,
    async readDelays() {
      const before = await changedAt(delaysFile);
      host.child.kill('SIGUSR2');
      while ((await changedAt(delaysFile)) === before) await sleep(20);
      return delaysSchema.parse(JSON.parse(await readFile(delaysFile, 'utf8')));
    },
    async residentBytes() {
      const status = await readFile(`/proc/${host.child.pid ?? 0}/status`, 'utf8').catch(() => '');
      const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
      return kibibytes === undefined ? null : Number(kibibytes) * 1024;
    },
    async [Symbol.asyncDispose]() {
      connection.close();
      await host.stop();
    },
  };
}

async function changedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0;
}
