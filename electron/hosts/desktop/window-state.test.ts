import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from './window-state.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 860 };
const second = { x: 1440, y: 0, width: 2560, height: 1400 };
const saved = { x: 1600, y: 100, width: 2000, height: 1200, maximized: false };

describe('the place of the window', () => {
  it('is where it was while the screen is there', () => {
    expect(placeWindow(saved, [laptop, second])).toEqual(saved);
  });

  it('is left to the system, and no larger than the screen, when the screen is gone', () => {
    expect(placeWindow(saved, [laptop])).toEqual({ width: 1440, height: 860, maximized: false });
  });

  it('is not above the screen, where nobody could take hold of it', () => {
    expect(placeWindow({ ...saved, y: -50 }, [laptop, second])).not.toHaveProperty('y');
  });

  it('is never smaller than the app can be used in', () => {
    expect(placeWindow({ width: 100, height: 100, maximized: true }, [laptop])).toEqual({
      width: 900,
      height: 600,
      maximized: true,
    });
  });

  it('survives being written, a missing file and a damaged one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidecut-window-'));
    const file = join(folder, 'new', 'window.json');
    expect(readWindowState(file)).toEqual({ width: 1440, height: 900, maximized: false });
    writeWindowState(file, saved);
    expect(readWindowState(file)).toEqual(saved);
    await writeFile(file, '{"width": "wide"');
    expect(readWindowState(file)).toEqual({ width: 1440, height: 900, maximized: false });
    await rm(folder, { recursive: true });
  });
});
