import type { Sessions } from '../../../sessions/lend-sessions.ts';
import type { SessionLease } from '../../../sessions/session-pool.ts';
import { createEncoder } from './encoder.ts';
import type { KnownModel } from './known-model.ts';
import type { LoadedModel } from './loaded-model.ts';
import { openDecoder } from './open-decoder.ts';
import type { Lease } from './open-decoder.ts';

export interface OpenModel extends Disposable {
  readonly model: LoadedModel;
}

/** Leases the sessions; the pool may close them once the result is disposed of. */
export async function openModel(known: KnownModel, sessions: Sessions): Promise<OpenModel> {
  const leases: SessionLease[] = [];
  const lease: Lease = async (path, provider, request = {}) => {
    const acquired = await sessions.lease(path, { provider, ...request });
    leases.push(acquired);
    return acquired.session;
  };
  const release = (): void => {
    for (const held of leases) held.release();
  };
  try {
    const { files, provider, encoderGraph } = known;
    const session = await (encoderGraph
      ? lease(encoderGraph.path, provider, { rewritten: encoderGraph.graph })
      : lease(files.encoder, provider));
    const encoder = createEncoder(session, known.logMel, known.folder.config);
    const decoder = await openDecoder(known, lease);
    return { model: { ...known, encoder, decoder }, [Symbol.dispose]: release };
  } catch (error) {
    release();
    throw error;
  }
}
