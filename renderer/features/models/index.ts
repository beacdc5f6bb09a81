export { ModelItem } from './ModelItem.tsx';
export { systemLanguage } from './system-language.ts';
export {
  isInstalled,
  isSpeechModel,
  isStarter,
  knowsLanguage,
  proposedModel,
  useModels,
  usualModel,
} from './models-store.ts';
