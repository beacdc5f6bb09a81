export { ModelItem } from './ModelItem.tsx';
export { ModelsDialog } from './ModelsDialog.tsx';
export { isInstalled, isSpeechModel, knowsLanguage, proposedModel, useModels } from './models-store.ts';
