/** Loaded into the host before everything else: tells its longest blocks when asked by SIGUSR2. */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 1;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();

process.on('SIGUSR2', () => {
  const file = process.env['SIDECUT_BENCH_DELAYS'];
  if (file === undefined) return;
  const milliseconds = (nanoseconds: number) => nanoseconds / 1e6 - resolutionMs;
  const report = { p99: milliseconds(delay.percentile(99)), longest: milliseconds(delay.max) };
  writeFileSync(file, JSON.stringify(report));
  delay.reset();
});
