/** Entry of the desktop app. */
import { app, dialog } from 'electron';
import { startDesktop } from './start-desktop.ts';

startDesktop().catch((error: unknown) => {
  dialog.showErrorBox('Sidecut could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
