import { fileURLToPath } from 'node:url';
import { createApp } from '../app/create-app.ts';
import { openFiles } from '../open-files.ts';
import { serveApp } from '../app/serve-app.ts';
import { createPageServer } from '../app/serve-page.ts';
import { listStaticFiles } from '../app/static-files.ts';
import { newSecret } from './admissions.ts';
import type { WebOptions } from './options.ts';
import { startWebHost } from './web-host.ts';
import type { WebHost } from './web-host.ts';

const builtPage = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

export interface WebAppOptions extends Omit<WebOptions, 'openBrowser'> {
  /** Replies and events that break the contract become errors (for tests). */
  readonly checkContract?: boolean;
}

/** Opens the library and serves the app; `note` tells what went wrong without stopping it. */
export async function startWebApp(
  options: WebAppOptions,
  note: (message: string) => void,
  rendererFolder = builtPage,
): Promise<WebHost> {
  const { checkContract = false } = options;
  const page = await listStaticFiles(rendererFolder);
  const mediaKey = newSecret();
  const app = await createApp({
    dataFolder: options.dataFolder,
    host: 'web',
    capabilities: ['file-browser'],
    chooserFolders: options.roots,
    checkEvents: checkContract,
    mediaAddress: `/media/${mediaKey}`,
  });
  try {
    let files = options.files;
    const host = await startWebHost({
      port: options.port,
      mediaKey,
      servePage: createPageServer(page, app.serveMedia),
      onPage: (channel) => {
        serveApp(app, channel, checkContract);
        // The first page takes the files of the start: before it nobody would hear of them.
        void openFiles(app, files, note);
        files = [];
      },
    });
    return {
      newAddress: (onUsed) => host.newAddress(onUsed),
      close: async () => {
        await host.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}
