export { ImportNotice } from './ImportNotice.tsx';
export { chooseAndImport } from './import-subtitles.ts';
export { LanguageSelect, ModelField, useModelChoice } from './ModelFields.tsx';
export { defaultOptions, startTranscription } from './start-transcription.ts';
