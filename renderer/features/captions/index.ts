export { ChapterImportDialog } from './ChapterImportDialog.tsx';
export { ImportNotice } from './ImportNotice.tsx';
export { chooseAndImportChapters } from './import-chapters.ts';
export { chooseAndImport } from './import-subtitles.ts';
export { LanguageSelect, ModelField, useModelChoice } from './ModelFields.tsx';
export { StarterNotice } from './StarterNotice.tsx';
export { StarterQuestion, useStarterDoubt } from './StarterQuestion.tsx';
export { defaultOptions, onlyLanguage, rememberModel, startTranscription } from './start-transcription.ts';
