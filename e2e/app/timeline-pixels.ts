import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { playheadMs } from './editor.ts';

export interface TimelinePixels {
  /** Place on the page of a time, as the timeline shows it now. */
  readonly xOf: (timeMs: number) => number;
  /** Height on the page of the middle of the active track's lane. */
  readonly activeLaneY: number;
}

/** Finds the timeline's scale as a person would: by where the playhead lands. Leaves the playhead moved. */
export async function timelinePixels(page: Page): Promise<TimelinePixels> {
  const surface = page.getByRole('application', { name: 'Timeline' });
  const box = await surface.boundingBox();
  const view = await surface.locator('..').locator('..').boundingBox();
  if (box === null || view === null) throw new Error('The timeline is not on the page.');
  const seekAt = async (x: number) => {
    const before = await playheadMs(page);
    await page.mouse.click(x, box.y + 8);
    await expect.poll(() => playheadMs(page)).not.toBe(before);
    return playheadMs(page);
  };
  const [left, right] = [box.x + box.width * 0.21, box.x + box.width * 0.79];
  const from = await seekAt(left);
  const to = await seekAt(right);
  const pixelsPerMs = (right - left) / (to - from);
  return {
    xOf: (timeMs) => left + (timeMs - from) * pixelsPerMs,
    activeLaneY: Math.min(box.y + box.height, view.y + view.height) - 28,
  };
}
