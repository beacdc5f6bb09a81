import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultThreadCount } from '../../electron/inference/sessions/thread-count.ts';
import { modelFolder } from './graphs.ts';
import type { Job, Measurement } from './job.ts';
import { readSentences, writeSpeech } from './make-speech.ts';
import { measure, measurePeer } from './measure.ts';
import { parseBenchOptions, usage } from './options.ts';
import type { BenchOptions, ModelName } from './options.ts';
import { formatTable } from './table.ts';
import type { Row } from './table.ts';

interface Sound {
  readonly raw: string;
  readonly wave: string;
}

/** All programs on one model and one length, taking turns so that a disturbance hits all alike. */
async function compare(
  name: ModelName,
  folder: string,
  minutes: number,
  sound: Sound,
  options: BenchOptions,
): Promise<Row[]> {
  const job: Job = {
    audio: sound.raw,
    model: folder,
    threads: options.threads,
    ...(name === 'starter' ? {} : { tokens: options.tokens }),
    ...(options.stride === undefined ? {} : { strideSeconds: options.stride }),
  };
  const { peer } = options;
  const contenders: readonly (readonly [string, () => Promise<Measurement>])[] = [
    ['sidecut', () => measure('ours', job)],
    ['pipeline', () => measure('pipeline', job)],
    ...(peer === undefined ? [] : [['peer', () => measurePeer(peer, sound.wave)] as const]),
  ];
  const best = new Map<string, Measurement>();
  for (let round = 1; round <= options.rounds; round++) {
    for (const [program, run] of contenders) {
      process.stderr.write(`${name}, ${String(minutes)} min, ${program}, round ${String(round)} …\n`);
      const measured = await run();
      const before = best.get(program);
      if (!before || measured.seconds < before.seconds) best.set(program, measured);
    }
  }
  return [...best].map(([program, measurement]) => ({ model: name, minutes, program, best: measurement }));
}

async function main(): Promise<number> {
  const options = parseBenchOptions(process.argv.slice(2), defaultThreadCount());
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-bench-'));
  try {
    const sentences = readSentences();
    const rows: Row[] = [];
    for (const name of options.models) {
      const model = await modelFolder(name, options.graphs, options.python);
      for (const minutes of options.minutes) {
        const sound = {
          raw: join(folder, `${String(minutes)}.f32`),
          wave: join(folder, `${String(minutes)}.wav`),
        };
        writeSpeech(sentences, minutes, sound.raw, sound.wave);
        rows.push(...(await compare(name, model, minutes, sound, options)));
        if (!options.json) process.stderr.write(`${formatTable(rows)}\n`);
      }
    }
    const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(options.threads)} threads`;
    process.stdout.write(
      options.json ? `${JSON.stringify({ machine, rows })}\n` : `${machine}\n\n${formatTable(rows)}\n`,
    );
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

process.exitCode = await main();
