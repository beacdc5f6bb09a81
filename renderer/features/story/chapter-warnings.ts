import type { ChapterTarget, ChapterWarning } from '../../../core/edit/check-chapters.ts';
import type { Translate } from '../../i18n/i18n.ts';
import './messages.ts';

/** Why the target would not take the chapter, or the list. */
export function warningText(
  { code, measured, limit, unit }: ChapterWarning,
  target: ChapterTarget,
  t: Translate,
): string {
  const shown = (value: number): number => (unit === 'ms' ? Math.floor(value / 100) / 10 : value);
  const key = code === 'long-title' && unit === 'bytes' ? 'long-title-bytes' : code;
  return t(`story.check.${key}`, {
    ...{ target: t(`story.target.${target}`), measured: shown(measured), limit: shown(limit) },
  });
}
