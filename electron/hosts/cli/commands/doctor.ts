import type { ModelTask } from '../../../../core/model-task.ts';
import { toFailure } from '../../../../core/failure.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { examine } from '../../../services/doctor/examine.ts';
import { findLlama } from '../../../services/doctor/find-llama.ts';
import type { ModelFinding, ServerFinding } from '../../../services/doctor/report.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { ensureModelReady } from '../../../services/models/shelf/find-model.ts';
import { listModels } from '../../../services/models/shelf/list-models.ts';
import { serverFromEnvironment } from '../../../services/writers/server-address.ts';
import { openServerWriter } from '../../../services/writers/server-writer.ts';
import { missingScripts } from '../../../services/style/missing-characters.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { version } from '../../version.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { doctorDocument, doctorText } from '../words/doctor-text.ts';
import type { DoctorRequest } from './doctor-options.ts';

/** `sidecut doctor` */
export async function runDoctor({ json }: DoctorRequest, terminal: Terminal): Promise<number> {
  const home = dataFolder();
  const { providerCache: providerCacheFile } = dataFiles(home);
  await using inference = createInferenceClient({ providerCacheFile });
  const report = await examine(
    {
      sidecutVersion: version,
      dataFolder: home,
      inference,
      locateFfmpeg,
      listMissingScripts: async () => missingScripts(await locateFfmpeg(), terminal.signal),
      listModels: () => examineModels(modelPlaces(home), 'speech-to-text', terminal.signal),
      findLlama,
      askServer: () => askServer(terminal.signal),
      listWriters: () => examineModels(modelPlaces(home), 'text-generation', terminal.signal),
    },
    terminal.signal,
  );
  const text = json ? JSON.stringify(doctorDocument(report), null, 2) : doctorText(report);
  terminal.stdout(`${text}\n`);
  return report.problems.some(({ severity }) => severity === 'error') ? exitStatus.failed : exitStatus.done;
}

async function askServer(signal: AbortSignal): Promise<ServerFinding | null> {
  const server = serverFromEnvironment(process.env);
  if (!server) return null;
  const { contextTokens } = await openServerWriter(server, signal);
  return { address: server.address, model: server.model, contextTokens };
}

async function examineModels(
  places: ModelPlaces,
  task: ModelTask,
  signal: AbortSignal,
): Promise<ModelFinding[]> {
  const here = (await listModels(places)).filter(
    (model) => model.state !== 'available' && model.task === task,
  );
  const findings: ModelFinding[] = [];
  for (const { id, bytes } of here) {
    const size = bytes === undefined ? {} : { bytes };
    const failure = await ensureModelReady(places, id, { task, signal }).then(
      () => undefined,
      (error: unknown) => {
        signal.throwIfAborted();
        return toFailure(error);
      },
    );
    findings.push({ id, ...size, ...(failure && { failure }) });
  }
  return findings;
}
