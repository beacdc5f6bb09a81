export { translateCommands } from './commands.ts';
export { doubtsText } from './doubt-text.ts';
export { rememberChoice, startTranslations } from './start-translation.ts';
export { StateMark } from './StateMark.tsx';
export { TranslateFields } from './TranslateFields.tsx';
export { TranslationDetails } from './TranslationDetails.tsx';
export { TranslationStrip } from './TranslationStrip.tsx';
export { askedLanguages, useTranslationChoice } from './use-translation-choice.ts';
