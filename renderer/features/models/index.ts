export { ModelItem } from './ModelItem.tsx';
export { isInstalled, isSpeechModel, knowsLanguage, proposedModel, useModels } from './models-store.ts';
