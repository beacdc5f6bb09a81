import type { TrackExport } from '../../../core/contract/export.ts';

export type ManyFormat = TrackExport;

/** Formats of captions: all that the export panel has but the chapters, which belong to a video and not to a track. */
export const exportFormats: readonly ManyFormat[] = [
  'srt',
  'vtt',
  'ass',
  'ttml',
  'sbv',
  'lrc',
  'txt',
  'csv',
  'json',
];
