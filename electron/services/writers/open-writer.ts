import type { DeviceChoice } from '../../../core/devices.ts';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import type { TextWriter } from './text-writer.ts';
import type { ModelPlaces } from '../models/layout/model-places.ts';
import { ensureModelReady } from '../models/shelf/find-model.ts';
import { modelIdentity } from '../models/shelf/model-identity.ts';
import { openLocalWriter } from './local-writer.ts';
import type { WriterCalls } from './local-writer.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { openServerWriter } from './server-writer.ts';

/** The name under which the server that the user named stands for a model. */
export const serverWriterName = 'server';

export interface WriterSources {
  readonly inference: WriterCalls;
  readonly places: ModelPlaces;
  /** The one in the settings; undefined: none is named. */
  readonly server: () => Promise<WriterServer | undefined>;
  readonly device?: DeviceChoice;
}

/**
 * Opens what writes: a language model of the store by its id, or `server`. Fails with `writer-unavailable`, or as a model
 * fails that is not there, damaged or too large.
 */
export async function openWriter(
  { inference, places, server, device = 'auto' }: WriterSources,
  name: string,
  signal: AbortSignal,
): Promise<TextWriter> {
  if (name === serverWriterName) {
    const named = await server();
    if (!named || named.address.trim() === '')
      throw new SidecutError('writer-unavailable', { reason: 'no-server-named' });
    return await openServerWriter(named, signal);
  }
  const model = await ensureModelReady(places, name, { task: 'text-generation', signal });
  const identity = `${model.id} ${await modelIdentity(model.folder)}`;
  return await openLocalWriter(
    inference,
    { identity, name: model.name, folder: model.folder, device },
    signal,
  );
}

/** The best language model that is installed; undefined where there is none: then whole sentences are chosen. */
export async function installedWriter(places: ModelPlaces, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await ensureModelReady(places, undefined, { task: 'text-generation', signal })).id;
  } catch (error) {
    if (isSidecutError(error, 'model-unknown') && error.facts.reason === 'no-starter') return undefined;
    throw error;
  }
}
