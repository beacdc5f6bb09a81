import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { styleOfNewTrack } from '../../core/style/new-track.ts';
import { defaultCaptionStyle } from '../../core/style/caption-style.ts';
import { safeArea } from '../../core/style/picture-fit.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/app-under-test.ts';
import { addVideo, choose, expectCueCount, goTo } from '../app/editor.ts';
import { runFfmpeg } from '../app/run-ffmpeg.ts';
import { brightRows } from '../app/picture-rows.ts';

/** The picture of the captions that libass drew, once it is there. */
async function drawnRows(page: Page): Promise<readonly boolean[]> {
  const picture = page.getByRole('region', { name: 'Player' }).locator('[data-drawn="true"] > img').first();
  await expect(picture).toBeAttached();
  return picture.evaluate((image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (__, x) => 4 * (y * width + x)).some(
        // Letters, without their dark outline.
        (at) => data[at + 3]! > 128 && data[at]! > 150,
      ),
    );
  });
}

/** Rows of pixels with something in them, as stretches. */
function lines(rows: readonly boolean[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  rows.forEach((isInk, y) => {
    if (isInk && rows[y - 1] !== true) found.push({ from: y, to: y + 1 });
    else if (isInk) found.at(-1)!.to = y + 1;
  });
  return found;
}

async function importBeside(page: Page, name: string, count: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Import .*${name}`) }).click();
  await expectCueCount(page, count);
}

test('captions of a vertical video take one or two lines, clear of the buttons, in the player and in the file', async ({
  app,
}) => {
  test.slow();
  const { page } = app;
  const video = ['-f', 'lavfi', '-i', 'color=c=0x203040:size=360x640:rate=10:duration=4'];
  await runFfmpeg([...video, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', join(app.folder, 'short.mp4')]);
  const text = 'My parents were afraid, but she was\nhungry and wanted to go home.';
  await writeFile(join(app.folder, 'short.srt'), writeSrt([{ startMs: 500, endMs: 3500, text }]));
  await addVideo(page, 'short.mp4');
  await importBeside(page, 'short.srt', 1);
  await goTo(page, 2);

  const area = safeArea({ width: 360, height: 640 });
  const drawn = lines(await drawnRows(page));
  expect(drawn).toHaveLength(2);
  expect(drawn.at(-1)!.to).toBeLessThanOrEqual(640 * (1 - area.bottom));
  await page.keyboard.press('Shift+G');
  await app.screenshot('vertical-captions');

  await page.getByRole('tab', { name: 'Style' }).click();
  await page.getByRole('button', { name: 'Yellow' }).click();
  await expect(page.getByRole('button', { name: 'Yellow' })).toHaveAttribute('aria-pressed', 'true');
  await app.screenshot('style-of-a-track');

  await page.getByRole('button', { name: 'Export captions or video' }).click();
  const sheet = page.getByRole('region', { name: 'Export' });
  await choose(sheet, 'What to make', 'Video with captions in the picture');
  await sheet.getByRole('button', { name: 'Make the video' }).click();
  await expect(page.getByText(/short\.captioned\.mp4/).first()).toBeVisible();
  const burnt = lines(await brightRows(join(app.folder, 'short.captioned.mp4'), 2));
  expect(burnt).toHaveLength(2);
  for (const [index, line] of burnt.entries()) {
    expect(Math.abs(line.from - drawn[index]!.from)).toBeLessThanOrEqual(4);
    expect(Math.abs(line.to - drawn[index]!.to)).toBeLessThanOrEqual(4);
  }
  const style = styleOfNewTrack(
    { captionStyle: defaultCaptionStyle },
    { width: 360, height: 640 },
    { profile: 'shorts', language: 'und' },
    [{ text }],
  );
  expect(style.fontSize).toBeLessThan(defaultCaptionStyle.fontSize);
});

test('captions of one moment stand above each other in the player', async ({ app }) => {
  const { page } = app;
  const video = ['-f', 'lavfi', '-i', 'color=c=0x203040:size=640x360:rate=10:duration=10'];
  await runFfmpeg([...video, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', join(app.folder, 'talk.mp4')]);
  const cues = [
    { startMs: 1000, endMs: 9000, text: 'HIM' },
    { startMs: 3000, endMs: 8000, text: 'HER' },
    { startMs: 4000, endMs: 5000, text: 'THEM' },
  ];
  await writeFile(join(app.folder, 'talk.en.srt'), writeSrt(cues));
  await addVideo(page, 'talk.mp4');
  await importBeside(page, 'talk.en.srt', 3);
  await goTo(page, 4.5);
  await expect.poll(async () => lines(await drawnRows(page)).length).toBe(3);
  await app.screenshot('stacked-captions');
  await goTo(page, 8.5);
  await expect.poll(async () => lines(await drawnRows(page)).length).toBe(1);
});
