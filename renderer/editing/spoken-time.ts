import type { Translate } from '../i18n/i18n.ts';
import './messages.ts';

/** For screen readers: `1 minute 2.5 seconds`. Rounded to a tenth of a second. */
export function spokenTime(ms: number, t: Translate): string {
  const tenths = Math.round(ms / 100);
  const hours = Math.floor(tenths / 36_000);
  const minutes = Math.floor(tenths / 600) % 60;
  const seconds = (tenths % 600) / 10;
  const parts = [
    hours > 0 ? t('editing.hours', { count: hours }) : '',
    minutes > 0 ? t('editing.minutes', { count: minutes }) : '',
    seconds > 0 || (hours === 0 && minutes === 0) ? t('editing.seconds', { count: seconds }) : '',
  ];
  return parts.filter((part) => part !== '').join(t('editing.timeJoint'));
}
