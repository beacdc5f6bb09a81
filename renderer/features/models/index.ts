export { ModelItem } from './ModelItem.tsx';
export { systemLanguage } from './system-language.ts';
export { isInstalled, isSpeechModel, knowsLanguage, proposedModel, useModels } from './models-store.ts';
