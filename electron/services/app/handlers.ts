import type { appOperations, Settings } from '../../../core/contract/app.ts';
import type { Library } from '../library/library.ts';
import type { SettingsService } from './settings-service.ts';
import type { Handlers } from '../../transport/calls.ts';

export type AppInfo = Awaited<ReturnType<Handlers<typeof appOperations>['app.info']>>;

/** What the page is told about its host, and the person's settings, whose changes every page hears of. */
export function createAppHandlers(
  host: Omit<AppInfo, 'platform' | 'notes'>,
  library: { readonly remarks: Pick<Library['remarks'], 'list'> },
  settings: SettingsService,
  onSettingsChange: () => Promise<void>,
): Handlers<typeof appOperations> {
  return {
    'app.info': async () => {
      const notes = [...(await library.remarks.list())];
      return { ...host, platform: knownPlatform(process.platform), notes };
    },
    'settings.get': () => settings.get(),
    'settings.set': async (patch) => {
      // Over the wire an absent key never is `undefined`.
      const all = await settings.set(patch as Partial<Settings>);
      await onSettingsChange();
      return all;
    },
  };
}

/** The page shows keys by it; whatever else runs Node has the keys of Linux. */
function knownPlatform(platform: NodeJS.Platform): AppInfo['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
