/** The families that libass finds by their names: fontconfig's where there is one, else the system's own list. */
import { execa } from 'execa';
import { parseFamilyLines, parseProfilerFonts } from './parse-fonts.ts';

const timeLimitMs = 30_000;
const maxCharacters = 16 * 1024 * 1024;

/** Empty where the system does not tell: fonts can still be asked for by name. */
export async function listFontFamilies(
  platform: NodeJS.Platform = process.platform,
): Promise<readonly string[]> {
  try {
    switch (platform) {
      case 'win32':
        return parseFamilyLines(await output('powershell.exe', installedFontsQuery));
      case 'darwin':
        return parseProfilerFonts(await output('system_profiler', ['SPFontsDataType', '-json']));
      default:
        return parseFamilyLines(await output('fc-list', ['--format', '%{family[0]}\n']));
    }
  } catch {
    return [];
  }
}

const installedFontsQuery = [
  '-NoProfile',
  '-Command',
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Drawing; ' +
    '(New-Object System.Drawing.Text.InstalledFontCollection).Families | ForEach-Object { $_.Name }',
];

async function output(program: string, parameters: readonly string[]): Promise<string> {
  const { stdout } = await execa(program, parameters, { timeout: timeLimitMs, maxBuffer: maxCharacters });
  return stdout;
}
