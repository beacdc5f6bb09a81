import { createInferenceClient } from '../../../inference/client.ts';
import { examine } from '../../../services/doctor/examine.ts';
import { formatDoctor } from '../../../services/doctor/format-doctor.ts';
import type { ModelFinding } from '../../../services/doctor/report.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { listModels } from '../../../services/models/shelf/list-models.ts';
import { ensureModelReady } from '../../../services/models/shelf/resolve-model.ts';
import { modelStoreSettings } from '../../../services/models/settings.ts';
import type { ModelStoreSettings } from '../../../services/models/settings.ts';
import { providerCacheFile } from '../data-files.ts';
import { exitStatus } from '../exit-status.ts';
import { doctorHelp } from '../help.ts';
import { parseArguments, usageError } from '../parse-arguments.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../../version.ts';

/** `sidecut doctor` */
export async function doctorCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArguments('doctor', args, {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    terminal.stdout(doctorHelp);
    return exitStatus.done;
  }
  if (positionals.length > 0)
    throw usageError('doctor', `doctor takes no names, and "${positionals[0]}" is one`);
  const settings = modelStoreSettings();
  await using inference = createInferenceClient({ providerCacheFile: providerCacheFile(settings.home) });
  const report = await examine(
    {
      sidecutVersion: version,
      dataFolder: settings.home,
      inference,
      locateFfmpeg,
      listModels: () => examineModels(settings, terminal.signal),
    },
    terminal.signal,
  );
  terminal.stdout(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${formatDoctor(report)}\n`);
  return report.problems.some(({ severity }) => severity === 'error') ? exitStatus.failed : exitStatus.done;
}

async function examineModels(settings: ModelStoreSettings, signal: AbortSignal): Promise<ModelFinding[]> {
  const installed = (await listModels(settings)).filter(
    (model) => model.state !== 'available' && model.task === 'speech-to-text',
  );
  const findings: ModelFinding[] = [];
  for (const { id, bytes } of installed) {
    const size = bytes === undefined ? {} : { bytes };
    const problem = await ensureModelReady(settings, id, { signal }).then(
      () => undefined,
      (error: unknown) => {
        if (signal.aborted) throw error;
        return (error as Error).message;
      },
    );
    findings.push({ id, ready: problem === undefined, ...size, ...(problem ? { problem } : {}) });
  }
  return findings;
}
