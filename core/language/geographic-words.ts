import { primaryLanguage } from './language-tag.ts';
import { foldText } from './same-text.ts';

const wordsByLanguage = new Map<string, ReadonlySet<string>>();

/** Whether a word (BCP 47 of its language) names a language, a people, a country, a day or a month: these are translated. */
export function isGeographicWord(name: string, language: string): boolean {
  const primary = primaryLanguage(language);
  let words = wordsByLanguage.get(primary);
  if (words === undefined) wordsByLanguage.set(primary, (words = collectWords(primary)));
  return words.has(foldText(name)) || words.has(foldText(name).replace(/s$/u, ''));
}

const regions =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW 001 002 003 005 009 013 019 142 150'.split(
    ' ',
  );
const languages =
  'am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky la lo lt lv mi mk ml mn mr ms my ne nl no pa pl ps pt qu ro ru sa sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi yi zh zu en-US en-AU en-CA es-MX pt-BR fr-CA de-AT de-CH nl-BE'.split(
    ' ',
  );

function collectWords(locale: string): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (text: string | undefined) => {
    for (const word of text?.match(/\p{L}+/gu) ?? []) words.add(foldText(word));
  };
  try {
    const [places, tongues] = [
      new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
      new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }),
    ];
    for (const region of regions) add(places.of(region));
    for (const language of languages) add(tongues.of(language));
    const days = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', timeZone: 'UTC' });
    for (let i = 0; i < 12; i++) add(days.format(new Date(Date.UTC(2026, i, 1 + i))));
  } catch {
    // A tag that the platform does not take has no names.
  }
  return words;
}
