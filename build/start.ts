/**
 * `npm start`: builds the page when its sources have changed, then opens the desktop app; where that can't be had, says
 * why and opens the same app in the browser. `--web` asks for the browser. Other arguments go to the host:
 * `npm start -- video.mp4`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp, isBuildStale } from './build-app.ts';
import { findElectron } from './find-electron.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** An end with an error so soon is a desktop app that could not start. */
const startSeconds = 5;

/** Ctrl+C reaches the child by itself, which closes in its own time; here it must only not end us first. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    const stay = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', stay).on('SIGTERM', pass);
    const end = (code: number) => {
      process.off('SIGINT', stay).off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', () => end(1));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** The status of the desktop app, or why it could not be opened. */
async function openDesktop(args: readonly string[]): Promise<number | { readonly missing: string }> {
  const found = await findElectron();
  if ('missing' in found) return found;
  const started = performance.now();
  const status = await run(found.program, [join(root, 'electron/hosts/desktop/main.ts'), ...args]);
  const seconds = (performance.now() - started) / 1000;
  return status === 0 || seconds > startSeconds
    ? status
    : { missing: `Electron ended with status ${status}` };
}

async function openWeb(args: readonly string[]): Promise<number> {
  return run(process.execPath, [join(root, 'electron/hosts/web/main.ts'), ...args]);
}

async function start(args: readonly string[]): Promise<number> {
  if (await isBuildStale()) {
    console.log('Building the page …');
    await buildApp();
  }
  const rest = args.filter((arg) => arg !== '--web');
  if (rest.length < args.length) return openWeb(rest);
  const opened = await openDesktop(rest);
  if (typeof opened === 'number') return opened;
  console.log(`No desktop window: ${opened.missing}. Sidecut opens in the browser instead.`);
  return openWeb(rest);
}

process.exitCode = await start(process.argv.slice(2));
