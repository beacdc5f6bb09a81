import type { MediaInfo } from '../../core/media/media-info.ts';
import type { MediaRecord } from '../services/library/media-record.ts';
import { mediaFolder } from '../services/media/media-folder.ts';
import type { Medium } from './analysis-work.ts';

export function libraryMedium(home: string, { id, fingerprint }: MediaRecord, media: MediaInfo): Medium {
  return { id, fingerprint, media, folder: mediaFolder(home, id) };
}
