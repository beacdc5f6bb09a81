export { chooseAndImport } from './import-subtitles.ts';
export { defaultOptions, startTranscription } from './start-transcription.ts';
