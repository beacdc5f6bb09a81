/**
 * Entry of the inference process: `worker.ts SETTINGS`, the settings as JSON. It serves the inference contract to
 * the process that started it and ends when that process goes.
 */
import { SidecutError } from '../../core/errors.ts';
import { channelToParent } from '../transport/channels/child-process.ts';
import { channelOverPort } from '../transport/channels/message-port.ts';
import type { PortLike } from '../transport/channels/message-port.ts';
import type { Channel } from '../transport/channels/channel.ts';
import type { Response } from '../transport/envelope.ts';
import { serve } from '../transport/server.ts';
import { toFailure } from '../../core/failure.ts';
import { inferenceContract, workerSettingsSchema } from './contract.ts';
import type { WorkerSettings } from './contract.ts';

// Ctrl+C reaches every process of the terminal; the parent decides what becomes of running calls.
process.on('SIGINT', () => undefined);

const channel = openChannel();
channel.onClose(() => process.exit());
try {
  const settings = parseSettings(process.argv[2]);
  serve(inferenceContract, (await loadHandlers())(settings), channel);
} catch (error) {
  channel.post({ kind: 'failure', error: toFailure(error) });
}

function openChannel(): Channel<unknown, Response> {
  // Electron's utilityProcess brings a port of its own; its messages come wrapped.
  const { parentPort } = process as unknown as { readonly parentPort?: PortLike };
  if (!parentPort) return channelToParent();
  return channelOverPort(parentPort, (message) => (message as { readonly data: unknown }).data);
}

function parseSettings(text: string | undefined): WorkerSettings {
  const parsed = workerSettingsSchema.safeParse(JSON.parse(text ?? '{}'));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new SidecutError(
    'usage',
    `Wrong setting ${issue.path.join('.')} of the inference process: ${issue.message}`,
  );
}

/** Loaded late, so that a runtime whose native part does not load here is an answer and not a crash. */
async function loadHandlers() {
  try {
    return (await import('./handlers.ts')).createInferenceHandlers;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new SidecutError(
      'internal',
      `ONNX Runtime could not be loaded (${why}). Run \`npm run setup\` again; on Windows install the current ` +
        'Visual C++ redistributable.',
      { cause },
    );
  }
}
