import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { waveform } from '../../../core/analysis/waveform.ts';
import { encodePeaks } from '../../../core/media/peaks-file.ts';
import { computePeaks } from '../../../core/media/peaks.ts';
import { writeWholeFile } from '../../services/files/write-whole-file.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import { peaksFile } from '../../services/media/media-folder.ts';
import { sampleRate } from '../../services/media/sound/place-samples.ts';
import { analysisWork } from '../analysis-work.ts';

export const waveformWork = analysisWork({
  analysis: waveform,
  source: 'sound',
  stage: 'job.stage.sound',
  isImported: true,
  needsFolder: true,
  trackOf: (media) => chooseAudioTrack(media),
  async listen(samples, { medium, onFraction }) {
    const folder = medium.folder!;
    const peaks = await computePeaks(samples, sampleRate);
    await mkdir(folder, { recursive: true });
    await writeWholeFile(join(folder, peaksFile), encodePeaks(peaks), { overwrite: true });
    onFraction(1);
    return {};
  },
});
