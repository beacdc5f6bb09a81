/** Everything that has to be there before the page is drawn. */
import { connectAnalyses } from '../analyses/analyses-store.ts';
import { connectChapters } from '../analyses/chapters-store.ts';
import { connectGaps } from '../analyses/gaps-store.ts';
import { connectSpeakers } from '../analyses/speakers-store.ts';
import { connectSummary } from '../analyses/summary-store.ts';
import { connectTranslation } from '../analyses/translation-store.ts';
import { isCommandId, onCommandFailure, runCommand } from '../commands/command.ts';
import { followClipboard } from '../editing/clipboard.ts';
import { followPlayback } from '../editing/follow-playback.ts';
import { followPresses } from '../editing/press.ts';
import { readAppInfo } from '../connection/app-info.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { connectGlossary, followCorrections } from '../features/glossary/index.ts';
import { connectJobs } from '../features/jobs/index.ts';
import { connectFolders, connectLibrary } from '../features/library/index.ts';
import { connectSpelling } from '../features/review/index.ts';
import { connectVoices } from '../features/speakers/index.ts';
import { connectTranslationsToCome } from '../features/translate/index.ts';
import { listenToKeys } from '../keys/key-listener.ts';
import { showFailure } from '../notices/notices.ts';
import { createProjectSession, type ProjectSession } from '../project/project-session.ts';
import { followAppearance } from '../settings/appearance.ts';
import { connectSettings } from '../settings/settings-store.ts';
import { followRoom } from '../workspace/follow-room.ts';
import { openMedia } from '../workspace/workspace-store.ts';
import { announceEdits } from './announce-edits.ts';
import { registerAppCommands } from './app-commands.ts';
import { followWorkspace } from './follow-workspace.ts';
import { guardLeaving } from './guard-leaving.ts';
import { followTitle } from './page-title.ts';

export async function boot(connection: AppConnection): Promise<ProjectSession> {
  await Promise.all([
    readAppInfo(connection),
    connectSettings(connection),
    connectJobs(connection),
    connectLibrary(connection),
    connectFolders(connection),
  ]);
  followAppearance(document.documentElement);
  followTitle(document);
  followRoom(window);
  onCommandFailure(showFailure);
  const session = createProjectSession(connection);
  connectAnalyses(connection);
  connectGaps(connection);
  connectChapters(connection);
  connectSummary(connection);
  connectSpeakers(connection);
  connectTranslation(connection);
  connectGlossary(connection);
  connectVoices(connection);
  connectTranslationsToCome(connection);
  connectSpelling(connection);
  followCorrections();
  followWorkspace(session);
  registerAppCommands(connection);
  listenToKeys(window);
  // Electron would refuse to close without a word; its window asks on its own.
  if (connection.shell === null) guardLeaving(window);
  followPresses(window);
  followPlayback();
  followClipboard(document);
  announceEdits();
  connection.on('app.openMedia', ({ mediaId }) => openMedia(mediaId));
  connection.on('app.command', ({ commandId }) => {
    if (isCommandId(commandId)) runCommand(commandId);
  });
  return session;
}
