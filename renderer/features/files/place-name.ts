import type { Translate } from '../../i18n/i18n.ts';

interface Place {
  readonly name: string;
  readonly isHome?: boolean;
}

/** The name of the user alone says little, `root` least of all. */
export function placeName({ name, isHome = false }: Place, t: Translate): string {
  return isHome ? t('files.home', { name }) : name;
}
