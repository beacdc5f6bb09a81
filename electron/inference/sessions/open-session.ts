import { dirname } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import type { ExecutionProvider } from '../contract.ts';
import { explainProviderFailure } from '../providers/explain-failure.ts';
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
function toSidecutError(error: unknown, path: string, provider: ExecutionProvider): SidecutError {
  const text = error instanceof Error ? error.message : String(error);
  const options = { cause: error, details: { path, provider, runtimeMessage: text.slice(0, 500) } };
  if (/bad_alloc|failed to allocate|out of memory|OOM/i.test(text)) {
    const sentence = `There is not enough memory to load ${path}. Close other programs or choose a smaller model.`;
    return new SidecutError('out-of-memory', sentence, options);
  }
  if (/external data|External initializer|model_path must not be empty|\.onnx[._]data/i.test(text)) {
    const sentence = `The weights that belong to ${path} are missing or too short. Install the model again.`;
    return new SidecutError('model-missing-file', sentence, options);
  }
  if (
    /not a registered function\/op|NOT_IMPLEMENTED|Unsupported model IR version|opset \d+ is under development/i.test(
      text,
    )
  ) {
    const sentence = `The model ${path} uses operators that this version of ONNX Runtime lacks. Export it with an older opset.`;
    return new SidecutError('model-unsupported', sentence, options);
  }
  if (/INVALID_PROTOBUF|protobuf|INVALID_GRAPH|ModelProto|No graph was found/i.test(text)) {
    const sentence = `The model file ${path} is damaged. Install the model again (\`sidecut models verify\` finds damaged files).`;
    return new SidecutError('model-damaged', sentence, options);
  }
  if (provider !== 'cpu') {
    const sentence = `The model could not be opened on ${provider}: ${explainProviderFailure(provider, text)}`;
    return new SidecutError('device-unavailable', sentence, options);
  }
  const sentence = `The model file ${path} could not be opened (${text.slice(0, 200)}). Install the model again.`;
  return new SidecutError('model-damaged', sentence, options);
}
