import { moments } from '../../../../core/analysis/moments.ts';
import type { AppContract } from '../../../../core/contract/app-contract.ts';
import type { Connection } from '../../../transport/client.ts';
import { connectInProcess } from '../../app/connect-in-process.ts';
import { createApp } from '../../app/create-app.ts';
import { dataFolder } from '../../data-folder.ts';

export interface AppAtHand extends Pick<Connection<AppContract>, 'calls' | 'onEvent'> {
  /** Makes a file known by its path. */
  readonly sourceFor: (path: string) => string;
}

/**
 * The app without a window, for commands that work on the library: the same additions, index and answers. Of its jobs only
 * indexing is done; what the app was doing waits for it. Refused while the app is open.
 */
export async function withApp<Result>(work: (app: AppAtHand) => Promise<Result>): Promise<Result> {
  const app = await createApp({
    dataFolder: dataFolder(),
    host: 'in-process',
    capabilities: [],
    chooserFolders: [],
    onlyJobs: [moments.kind],
  });
  const page = connectInProcess(app);
  try {
    return await work({
      calls: page.calls,
      onEvent: (listener) => page.onEvent(listener),
      sourceFor: (path) => app.sources.idFor(path),
    });
  } finally {
    page.close();
    await app.close();
  }
}
