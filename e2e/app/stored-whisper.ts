import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../electron/hosts/data-folder.ts';

const store = join(dataFolder(), 'models');

/** The user's store of models where it has Whisper base (`npm run setup` brings it), else null. */
export const modelsWithWhisper: string | null = existsSync(join(store, 'whisper-base', 'sidecut-lock.json'))
  ? store
  : null;

/** For the names of tests that need it. */
export const whyWithoutWhisper =
  modelsWithWhisper === null
    ? ' (left out: Whisper base is not in the model store, npm run setup brings it)'
    : '';
