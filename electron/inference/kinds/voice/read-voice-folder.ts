import { readJson, readJsonIfThere } from '../../model-folder/read-json.ts';
import type { Ear } from './processing/ear.ts';
import { createGe2eEar } from './processing/ge2e-ear.ts';
import { fbankConfigSchema, speakerConfigSchema } from './processing/speaker-config.ts';
import { createWespeakerEar } from './processing/wespeaker-ear.ts';
import { ge2eModelType, isGe2eFolder } from './recognise-ge2e.ts';

export interface VoiceFolder {
  readonly ear: Ear;
  readonly sameSpeakerAbove: number | undefined;
  /** Its inputs are powers over many decades: quantised to bytes it is no longer the same model. */
  readonly isFullSizeOnly: boolean;
}

/** Everything of a voice encoder's folder except its graph. */
export async function readVoiceFolder(folder: string): Promise<VoiceFolder> {
  const config = await readJsonIfThere(folder, 'config.json', speakerConfigSchema);
  const isGe2e = config === undefined ? isGe2eFolder(folder) : config.model_type === ge2eModelType;
  if (isGe2e)
    return {
      ear: createGe2eEar(),
      sameSpeakerAbove: config?.sidecut?.sameSpeakerAbove ?? ge2eSameSpeakerAbove,
      isFullSizeOnly: true,
    };
  const { sidecut } = await readJson(folder, 'config.json', speakerConfigSchema);
  const features = await readJson(folder, 'preprocessor_config.json', fbankConfigSchema);
  return {
    ear: createWespeakerEar(features),
    sameSpeakerAbove: sidecut?.sameSpeakerAbove,
    isFullSizeOnly: false,
  };
}

/** Half a minute of one voice and of another: people are below .75, one person in two recordings above .93 (LibriSpeech). */
const ge2eSameSpeakerAbove = 0.84;
