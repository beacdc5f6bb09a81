import { app as electronApp, dialog } from 'electron';
import type { App } from '../app/app.ts';

export interface QuitGuard {
  /** True once everything is closed: windows may go. */
  readonly done: boolean;
}

/**
 * Quitting closes the app first, and asks while jobs run. Electron doesn't wait for promises, so it is stopped and
 * asked to quit again when all is done.
 */
export function guardQuit(app: Pick<App, 'countUnfinishedJobs' | 'close'>): QuitGuard {
  const guard = { done: false };
  let running = false;
  electronApp.on('before-quit', (event) => {
    if (guard.done) return;
    event.preventDefault();
    if (running) return;
    running = true;
    void leave(app)
      .catch((error: unknown) => {
        // What can't be closed must not keep the person from leaving; finished work is stored already.
        process.stderr.write(`${String(error)}\n`);
        return true;
      })
      .then((left) => {
        guard.done = left;
        if (left) electronApp.quit();
      })
      .finally(() => {
        running = false;
      });
  });
  return guard;
}

/** False: the person stays. */
async function leave(app: Pick<App, 'countUnfinishedJobs' | 'close'>): Promise<boolean> {
  const jobs = app.countUnfinishedJobs();
  if (jobs > 0 && !(await askToQuit(jobs))) return false;
  await app.close();
  return true;
}

async function askToQuit(jobs: number): Promise<boolean> {
  const chinese = electronApp.getLocale().toLowerCase().startsWith('zh');
  const { response } = await dialog.showMessageBox({
    type: 'question',
    buttons: chinese ? ['退出', '继续工作'] : ['Quit', 'Keep Working'],
    defaultId: 1,
    cancelId: 1,
    message: chinese
      ? `有 ${jobs} 个任务尚未完成。`
      : `${jobs === 1 ? 'A job is' : `${jobs} jobs are`} not finished.`,
    detail: chinese
      ? '已完成的部分会保留，下次打开 Sidecut 时会从中断处继续。'
      : 'What is done is kept, and the next start goes on from there.',
  });
  return response === 0;
}
