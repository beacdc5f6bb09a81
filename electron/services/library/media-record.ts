import type { MediaLabels } from '../../../core/project/media-labels.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';

/** A media file that the library knows, with what lists show. */
export interface MediaRecord extends MediaLabels {
  readonly id: string;
  /** Unique: see `fingerprintMedia`. */
  readonly fingerprint: string;
  /** Absolute; where the file was when it was last seen. */
  readonly path: string;
  /** The file's name without its folder. */
  readonly name: string;
  readonly bytes: number;
  /** Of the file system, milliseconds since 1970. */
  readonly modifiedMs: number;
  readonly info: StoredMediaInfo;
  readonly isSample: boolean;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  readonly openedAt: string | null;
  readonly hasPoster: boolean;
  readonly trackCount: number;
  /** Of its tracks, by position. */
  readonly languages: readonly string[];
  /** Whoever speaks in its captions. */
  readonly speakers: readonly string[];
  /** Cues that a model wrote without being sure. */
  readonly doubtCount: number;
}

/** The path stands in the record alone, so that a moved file has one place to be mended. */
export type StoredMediaInfo = Omit<MediaInfo, 'path'> & {
  /** Of the probe that told it, see [Note: Stored probes]; absent before there were any. */
  readonly probeVersion?: number;
};

export type NewMedia = Pick<
  MediaRecord,
  'id' | 'fingerprint' | 'path' | 'name' | 'bytes' | 'modifiedMs' | 'info' | 'isSample'
>;

/** What tells without reading whether a file is another one by now. */
export type KnownFile = Pick<MediaRecord, 'id' | 'path' | 'bytes' | 'modifiedMs' | 'trackCount'>;

/** What a moved or relinked file changes. */
export type MediaPlace = Pick<MediaRecord, 'path' | 'name' | 'bytes' | 'modifiedMs' | 'info'>;

/** Another file in place of the one before, see [Note: Replacing a video] in repositories/replace-media.ts. */
export type MediaContent = MediaPlace & Pick<MediaRecord, 'fingerprint'>;

/** Two texts of one stamp are the same; see [Note: What is searched]. */
export interface TextStamp {
  readonly mediaId: string;
  readonly stamp: string;
  /** BCP 47, of its tracks. */
  readonly languages: readonly string[];
  /** The model by which all that is written in its pictures was read; null: by none. */
  readonly readBy: string | null;
}
