import { cpus } from 'node:os';
import type { EngineKind } from './engine.ts';
import { exactScan } from './exact-scan.ts';
import { lancedb } from './lancedb.ts';
import { measureEngine } from './measure-engine.ts';
import type { Measured } from './measure-engine.ts';
import { measureQuestions } from './measure-questions.ts';
import type { MeasuredQuestions } from './measure-questions.ts';
import { parseSearchBenchOptions, usage } from './options.ts';
import type { SearchBenchOptions } from './options.ts';
import { sampleVectors } from './sample-vectors.ts';
import { sidecutLists } from './sidecut-lists.ts';
import { sqliteVec } from './sqlite-vec.ts';
import { engineTable, questionTable } from './tables.ts';
import { usearch } from './usearch.ts';

async function enginesOf({ engines }: SearchBenchOptions): Promise<readonly EngineKind[]> {
  const all = [sidecutLists, ...(await sqliteVec()), ...(await usearch()), ...(await lancedb())];
  return all.filter(
    ({ name }) => engines.length === 0 || engines.some((part) => name.toLowerCase().includes(part)),
  );
}

async function compareEngines(
  options: SearchBenchOptions,
  size: number,
  dimensions: number,
): Promise<Measured[]> {
  const samples = sampleVectors(options.kind, dimensions, size);
  const queries = Array.from({ length: options.queries }, (_, i) => {
    const query = new Float32Array(dimensions);
    samples.write(size + i, query);
    return query;
  });
  const scan = await measureEngine(exactScan, samples, size, { queries, truth: undefined });
  const measured = [scan.measured];
  tell(scan.measured.engine, size);
  for (const engine of await enginesOf(options)) {
    measured.push((await measureEngine(engine, samples, size, { queries, truth: scan.found })).measured);
    tell(engine.name, size);
  }
  return measured;
}

function tell(name: string, size: number): void {
  process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${name}: ${size} measured\n`);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const options = parseSearchBenchOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${usage}`);
    return 2;
  }
  const vectors: Measured[] = [];
  const questions: MeasuredQuestions[] = [];
  for (const size of options.sizes) {
    for (const dimensions of options.dimensions) {
      if (options.parts.includes('vectors'))
        vectors.push(...(await compareEngines(options, size, dimensions)));
      if (!options.parts.includes('questions')) continue;
      const samples = sampleVectors(options.kind, dimensions, size);
      questions.push(await measureQuestions(samples, size, options.queries));
      tell('questions', size);
    }
  }
  const machine = `${cpus()[0]?.model.trim() ?? ''}, ${cpus().length} threads, Node ${process.versions.node}`;
  if (options.json) console.log(JSON.stringify({ machine, options, vectors, questions }));
  else {
    const tables = [
      vectors.length > 0 && engineTable(vectors),
      questions.length > 0 && questionTable(questions),
    ];
    console.log(
      [machine, `Vectors: ${options.kind}.`, ...tables.filter((table) => table !== false)].join('\n\n'),
    );
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
