import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { toFailure } from '../../../core/failure.ts';
import type { ScriptName } from '../../../core/style/missing-fonts.ts';
import type { InferenceCalls } from '../../inference/contract.ts';
import { examineDataFolder } from './data-folder.ts';
import { findProblems } from './find-problems.ts';
import { listGraphicsAdapters } from './graphics-adapters.ts';
import type {
  DoctorReport,
  FfmpegFinding,
  Found,
  LlamaFinding,
  ModelFinding,
  ProgramFinding,
  ServerFinding,
  WritingFinding,
} from './report.ts';

export interface DoctorSources {
  readonly sidecutVersion: string;
  readonly dataFolder: string;
  readonly inference: Pick<InferenceCalls, 'describe' | 'listProviders'>;
  readonly locateFfmpeg: () => Promise<FfmpegFinding>;
  /** Scripts that no font of this computer has. */
  readonly listMissingScripts: () => Promise<readonly ScriptName[]>;
  readonly listModels: () => Promise<readonly ModelFinding[]>;
  readonly findLlama: () => Promise<LlamaFinding>;
  /** Language models. */
  readonly listWriters: () => Promise<readonly ModelFinding[]>;
  /** Null where none is named. */
  readonly askServer: () => Promise<ServerFinding | null>;
}

/** Looks at everything captioning needs. What fails becomes part of the report; only cancelling rejects. */
export async function examine(sources: DoctorSources, signal?: AbortSignal): Promise<DoctorReport> {
  const { inference } = sources;
  // The probes measure speed, so nothing runs beside them.
  const description = await find(() => inference.describe({}, { signal }), signal);
  const providers = await find(() => inference.listProviders({ refresh: true }, { signal }), signal);
  const [ffmpeg, fonts, models, writing, dataFolder, graphics] = await Promise.all([
    find(sources.locateFfmpeg, signal),
    find(sources.listMissingScripts, signal),
    find(sources.listModels, signal),
    find(() => examineWriting(sources, signal), signal),
    examineDataFolder(sources.dataFolder),
    listGraphicsAdapters(),
  ]);
  const findings = {
    versions: {
      sidecut: sources.sidecutVersion,
      node: process.versions.node,
      ...(description.found ? { onnxruntime: description.value.runtimeVersion } : {}),
    },
    machine: {
      system: `${process.platform} ${process.arch}, ${release()}`,
      processor: cpus()[0]?.model.trim() ?? '',
      logicalProcessors: availableParallelism(),
      ...(description.found ? { threads: description.value.threads } : {}),
      memoryBytes: totalmem(),
      availableMemoryBytes: process.availableMemory(),
      graphics,
    },
    inference: change(providers, (list) => ({
      providers: list,
      autoProvider: list.find(({ worthwhile }) => worthwhile)?.provider ?? 'cpu',
    })),
    ffmpeg: change(ffmpeg, (tools) => ({ ffmpeg: plain(tools.ffmpeg), ffprobe: plain(tools.ffprobe) })),
    fonts: change(fonts, (missing) => ({ missing })),
    dataFolder,
    models,
    writing,
  };
  return { ...findings, problems: findProblems(findings) };
}

async function examineWriting(
  { findLlama, listWriters, askServer }: DoctorSources,
  signal: AbortSignal | undefined,
): Promise<WritingFinding> {
  const [llama, models] = [await findLlama(), await listWriters()];
  const server = await find(askServer, signal);
  if (!server.found) return { llama, models, server };
  return { llama, models, server: server.value && { found: true, value: server.value } };
}

async function find<T>(look: () => Promise<T>, signal: AbortSignal | undefined): Promise<Found<T>> {
  try {
    return { found: true, value: await look() };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { found: false, failure: toFailure(error) };
  }
}

function change<T, U>(found: Found<T>, to: (value: T) => U): Found<U> {
  return found.found ? { found: true, value: to(found.value) } : found;
}

/** Whatever else the search knows of a program stays out of the report. */
function plain({ version, major, source, path }: ProgramFinding): ProgramFinding {
  return { version, major, source, path };
}
