import { dirname } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import type { ExecutionProvider } from '../../../core/devices.ts';
import { explainProviderFailure } from './explain-failure.ts';
import { isOutOfMemory, maxRuntimeWords } from './runtime-words.ts';
import { sessionOptions } from './session-options.ts';
import type { SessionTuning } from './session-options.ts';

export async function openSession(
  path: string,
  provider: ExecutionProvider,
  tuning: SessionTuning,
  threads: number,
  rewritten?: Uint8Array,
): Promise<InferenceSession> {
  try {
    const options = sessionOptions(provider, tuning, threads);
    if (!rewritten) return await InferenceSession.create(path, options);
    // A graph from memory has no folder of its own; this names the one its external data lie in.
    const extra = { ...options.extra, 'session.model_external_initializers_file_folder_path': dirname(path) };
    return await InferenceSession.create(rewritten, { ...options, extra });
  } catch (error) {
    throw toSidecutError(error, path, provider);
  }
}

/** ONNX Runtime's errors differ only in their text (onnxruntime/core/common/status.h names the codes). */
function toSidecutError(cause: unknown, path: string, provider: ExecutionProvider): SidecutError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const runtimeWords = text.slice(0, maxRuntimeWords);
  const quoted = { path, runtimeWords };
  if (isOutOfMemory(text)) return new SidecutError('out-of-memory', { reason: 'load', ...quoted }, { cause });
  if (/external data|External initializer|model_path must not be empty|\.onnx[._]data/i.test(text))
    return new SidecutError('model-missing-file', { reason: 'weights', ...quoted }, { cause });
  if (
    /not a registered function\/op|NOT_IMPLEMENTED|Unsupported model IR version|opset \d+ is under development/i.test(
      text,
    )
  )
    return new SidecutError('model-unsupported', { reason: 'operators', ...quoted }, { cause });
  if (/INVALID_PROTOBUF|protobuf|INVALID_GRAPH|ModelProto|No graph was found/i.test(text))
    return new SidecutError('model-damaged', { reason: 'graph', ...quoted }, { cause });
  if (provider === 'cpu')
    return new SidecutError('model-damaged', { reason: 'not-opened', ...quoted }, { cause });
  const failure = explainProviderFailure(provider, text);
  return new SidecutError('device-unavailable', { reason: 'not-opened', provider, path, failure }, { cause });
}
