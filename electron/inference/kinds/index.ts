/** Every kind of model that Sidecut runs. */
export { imageText } from './image-text/index.ts';
export { segmentation } from './segmentation/index.ts';
export { silero } from './silero/index.ts';
export { textEmbedder } from './text-embedder/index.ts';
export { textGenerator } from './text-generator/index.ts';
export { textRecognition } from './text-recognition/index.ts';
export { translator } from './translator/index.ts';
export { voice } from './voice/index.ts';
export { whisper } from './whisper/index.ts';
