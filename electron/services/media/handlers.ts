import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { MediaService } from './media-service.ts';

type MediaOperation = Extract<keyof AppContract, `media.${string}`>;

/** `pathOf`: the file that a page's id stands for. */
export function createMediaHandlers(
  mediaService: MediaService,
  pathOf: (sourceId: string) => string,
): Pick<Handlers<AppContract>, MediaOperation> {
  return {
    'media.list': async ({ query, mediaIds }) => ({ media: await mediaService.list(query, mediaIds) }),
    'media.setLabels': async ({ changes }) => {
      await mediaService.setLabels(changes);
      return {};
    },
    'media.add': ({ sources }, { signal }) => mediaService.add(sources.map(pathOf), signal),
    'media.addSample': (_input, { signal }) => mediaService.addSample(signal),
    'media.get': ({ mediaId }) => mediaService.get(mediaId),
    'media.remove': async ({ mediaId }) => {
      await mediaService.remove(mediaId);
      return {};
    },
    'media.makeProxy': async ({ mediaId, audioTrack }) => ({
      jobId: await mediaService.makeProxy(mediaId, audioTrack),
    }),
    'media.compare': ({ mediaId, source }, { signal }) =>
      mediaService.compare(mediaId, source === null ? null : pathOf(source), signal),
    'media.replace': ({ mediaId, source }, { signal }) =>
      mediaService.replace(mediaId, source === null ? null : pathOf(source), signal),
    'media.endReplacement': async ({ mediaId }) => {
      await mediaService.endReplacement(mediaId);
      return {};
    },
  };
}
