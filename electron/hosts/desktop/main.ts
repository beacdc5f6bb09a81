/** Entry of the desktop app. */
import '../../system/thread-pool.ts';
import { app, dialog } from 'electron';
import { errorSentence } from '../cli/words/failure-sentence.ts';
import { startDesktop } from './start-desktop.ts';

startDesktop().catch((error: unknown) => {
  dialog.showErrorBox('Sidecut could not start', errorSentence(error));
  app.exit(1);
});
