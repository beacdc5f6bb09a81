import { createOutputRule } from '../../services/files/output-rule.ts';
import type { OutputRule } from '../../services/files/output-rule.ts';
import { readVideoPaths } from '../../services/library/read-video-paths.ts';
import { dataFiles, dataFolder } from '../data-folder.ts';

/** [Note: What no export replaces] for the command line, which has no library open. */
export function cliOutputRule(): OutputRule {
  const home = dataFolder();
  return createOutputRule({
    dataFolder: home,
    videos: () => Promise.resolve(readVideoPaths(dataFiles(home).library)),
  });
}
