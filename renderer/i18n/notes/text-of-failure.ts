import type { Failure } from '../../../core/failure.ts';
import { failureText } from '../failure-text.ts';
import { hasMessage, translate } from '../i18n.ts';
import type { Locale } from '../i18n.ts';
import '../messages-errors.ts';

/** What happened, or what kind of failure it was. */
export function textOfFailure(locale: Locale, { code, facts }: Failure): string {
  const key = `error.${code}`;
  const title = translate(locale, hasMessage(locale, key) ? key : 'error.internal');
  return failureText(locale, code, facts) ?? title;
}
