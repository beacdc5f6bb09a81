import type { folderOperations } from '../../../core/contract/folders.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { SourceRegistry } from '../files/source-registry.ts';
import type { FolderService } from './folder-service.ts';

export function createFolderHandlers(
  service: FolderService,
  sources: Pick<SourceRegistry, 'idFor' | 'pathOf'>,
): Handlers<typeof folderOperations> {
  return {
    'folders.list': () => Promise.resolve({ folders: [...service.list()] }),
    'folders.add': async ({ sources: given }) => {
      const { ids, files } = await service.add(given.map((id) => sources.pathOf(id)));
      return {
        folders: service.list().filter(({ id }) => ids.includes(id)),
        files: files.map((path) => sources.idFor(path)),
      };
    },
    'folders.remove': async ({ folderId, videos }) => {
      await service.remove(folderId, videos);
      return {};
    },
    'folders.scan': async ({ folderId }) => {
      await service.scan(folderId);
      return {};
    },
  };
}
