import { SidecutError } from '../../../core/errors.ts';

export function unknownMedia(id: string): SidecutError {
  return new SidecutError('media-unknown', 'This video is no longer in the library. Add it again.', {
    details: { mediaId: id },
  });
}

export function unknownTrack(trackId: string): SidecutError {
  return new SidecutError('track-unknown', 'This track is no longer there. Choose another one.', {
    details: { trackId },
  });
}

export function unknownJob(id: string): SidecutError {
  return new SidecutError('job-unknown', { jobId: id });
}
