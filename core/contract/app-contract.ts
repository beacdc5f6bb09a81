/** Every operation that the page can call, on any host. `shell.*` only where `app.info` says so. */
import { analysisOperations } from './analyses.ts';
import { appOperations } from './app.ts';
import { exportOperations } from './export.ts';
import { fileOperations } from './files.ts';
import { folderOperations } from './folders.ts';
import { glossaryOperations } from './glossary.ts';
import { jobOperations } from './jobs.ts';
import { mediaOperations } from './media.ts';
import { modelOperations } from './models.ts';
import { projectOperations } from './project.ts';
import { searchOperations } from './search.ts';
import { spellingOperations } from './spelling.ts';
import { styleOperations } from './style.ts';
import { transcriptOperations } from './transcripts.ts';
import { voiceOperations } from './voices.ts';

export const appContract = {
  ...appOperations,
  ...mediaOperations,
  ...projectOperations,
  ...analysisOperations,
  ...jobOperations,
  ...modelOperations,
  ...transcriptOperations,
  ...exportOperations,
  ...fileOperations,
  ...folderOperations,
  ...searchOperations,
  ...glossaryOperations,
  ...spellingOperations,
  ...styleOperations,
  ...voiceOperations,
};
export type AppContract = typeof appContract;
