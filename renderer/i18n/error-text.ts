import { isSidecutError } from '../../core/errors.ts';
import { failureText } from './failure-text.ts';
import { hasMessage, localeStore, type Translate } from './i18n.ts';
import './messages-errors.ts';

export interface ErrorText {
  /** What kind of failure, in the user's language. */
  readonly title: string;
  /** Names the file, the number, the way out. */
  readonly detail: string | null;
}

/** What errors, stored failures and whatever else is thrown have in common. */
interface Described {
  readonly code?: unknown;
  readonly facts?: unknown;
  readonly message?: unknown;
}

function describe(error: unknown): Described {
  return typeof error === 'object' && error !== null ? error : { message: error };
}

function detailOf(error: unknown): string | null {
  const { code, facts, message } = describe(error);
  const made = typeof code === 'string' ? failureText(localeStore.get(), code, facts) : undefined;
  if (made !== undefined) return made === '' ? null : made;
  if (isSidecutError(error)) return null;
  return typeof message === 'string' && message !== '' ? message : null;
}

/** A failure that an earlier version stored has the title of what it was. */
function codeOf(error: unknown): string {
  const { code, facts } = describe(error);
  if (typeof code !== 'string') return 'internal';
  return code === 'kept-failure' ? String((facts as { readonly code?: unknown }).code) : code;
}

export function errorText(error: unknown, t: Translate): ErrorText {
  const key = `error.${codeOf(error)}`;
  const title = hasMessage(localeStore.get(), key) ? t(key) : t('error.internal');
  const detail = detailOf(error);
  return { title, detail: detail === title ? null : detail };
}
