import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { chooseFile } from '../../e2e/app/choose-file.ts';
import { cueRow, cueTimes, expectCueCount, openVideo, selectCue } from '../../e2e/app/editor.ts';
import { browserFlags, findBrowser } from '../../e2e/app/find-browser.ts';
import { longProject } from '../../e2e/app/long-project.ts';
import { timelinePixels } from '../../e2e/app/timeline-pixels.ts';
import { prepared } from './import-speed.ts';
import { recordFrames, recordInputs } from './record-frames.ts';
import type { Distribution } from './record-frames.ts';
import type { Row } from './rows.ts';
import type { WatchedHost } from './watched-host.ts';

const viewport = { width: 1600, height: 900 };

/** Imports the long film and measures the page with it. */
export async function measureEditor(host: WatchedHost, note: (text: string) => void): Promise<Row[]> {
  note('Importing the film and its cues ...');
  await importLongProject(host);
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags });
  try {
    note('Measuring a page with an empty canvas ...');
    const empty = await measureEmptyCanvas(browser);
    note('Measuring the editor ...');
    const page = await browser.newPage({ viewport });
    await page.goto(host.url);
    await openVideo(page, longProject.video);
    await expectCueCount(page, longProject.cues);
    await host.readDelays();
    const film = `${longProject.hours} hours, ${longProject.cues.toLocaleString('en')} cues`;
    const rows = [
      frameRow(`frames, scrolling the timeline (${film})`, await measureScrolling(page), empty),
      frameRow(`frames, zooming the timeline (${film})`, await measureZooming(page), empty),
      inputRow('a drag on the timeline: input to paint', await measureDrag(page)),
      inputRow('typing in a cue: input to paint', await measureTyping(page)),
    ];
    const delays = await host.readDelays();
    rows.push({
      what: 'longest block of the main process meanwhile',
      value: `${delays.longest.toFixed(1)} ms`,
    });
    return [...rows, ...(await measureMemory(page, host))];
  } finally {
    await browser.close();
  }
}

async function importLongProject({ connection }: WatchedHost): Promise<void> {
  const source = await chooseFile(connection, longProject.video);
  const { added } = await connection.calls['media.add']({ sources: [source] });
  const mediaId = added[0]?.id;
  if (mediaId === undefined) throw new Error('The film was not taken.');
  const subtitles = await chooseFile(connection, longProject.subtitles);
  await connection.calls['project.importFile']({ mediaId, source: subtitles });
  await prepared(connection, mediaId);
}

/** What the browser itself costs on this machine: a canvas that is cleared and filled at every frame. */
async function measureEmptyCanvas(browser: Browser): Promise<Distribution> {
  const page = await browser.newPage({ viewport });
  await page.setContent(`<canvas width="${viewport.width}" height="300"></canvas>`);
  await page.evaluate(() => {
    const context = document.querySelector('canvas')!.getContext('2d')!;
    let frame = 0;
    const draw = () => {
      context.fillStyle = `hsl(${frame++ % 360} 50% 50%)`;
      context.fillRect(0, 0, 1600, 300);
      requestAnimationFrame(draw);
    };
    draw();
  });
  const frames = await recordFrames(page, () => turnWheel(page, 0, 100));
  await page.close();
  return frames;
}

async function overTimeline(page: Page): Promise<void> {
  const box = (await page.getByRole('application', { name: 'Timeline' }).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
}

/** Two hundred turns of the wheel, as fast as the page takes them. */
async function turnWheel(page: Page, deltaX: number, deltaY: number): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await page.mouse.wheel(deltaX, turn < 100 ? deltaY : -deltaY);
}

async function measureScrolling(page: Page): Promise<Distribution> {
  await selectCue(page, 1);
  await page.getByRole('button', { name: 'Zoom to the selected cues' }).click();
  for (let step = 0; step < 6; step++) await page.getByRole('button', { name: 'Zoom out' }).click();
  await overTimeline(page);
  return recordFrames(page, () => turnWheel(page, 0, 240));
}

async function measureZooming(page: Page): Promise<Distribution> {
  await overTimeline(page);
  await page.keyboard.down('Alt');
  const frames = await recordFrames(page, () => turnWheel(page, 0, 60));
  await page.keyboard.up('Alt');
  return frames;
}

async function measureDrag(page: Page): Promise<Distribution> {
  await selectCue(page, 3);
  await page.getByRole('button', { name: 'Zoom to the selected cues' }).click();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  const { startMs, endMs } = await cueTimes(page, 3);
  const { xOf, activeLaneY } = await timelinePixels(page);
  const middle = xOf((startMs + endMs) / 2);
  await page.mouse.move(middle, activeLaneY);
  await page.mouse.down();
  const delays = await recordInputs(page, 'pointermove', async () => {
    for (let step = 0; step < 100; step++) {
      await page.mouse.move(middle + 20 * Math.sin(step / 8), activeLaneY);
    }
  });
  await page.mouse.up();
  return delays;
}

async function measureTyping(page: Page): Promise<Distribution> {
  await selectCue(page, 5);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Text of cue 5' }).waitFor();
  const delays = await recordInputs(page, 'keydown', () =>
    page.keyboard.type('Typed as fast as the page takes it, a whole line of text.', { delay: 10 }),
  );
  await page.keyboard.press('Escape');
  await cueRow(page, 5).waitFor();
  return delays;
}

async function measureMemory(page: Page, host: WatchedHost): Promise<Row[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const resident = await host.residentBytes();
  return [
    { what: 'memory of the page (JavaScript heap)', value: mebibytes(usedSize) },
    { what: 'memory of the main process', value: resident === null ? 'not known here' : mebibytes(resident) },
  ];
}

function frameRow(what: string, frames: Distribution, empty: Distribution): Row {
  return {
    what,
    value: `${describe(frames)} (${frames.count} frames)`,
    comparison: `empty canvas page: ${describe(empty)}; p95 ${(frames.p95 - empty.p95).toFixed(1)} ms beyond it`,
  };
}

function inputRow(what: string, delays: Distribution): Row {
  return { what, value: `${describe(delays)} (${delays.count} inputs)` };
}

function describe({ p50, p95, p99 }: Distribution): string {
  return `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MiB`;
}
