import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * Threads worth giving to one session: the physical cores, as far as this process may use them. Matrix
 * products gain nothing from a second thread on the same core.
 */
export function defaultThreadCount(): number {
  const available = availableParallelism();
  return Math.max(1, Math.min(available, physicalCores() ?? guessPhysicalCores(available)));
}

/** Linux lists for each logical processor those that share its core. */
function physicalCores(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const root = '/sys/devices/system/cpu';
  try {
    const processors = readdirSync(root).filter((name) => /^cpu\d+$/.test(name));
    const cores = processors.map((name) =>
      readFileSync(`${root}/${name}/topology/thread_siblings_list`, 'utf8'),
    );
    return new Set(cores).size || undefined;
  } catch {
    // Offline processors and some containers have no topology.
    return undefined;
  }
}

/** Elsewhere: Arm has one thread a core, x86 mostly two. */
function guessPhysicalCores(available: number): number {
  return process.arch === 'x64' ? Math.ceil(available / 2) : available;
}
