import { speech } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { sampleRate } from '../../services/media/sound/place-samples.ts';
import { analysisWork } from '../analysis-work.ts';
import { SpeechDetector } from './speech-detector.ts';

export const speechWork = analysisWork({
  analysis: speech,
  source: 'sound',
  stage: 'job.stage.sound',
  isImported: true,
  trackOf: (media, { audioTrack }) =>
    chooseAudioTrack(media, audioTrack === undefined ? undefined : audioTrack + 1),
  async listen(samples, { inference, medium, signal, onFraction, found }) {
    const detector = new SpeechDetector(inference, { signal });
    const regions: SpeechRegion[] = [];
    const keep = (some: readonly SpeechRegion[]) => {
      regions.push(...some);
      found(some);
    };
    let count = 0;
    for await (const piece of samples) {
      keep(await detector.push(piece));
      count += piece.length;
      onFraction(Math.min(1, (count * 1000) / sampleRate / medium.media.durationMs));
    }
    keep(await detector.end());
    return regions;
  },
});
