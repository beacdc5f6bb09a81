import { readFileSync } from 'node:fs';

/** Linux counts so many ticks a second for programs, on every machine. */
const ticksPerSecond = 100;

/**
 * CPU seconds of all processes that this one started and that ended, their own children included; undefined where the
 * system does not tell (proc(5), `cutime` and `cstime`).
 */
export function childrenCpuSeconds(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // Behind the name, which may hold anything but ends with the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
