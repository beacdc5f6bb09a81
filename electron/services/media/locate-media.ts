import { join } from 'node:path';
import type { Library } from '../library/library.ts';
import type { LocateMedia } from './serving/serve-media.ts';
import { decidePlayback } from './playback/decide-playback.ts';
import { findProxy } from './playback/proxy-copy.ts';
import { mediaFolder, peaksFile, posterFile, sheetFile } from './media-folder.ts';

/** Turns the addresses of `toDetail` into files. */
export function createMediaLocator(
  library: Pick<Library, 'media' | 'analyses'>,
  home: string,
  /** JPEG of what is on the screen at a time; null: none is kept. */
  readFrame: (mediaId: string, timeMs: number) => Promise<Uint8Array | null>,
): LocateMedia {
  return async (mediaId, part) => {
    const record = await library.media.find(mediaId);
    if (record === null) return null;
    const own = (name: string): string => join(mediaFolder(home, mediaId), name);
    switch (part.kind) {
      case 'file': {
        const decision = decidePlayback(record.info);
        const mimeType = decision.kind === 'direct' ? decision.mimeType : 'application/octet-stream';
        return { path: record.path, mimeType, bytes: record.bytes };
      }
      case 'proxy': {
        const proxy = await findProxy(library, record.fingerprint);
        return proxy && { path: own(proxy.fileName), mimeType: proxy.mimeType };
      }
      case 'peaks':
        return { path: own(peaksFile), mimeType: 'application/octet-stream' };
      case 'poster':
        return { path: own(posterFile), mimeType: 'image/jpeg' };
      case 'frame': {
        const content = await readFrame(mediaId, part.timeMs);
        return content && { content, mimeType: 'image/jpeg' };
      }
      case 'thumbs':
        return { path: own(sheetFile(part.sheet)), mimeType: 'image/jpeg' };
    }
  };
}
