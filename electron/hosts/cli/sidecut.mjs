#!/usr/bin/env node
// Starts the command line under a Node that runs TypeScript and matches Electron's own: the one that called us
// when it is new enough, otherwise the one that the package `node` brought into node_modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);

// What Node makes of the sources is kept, for us and the processes that we start: a later start takes half the time.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../../../node_modules/.cache/compiled', import.meta.url),
);

if (major >= 24) {
  module.enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  const { runCommandLine } = await import('./main.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = fileURLToPath(new URL(`../../../node_modules/node/bin/${program}`, import.meta.url));
  if (existsSync(bundled)) {
    // The extra channel tells the child when we are killed, so that it never works on for nobody.
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
    const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  } else {
    process.stderr.write('Sidecut needs Node 24 or its packages: run `npm run setup` in its folder first.\n');
    process.exitCode = 1;
  }
}
