import { SidecutError } from '../../core/errors.ts';
import { channelToParent } from '../transport/channels/child-process.ts';
import { channelOverPort } from '../transport/channels/message-port.ts';
import type { PortLike } from '../transport/channels/message-port.ts';
import type { Channel } from '../transport/channels/channel.ts';
import type { Response } from '../transport/envelope.ts';
import { serve } from '../transport/server.ts';
import { toFailure } from '../../core/failure.ts';
import { inferenceContractOf, workerSettingsSchema } from './contract.ts';
import type { WorkerSettings } from './contract.ts';
import type { Kinds } from './kind.ts';

/** Serves the kinds to the process that started this one, and ends with it. */
export async function serveInference(kinds: Kinds): Promise<void> {
  // Ctrl+C reaches every process of the terminal; the parent decides what becomes of running calls.
  process.on('SIGINT', () => undefined);
  const channel = openChannel();
  channel.onClose(() => process.exit());
  try {
    const settings = parseSettings(process.argv[2]);
    const createHandlers = await loadHandlers();
    serve(inferenceContractOf(kinds), createHandlers(settings, kinds), channel);
  } catch (error) {
    channel.post({ kind: 'failure', error: toFailure(error) });
  }
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
  const setting = issue.path.join('.');
  throw new SidecutError('usage', { reason: 'worker-setting', setting, problem: issue.message });
}

/** Loaded late, so that a runtime whose native part does not load here is an answer and not a crash. */
async function loadHandlers() {
  try {
    return (await import('./handlers.ts')).createInferenceHandlers;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new SidecutError('worker-crashed', { reason: 'no-runtime', runtimeWords: words }, { cause });
  }
}
