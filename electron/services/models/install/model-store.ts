import { realDisk } from '../hub/disk.ts';
import type { Disk } from '../hub/disk.ts';
import { hubSettings } from '../hub/hub-settings.ts';
import type { HubSettings, HubWishes } from '../hub/hub-settings.ts';
import { askPip } from '../packages/pip-settings.ts';
import type { AskPip } from '../packages/pip-settings.ts';
import { modelPlaces } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';

/** What an install works with. */
export interface ModelStore {
  readonly places: ModelPlaces;
  readonly hub: HubSettings;
  readonly disk: Disk;
  readonly pip: AskPip;
}

/** The store in a data folder, with the hub that the environment names unless a wish wins. */
export function modelStore(home: string, wishes: HubWishes = {}): ModelStore {
  return { places: modelPlaces(home), hub: hubSettings(wishes), disk: realDisk, pip: askPip };
}
