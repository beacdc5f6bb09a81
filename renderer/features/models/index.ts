export { ModelItem } from './ModelItem.tsx';
export { measuredTexts } from './model-facts.ts';
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
