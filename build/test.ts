/**
 * `npm test`: the checks, then every test. Ends with one line of counts, which continuous integration reads.
 * Arguments go to Vitest: `npm test -- core` runs the tests below core.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const countsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const filters = process.argv.slice(2);
const checkStatus = filters.length > 0 ? 0 : await run('node', ['build/check.ts']);
const folder = await mkdtemp(join(tmpdir(), 'sidecut-test-'));
try {
  const report = join(folder, 'report.json');
  const testStatus = await run('vitest', [
    'run',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...filters,
  ]);
  const counts = countsSchema.parse(JSON.parse(await readFile(report, 'utf8')));
  // A file that did not load counts as a failure too, although none of its tests ran.
  const failed = Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 ? 1 : 0);
  if (checkStatus !== 0) console.log('npm run check failed, see above');
  console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`);
  process.exitCode = checkStatus !== 0 || testStatus !== 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
