import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EngineKind } from './engine.ts';
import type { SampleVectors } from './sample-vectors.ts';

export const answersWanted = 10;
const batch = 1024;

export interface Measured {
  readonly engine: string;
  readonly size: number;
  readonly dimensions: number;
  /** CPU time of all threads, of adding all and building what it builds. */
  readonly buildSeconds: number;
  readonly bytes: number;
  /** Grown by, while it was built and asked. */
  readonly memoryBytes: number;
  readonly openMs: number | undefined;
  /** Of one question, by the clock and by CPU time of all threads. */
  readonly wallMs: Spread;
  readonly cpuMs: Spread;
  readonly recall: number;
  /** Of taking one in a hundred away, for each. */
  readonly removeMs: number;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface Asked {
  readonly queries: readonly Float32Array[];
  /** The nearest of each, exactly; undefined: told by this engine itself. */
  readonly truth: readonly ReadonlySet<number>[] | undefined;
}

export async function measureEngine(
  kind: EngineKind,
  samples: SampleVectors,
  size: number,
  { queries, truth }: Asked,
): Promise<{ readonly measured: Measured; readonly found: readonly ReadonlySet<number>[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecut-bench-'));
  const { dimensions } = samples;
  const memory = process.memoryUsage.rss();
  try {
    const engine = await kind.open({ folder, dimensions });
    let buildSeconds = 0;
    const vectors = new Float32Array(batch * dimensions);
    for (let from = 0; from < size; from += batch) {
      const some = Math.min(batch, size - from);
      for (let i = 0; i < some; i++)
        samples.write(from + i, vectors.subarray(i * dimensions, (i + 1) * dimensions));
      buildSeconds +=
        (await timed(() => engine.add(vectors.subarray(0, some * dimensions), from))).cpuMs / 1000;
    }
    buildSeconds += (await timed(engine.finish)).cpuMs / 1000;
    const openMs = engine.reopen === undefined ? undefined : (await timed(engine.reopen)).wallMs;
    for (const query of queries) await engine.find(query, answersWanted);
    const times: Timed[] = [];
    const found: ReadonlySet<number>[] = [];
    for (const query of queries) {
      let numbers: readonly number[] = [];
      const time = await timed(async () => {
        numbers = await engine.find(query, answersWanted);
      });
      times.push(time);
      found.push(new Set(numbers));
    }
    const memoryBytes = process.memoryUsage.rss() - memory;
    const bytes = bytesIn(folder);
    const gone = Array.from({ length: Math.ceil(size / 100) }, (_, i) => i * 100);
    const removed = await timed(() => engine.remove(gone));
    await engine.close();
    const right = truth ?? found;
    const hits = found.flatMap((numbers, i) => [...numbers].filter((number) => right[i]!.has(number))).length;
    return {
      found,
      measured: {
        ...{ engine: kind.name, size, dimensions, buildSeconds, bytes, memoryBytes, openMs },
        wallMs: spreadOf(times.map(({ wallMs }) => wallMs)),
        cpuMs: spreadOf(times.map(({ cpuMs }) => cpuMs)),
        recall: hits / queries.length / answersWanted,
        removeMs: removed.wallMs / gone.length,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export async function timed(work: () => unknown): Promise<Timed> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
