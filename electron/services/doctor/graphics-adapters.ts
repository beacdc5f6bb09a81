import { readdir, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import {
  parseNvidiaInformation,
  parseSystemProfiler,
  parseVideoControllers,
  pciAdapter,
} from './parse-graphics.ts';
import type { GraphicsAdapter } from './report.ts';

const timeLimitMs = 15_000;

/** The graphics cards the system knows, in its own order; none where it does not tell. */
export async function listGraphicsAdapters(
  platform: NodeJS.Platform = process.platform,
): Promise<GraphicsAdapter[]> {
  try {
    switch (platform) {
      case 'win32':
        return parseVideoControllers(await output('powershell.exe', videoControllerQuery));
      case 'darwin':
        return parseSystemProfiler(await output('system_profiler', ['SPDisplaysDataType', '-json']));
      default:
        return [...(await nvidiaCards()), ...(await drmCards())];
    }
  } catch {
    // The list only helps the reader; the providers' own reports say what works.
    return [];
  }
}

const videoControllerQuery = [
  '-NoProfile',
  '-Command',
  'Get-CimInstance Win32_VideoController | Select-Object Name,DriverVersion | ConvertTo-Json',
];

async function output(program: string, parameters: readonly string[]): Promise<string> {
  const { stdout } = await execa(program, parameters, { timeout: timeLimitMs });
  return stdout;
}

async function nvidiaCards(): Promise<GraphicsAdapter[]> {
  const root = '/proc/driver/nvidia/gpus';
  const cards = await readdir(root).catch(() => []);
  const texts = await Promise.all(cards.map((card) => readFile(`${root}/${card}/information`, 'utf8')));
  return texts.map(parseNvidiaInformation);
}

/** Cards of other makers: `/sys/class/drm/card0/device`. NVIDIA's own driver lists its cards better. */
async function drmCards(): Promise<GraphicsAdapter[]> {
  const root = '/sys/class/drm';
  const cards = (await readdir(root).catch(() => [])).filter((name) => /^card\d+$/.test(name));
  const adapters = await Promise.all(
    cards.map(async (card) => {
      const read = (file: string) => readFile(`${root}/${card}/device/${file}`, 'utf8').catch(() => '');
      return pciAdapter(await read('vendor'), await read('device'), await read('uevent'));
    }),
  );
  return adapters.filter((adapter) => adapter !== undefined);
}
