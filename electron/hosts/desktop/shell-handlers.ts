import { app as electronApp, dialog, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { basename } from 'node:path';
import type { shellOperations } from '../../../core/contract/shell.ts';
import {
  imageExtensions,
  mediaExtensions,
  subtitleExtensions,
  weightsExtensions,
} from '../../services/files/file-kind.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { App } from '../app/app.ts';

const filters = {
  media: { name: 'Video and sound', extensions: mediaExtensions },
  subtitle: { name: 'Subtitles', extensions: subtitleExtensions },
  weights: { name: 'Whisper', extensions: weightsExtensions },
  image: { name: 'Pictures', extensions: imageExtensions },
} as const;

/** What the page may ask of the desktop. It gets ids and names; paths stay here. */
export function createShellHandlers(
  app: Pick<App, 'sources' | 'outputPath'>,
  window: () => BrowserWindow | null,
): Handlers<typeof shellOperations> {
  async function choose(options: OpenDialogOptions): Promise<readonly string[]> {
    const parent = window();
    const { filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return filePaths;
  }

  function named(paths: readonly string[]) {
    return { sources: paths.map((path) => ({ id: app.sources.idFor(path), name: basename(path) })) };
  }

  return {
    'shell.chooseFiles': async ({ kind, multiple, folder }) => {
      const { name, extensions } = filters[kind];
      const paths = await choose({
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        ...(folder === undefined ? {} : { defaultPath: app.sources.pathOf(folder) }),
        // An unusual extension must not keep anybody from choosing a file.
        filters: [
          { name, extensions: [...extensions] },
          { name: '*', extensions: ['*'] },
        ],
      });
      if (kind === 'media') for (const path of paths) electronApp.addRecentDocument(path);
      return named(paths);
    },
    'shell.chooseFolder': async ({ multiple }) =>
      named(
        await choose({
          properties: [
            'openDirectory',
            'createDirectory',
            ...(multiple ? (['multiSelections'] as const) : []),
          ],
        }),
      ),
    'shell.revealOutput': ({ jobId }) => {
      shell.showItemInFolder(app.outputPath(jobId));
      return Promise.resolve({});
    },
  };
}
