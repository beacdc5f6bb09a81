import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Mediatheque } from './mediatheque.ts';

type MediaOperation = Extract<keyof AppContract, `media.${string}`>;

/** `pathOf`: the file that a page's id stands for. */
export function createMediaHandlers(
  mediatheque: Mediatheque,
  pathOf: (sourceId: string) => string,
): Pick<Handlers<AppContract>, MediaOperation> {
  return {
    'media.list': async ({ query }) => ({ media: await mediatheque.list(query) }),
    'media.add': ({ sources }, { signal }) => mediatheque.add(sources.map(pathOf), signal),
    'media.addSample': (_input, { signal }) => mediatheque.addSample(signal),
    'media.get': ({ mediaId }) => mediatheque.get(mediaId),
    'media.remove': async ({ mediaId }) => {
      await mediatheque.remove(mediaId);
      return {};
    },
    'media.makeProxy': async ({ mediaId, audioTrack }) => ({
      jobId: await mediatheque.makeProxy(mediaId, audioTrack),
    }),
    'media.relink': ({ mediaId, source }, { signal }) => mediatheque.relink(mediaId, pathOf(source), signal),
  };
}
