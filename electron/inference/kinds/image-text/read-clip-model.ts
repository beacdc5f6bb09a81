import { SidecutError } from '../../../../core/errors.ts';
import { clipConfigSchema, clipMaxTokens, looksAtPadding } from './processing/clip-config.ts';
import type { ClipConfig } from './processing/clip-config.ts';
import { imageConfigSchema, imageSettings } from './processing/image-settings.ts';
import type { ImageSettings } from './processing/image-settings.ts';
import { readJson } from '../../model-folder/read-json.ts';
import { readTextEncoder } from '../../model-folder/text-encoder.ts';
import type { TextEncoder } from '../../model-folder/text-encoder.ts';

/** Everything of a CLIP folder except its graphs. */
export interface ClipFolder {
  readonly config: ClipConfig;
  readonly image: ImageSettings;
  readonly encoder: TextEncoder;
  readonly maxTokens: number;
  /** Every text is padded to `maxTokens`, not to the longest of its batch. */
  readonly padsFully: boolean;
}

export async function readClipFolder(folder: string): Promise<ClipFolder> {
  const config = await readJson(folder, 'config.json', clipConfigSchema);
  const image = imageSettings(await readJson(folder, 'preprocessor_config.json', imageConfigSchema));
  if (!image) throw new SidecutError('model-unsupported', { reason: 'image-scaling', folder });
  const encoder = await readTextEncoder(folder);
  const maxTokens = clipMaxTokens(config, encoder.limit);
  return { config, image, encoder, maxTokens, padsFully: looksAtPadding(config) };
}
