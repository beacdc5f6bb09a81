import { SidecutError } from '../../../core/errors.ts';

export function unknownMedia(mediaId: string | null): SidecutError {
  return new SidecutError('media-unknown', { mediaId });
}

export function unknownTrack(trackId: string): SidecutError {
  return new SidecutError('track-unknown', { reason: 'gone', trackId });
}

export function unknownJob(jobId: string): SidecutError {
  return new SidecutError('job-unknown', { jobId });
}
