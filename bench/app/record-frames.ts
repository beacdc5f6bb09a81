/** What runs in the page. Functions are sent there as text, so they may use nothing but their arguments. */
import type { Page } from '@playwright/test';

export interface Distribution {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function distribution(values: readonly number[]): Distribution {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds between the frames of the page while `act` runs. */
export async function recordFrames(page: Page, act: () => Promise<void>): Promise<Distribution> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    let stopped = false;
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (!stopped) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, {
      endFrames: () => {
        stopped = true;
        return frames.slice(1);
      },
    });
  });
  await act();
  const frames = await page.evaluate(() => (window as unknown as { endFrames: () => number[] }).endFrames());
  return distribution(frames);
}

/**
 * Milliseconds from an input event's own time to the end of the frame that follows it: the frame callback, then the
 * first task after the frame was handed on.
 */
export async function recordInputs(
  page: Page,
  type: string,
  act: () => Promise<void>,
): Promise<Distribution> {
  await page.evaluate((name) => {
    const delays: number[] = [];
    const listener = (event: Event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => delays.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    };
    window.addEventListener(name, listener, { capture: true });
    Object.assign(window, {
      endInputs: () => {
        window.removeEventListener(name, listener, { capture: true });
        return delays;
      },
    });
  }, type);
  await act();
  const delays = await page.evaluate(() => (window as unknown as { endInputs: () => number[] }).endInputs());
  return distribution(delays);
}
