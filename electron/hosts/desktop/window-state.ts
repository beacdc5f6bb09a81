import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().exactOptional(),
  y: z.number().exactOptional(),
  width: z.number(),
  height: z.number(),
});
const windowStateSchema = boundsSchema.extend({ maximized: z.boolean() });
export type WindowState = z.infer<typeof windowStateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const minWindow = { width: 900, height: 600 };
const firstWindow: WindowState = { width: 1440, height: 900, maximized: false };

/** So much of the title bar must be on a screen that the window can be taken hold of. */
const gripPixels = 80;

/** The window as it was left, where the screens of today allow it; else in the middle of one, no larger than that. */
export function placeWindow(saved: WindowState, screens: readonly Area[]): WindowState {
  const { x, y } = saved;
  const screen =
    x === undefined || y === undefined
      ? undefined
      : screens.find((area) => canGrip({ ...saved, x, y }, area));
  const largest = screen ??
    screens[0] ?? { x: 0, y: 0, width: firstWindow.width, height: firstWindow.height };
  const size = {
    width: Math.max(minWindow.width, Math.min(saved.width, largest.width)),
    height: Math.max(minWindow.height, Math.min(saved.height, largest.height)),
    maximized: saved.maximized,
  };
  return screen === undefined
    ? size
    : { ...size, ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
}

function canGrip(window: Area, screen: Area): boolean {
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const visibleWidth = right - Math.max(window.x, screen.x);
  return (
    visibleWidth >= gripPixels && window.y >= screen.y && window.y <= screen.y + screen.height - gripPixels
  );
}

/** The first window's where nothing was saved, or what was saved is damaged. */
export function readWindowState(file: string): WindowState {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return firstWindow;
  }
}

/** While the window closes, nothing waits for a promise any more. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The place of a window is not worth a message.
  }
}
