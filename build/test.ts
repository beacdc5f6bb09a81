/**
 * `npm test`: the checks, then every test, then the journeys through the app in a browser. Ends with one line of counts,
 * which continuous integration reads. Arguments go to Vitest: `npm test -- core` runs the tests below core.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

async function run(command: string, args: readonly string[]): Promise<number> {
  const { exitCode } = await execa(command, args, { stdio: 'inherit', reject: false });
  return exitCode ?? 1;
}

async function readReport(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

/** A file whose process died is in no report: it is run once more, and counts as failed when it dies again. */
async function runTests(folder: string, filters: readonly string[]): Promise<Counts> {
  const first = await runVitest(join(folder, 'vitest.json'), filters);
  const lost = (await listTestFiles(folder, filters)).filter((file) => !first.files.has(file));
  if (lost.length === 0) return first;
  console.log(`Run again, since the process of their tests died: ${lost.join(', ')}`);
  const second = await runVitest(join(folder, 'vitest-again.json'), lost);
  const lostAgain = lost.filter((file) => !second.files.has(file)).length;
  return {
    passed: first.passed + second.passed,
    failed: first.failed + second.failed + lostAgain,
    skipped: first.skipped + second.skipped,
  };
}

async function runVitest(
  report: string,
  filters: readonly string[],
): Promise<Counts & { readonly files: ReadonlySet<string> }> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await run('vitest', ['run', ...reporters, ...filters]);
  const counts = vitestReport.parse(await readReport(report));
  return {
    files: new Set(counts.testResults.filter(isWhole).map(({ name }) => relative('.', name))),
    passed: counts.numPassedTests,
    // A file that did not load counts as a failure too, although none of its tests ran.
    failed: Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 ? 1 : 0),
    skipped: counts.numPendingTests,
  };
}

/** In a file whose process died, tests are left that neither passed, failed nor were skipped, or there are none. */
function isWhole({ status, assertionResults }: z.infer<typeof vitestReport>['testResults'][number]): boolean {
  if (status === 'failed') return true;
  return assertionResults.length > 0 && assertionResults.every((test) => test.status !== 'pending');
}

async function listTestFiles(folder: string, filters: readonly string[]): Promise<readonly string[]> {
  const list = join(folder, 'files.json');
  await execa('vitest', ['list', '--filesOnly', `--json=${list}`, ...filters]);
  const files = z.array(z.object({ file: z.string() })).parse(await readReport(list));
  return files.map(({ file }) => relative('.', file));
}

async function runJourneys(folder: string): Promise<Counts> {
  const report = join(folder, 'playwright.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report;
  await run('playwright', ['test']);
  const { stats, errors } = playwrightReport.parse(await readReport(report));
  return {
    passed: stats.expected,
    failed: Math.max(stats.unexpected + stats.flaky, errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
  };
}

const filters = process.argv.slice(2);
const everything = filters.length === 0;
const checkStatus = everything ? await run('node', ['build/check.ts']) : 0;
const folder = await mkdtemp(join(tmpdir(), 'sidecut-test-'));
try {
  const all = [await runTests(folder, filters), ...(everything ? [await runJourneys(folder)] : [])];
  const sum = (count: keyof Counts) => all.reduce((total, counts) => total + counts[count], 0);
  if (checkStatus !== 0) console.log('npm run check failed, see above');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = checkStatus !== 0 || sum('failed') > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
