import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../app/app-under-test.ts';
import { cueRow, exportFile, openVideo, writeCue } from '../app/editor.ts';
import { openCaptionedTalk } from '../app/small-talk.ts';

test.use({ dataDiskMebibytes: 24 });

test('with a full disk one goes on editing, exports, and everything is stored when there is room', async ({
  app,
}) => {
  const { page } = app;
  const disk = app.disk!;
  await openCaptionedTalk(page, app.folder);
  await disk.fill();
  await writeCue(page, 1, 'Typed on a full disk.');
  const notice = page.getByRole('alert').filter({ hasText: 'The disk is full' });
  await expect(notice).toContainText('kept on this page');
  await expect(page.getByText('Not stored', { exact: true })).toBeVisible();
  await writeCue(page, 2, 'And so is this.');
  await app.screenshot('full-disk');
  await exportFile(page, { format: 'SubRip (SRT)', fileName: 'typed.srt' });
  expect(await readFile(join(app.folder, 'typed.srt'), 'utf8')).toContain('And so is this.');

  // Left and opened again, as it was.
  await page.getByRole('button', { name: 'Library' }).click();
  await openVideo(page, 'talk.mp4');
  await expect(cueRow(page, 2)).toContainText('And so is this.');
  await page.getByRole('button', { name: 'Undo: Edit text of cue 2' }).click();
  await expect(cueRow(page, 2)).toContainText('and the fifth.');

  await disk.free();
  await notice.getByRole('button', { name: 'Store now' }).click();
  await expect(notice).toBeHidden();
  await app.kill();
  await disk.fill();
  await app.start();
  await openVideo(app.page, 'talk.mp4');
  await expect(cueRow(app.page, 1)).toContainText('Typed on a full disk.');
  await exportFile(app.page, { format: 'SubRip (SRT)', fileName: 'read.srt' });
  await disk.free();
});
