import { AnalysisRuns } from '../../analyses/analysis-runs.ts';
import { sourceAnalyses } from '../../analyses/index.ts';
import { SharedSounds } from '../../analyses/sound/shared-sound.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { Library } from '../../services/library/library.ts';

export interface ListeningParts {
  readonly soundFolder: string;
  readonly tools: () => Promise<FfmpegTools>;
  readonly inference: InferenceClient;
}

/** What listens to files that are in no library. */
export function openListening({ analyses }: Library, { soundFolder, tools, inference }: ListeningParts) {
  const sounds = new SharedSounds(tools, soundFolder);
  // Such a file has no folder.
  const works = sourceAnalyses.filter(({ needsFolder }) => needsFolder === undefined);
  const onChanged = () => undefined;
  return {
    sounds,
    runs: new AnalysisRuns({ works, store: analyses, tools, inference, sounds, onChanged }),
  };
}
