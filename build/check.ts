/**
 * `npm run check`: types (one project per environment), typed lint, format, import directions and cycles,
 * unused files, exports and dependencies. Everything runs, then the failures are shown together.
 */
import { availableParallelism } from 'node:os';
import { execa } from 'execa';
import { reportLongest } from './longest-sources.ts';

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** TypeScript 7, three times as fast. dependency-cruiser still wants version 6, which has the package's own name. */
const nativeTsc = 'node_modules/typescript-native/bin/tsc';

const checks: readonly Check[] = [
  { name: 'lint', command: 'npm', args: ['run', '--silent', 'lint'] },
  {
    name: 'types: tests, e2e, bench, sample',
    command: 'node',
    args: [nativeTsc, '-p', 'tsconfig.tests.json'],
  },
  { name: 'types: electron, build', command: 'node', args: [nativeTsc, '-p', 'electron'] },
  { name: 'types: renderer', command: 'node', args: [nativeTsc, '-p', 'renderer'] },
  { name: 'types: core, models', command: 'node', args: [nativeTsc, '-p', 'core'] },
  {
    name: 'import directions',
    command: 'depcruise',
    args: ['core', 'models', 'electron', 'renderer', 'bench', 'e2e', 'sample', 'build'],
  },
  {
    name: 'rooms',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.rooms.cjs', 'core', 'electron', 'renderer'],
  },
  { name: 'circles of rooms', command: 'node', args: ['build/room-circles.ts'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
];

interface Outcome {
  readonly check: Check;
  readonly output: string;
  readonly failed: boolean;
  readonly seconds: number;
}

async function runCheck(check: Check): Promise<Outcome> {
  const { all, failed, message, durationMs } = await execa(check.command, check.args, {
    all: true,
    reject: false,
  });
  return { check, output: all || message || '', failed, seconds: durationMs / 1000 };
}

async function runAll(): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await runCheck(check);
      console.log(`${outcome.failed ? 'FAILED' : 'ok    '}  ${check.name} (${outcome.seconds.toFixed(1)} s)`);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
  return outcomes;
}

const failures = (await runAll()).filter((outcome) => outcome.failed);
for (const { check, output } of failures) console.log(`\n--- ${check.name}\n${output.trim()}`);
if (process.argv.includes('--longest')) await reportLongest();
process.exitCode = failures.length > 0 ? 1 : 0;
