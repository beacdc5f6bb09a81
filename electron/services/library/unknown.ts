import { SidecutError } from '../../../core/errors.ts';

export function unknownMedia(mediaId: string | null): SidecutError {
  return new SidecutError('media-unknown', { mediaId });
}

export function unknownTrack(trackId: string): SidecutError {
  return new SidecutError('track-unknown', 'This track is no longer there. Choose another one.', {
    details: { trackId },
  });
}

export function unknownJob(id: string): SidecutError {
  return new SidecutError('job-unknown', 'This job is no longer in the list.', { details: { jobId: id } });
}
