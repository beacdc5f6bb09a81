import { hasMessage, localeStore, type Translate } from './i18n.ts';
import './messages-errors.ts';

export interface ErrorText {
  /** What kind of failure, in the user's language. */
  readonly title: string;
  /** The host's sentence: names the file, the number, the way out. */
  readonly detail: string | null;
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function sentenceOf(error: unknown): string | null {
  if (typeof error === 'string') return error;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
  return typeof message === 'string' && message !== '' ? message : null;
}

export function errorText(error: unknown, t: Translate): ErrorText {
  const code = codeOf(error);
  const key = `error.${code ?? 'internal'}`;
  const title = hasMessage(localeStore.get(), key) ? t(key) : t('error.internal');
  const detail = sentenceOf(error);
  return { title, detail: detail === title ? null : detail };
}
