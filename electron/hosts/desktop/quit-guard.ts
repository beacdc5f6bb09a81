import { app as electronApp, dialog } from 'electron';
import type { App } from '../app/app.ts';

type Leaving = Pick<App, 'countUnfinishedJobs' | 'countUnstoredProjects' | 'close'>;

export interface QuitGuard {
  /** True once everything is closed: windows may go. */
  readonly done: boolean;
}

/**
 * Quitting closes the app first, and asks while jobs run. Electron doesn't wait for promises, so it is stopped and
 * asked to quit again when all is done.
 */
export function guardQuit(app: Leaving): QuitGuard {
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
async function leave(app: Leaving): Promise<boolean> {
  const unstored = app.countUnstoredProjects();
  if (unstored > 0 && !(await askToLose(unstored))) return false;
  const jobs = app.countUnfinishedJobs();
  if (jobs > 0 && !(await askToQuit(jobs))) return false;
  await app.close();
  return true;
}

/** The disk is full: a page holds edits that the library does not have. */
function askToLose(videos: number): Promise<boolean> {
  return ask(
    {
      message: `Changes in ${videos === 1 ? 'a video' : `${videos} videos`} are not stored.`,
      detail: 'Free some space on the disk, and they are stored by themselves. Whoever quits now loses them.',
      buttons: ['Quit and Lose Them', 'Keep Working'],
    },
    {
      message: `有 ${videos} 个视频的更改尚未保存。`,
      detail: '请释放磁盘空间，随后会自动保存。现在退出会丢失这些更改。',
      buttons: ['退出并丢弃', '继续工作'],
    },
  );
}

function askToQuit(jobs: number): Promise<boolean> {
  return ask(
    {
      message: `${jobs === 1 ? 'A job is' : `${jobs} jobs are`} not finished.`,
      detail: 'What is done is kept, and the next start goes on from there.',
      buttons: ['Quit', 'Keep Working'],
    },
    {
      message: `有 ${jobs} 个任务尚未完成。`,
      detail: '已完成的部分会保留，下次打开 Sidecut 时会从中断处继续。',
      buttons: ['退出', '继续工作'],
    },
  );
}

interface Question {
  readonly message: string;
  readonly detail: string;
  /** The first one leaves. */
  readonly buttons: readonly [string, string];
}

async function ask(english: Question, chinese: Question): Promise<boolean> {
  const { buttons, ...texts } = electronApp.getLocale().toLowerCase().startsWith('zh') ? chinese : english;
  const { response } = await dialog.showMessageBox({
    ...{ type: 'question', buttons: [...buttons], defaultId: 1, cancelId: 1 },
    ...texts,
  });
  return response === 0;
}
