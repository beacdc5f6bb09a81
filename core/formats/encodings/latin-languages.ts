/**
 * Languages in Latin letters: their letters beyond ASCII from the most frequent to the rarest, and some of their most
 * frequent words without such letters. Enough to tell which of the old encodings a text makes sense in.
 */
export interface LatinLanguage {
  /** BCP 47, primary subtags. */
  readonly tags: readonly string[];
  readonly letters: string;
  readonly words: string;
  /** Encodings that its files are in, the most common one first. */
  readonly encodings: readonly LatinEncoding[];
}

export type LatinEncoding = 'windows-1252' | 'windows-1250' | 'iso-8859-2' | 'windows-1254' | 'windows-1257';

const western = ['windows-1252'] as const;
const central = ['windows-1250', 'iso-8859-2'] as const;

export const latinLanguages: readonly LatinLanguage[] = [
  {
    tags: ['en'],
    letters: 'éïñèöçüàêâôëåíáøæ',
    words: 'the you to and of in it is that was for on not have with are this',
    encodings: western,
  },
  {
    tags: ['fr'],
    letters: 'éàèêçôùûîâïëœüÿæ',
    words: 'de je est pas le vous la tu que un il et qui les une ce dans en',
    encodings: western,
  },
  {
    tags: ['de'],
    letters: 'üäößéà',
    words: 'ich sie das ist du nicht die und es der wir was er in zu ein mit mir',
    encodings: western,
  },
  {
    tags: ['es'],
    letters: 'éóáíñúü',
    words: 'de que no la el en es un por lo me una te los se con para mi',
    encodings: western,
  },
  {
    tags: ['pt'],
    letters: 'ãéçáóêíõúàâô',
    words: 'que de um para eu se me uma ele com do te os em isso como mais',
    encodings: western,
  },
  {
    tags: ['it'],
    letters: 'èàùòéìî',
    words: 'che di non il la per un ho una mi sono ti si lo cosa ma bene',
    encodings: western,
  },
  {
    tags: ['nl'],
    letters: 'ëéïüöèêçáà',
    words: 'ik je het de dat is een niet en van we wat in maar er op die',
    encodings: western,
  },
  {
    tags: ['sv'],
    letters: 'äåöéàü',
    words: 'jag det du inte att en och har vi till med som han den var om',
    encodings: western,
  },
  {
    tags: ['da', 'no', 'nb', 'nn'],
    letters: 'åøæéôèêòöä',
    words: 'jeg det er du ikke at en og har vi til med som han den for av af',
    encodings: western,
  },
  {
    tags: ['fi'],
    letters: 'äöåéšž',
    words: 'on ei se en ja minun sen olen mutta hyv niin ole kun nyt olet',
    encodings: western,
  },
  {
    tags: ['is'],
    letters: 'áðíþéóöúýæ',
    words: 'og ekki er hann um til en var fyrir vi eru svo af hefur',
    encodings: western,
  },
  {
    tags: ['ca'],
    letters: 'éàóèíçòúüï·',
    words: 'no que de la el en un per una em va ho amb els les',
    encodings: western,
  },
  {
    tags: ['sq'],
    letters: 'ëçé',
    words: 'nuk dhe ta se do me nga per pse une mund ishte kam',
    encodings: western,
  },
  {
    tags: ['cs'],
    letters: 'íáěéřčýžšůúťňóďö',
    words: 'to se je na jsem jsi tak ale by co do ne si jak ty mi pro jen',
    encodings: central,
  },
  {
    tags: ['sk'],
    letters: 'áíéčžšýúťľňôďäóĺŕ',
    words: 'to sa je na som si tak ale by ako do nie mi pre len za ma aj',
    encodings: central,
  },
  {
    tags: ['pl'],
    letters: 'ęłąóżśćńźé',
    words: 'nie to na jest co jak do tak za ale mnie si ty tu mam wiem dla',
    encodings: central,
  },
  {
    tags: ['hu'],
    letters: 'áéőóöüíúű',
    words: 'nem hogy az egy ez van mi is de csak meg mit itt ha ki most',
    encodings: central,
  },
  {
    tags: ['ro', 'mo'],
    letters: 'ăîâşţşțéü',
    words: 'nu de este pe un cu am mai ce la ai sunt din asta pentru era',
    encodings: central,
  },
  {
    tags: ['hr', 'bs', 'sr', 'sh', 'me', 'cnr'],
    letters: 'šćčžđ',
    words: 'je da ne se to na sam si ti za mi nije li bi od su ja ovo kako gdje gde',
    encodings: central,
  },
  {
    tags: ['sl'],
    letters: 'čšžćđ',
    words: 'je da ne se to na sem si bi ni kaj za ali sva pa tako ti ja bom vse kako lahko',
    encodings: central,
  },
  {
    tags: ['tr'],
    letters: 'ıüşçğöİâîû',
    words: 'bir bu ne ve mi da de ben sen evet var iyi ama daha o beni',
    encodings: ['windows-1254'],
  },
  {
    tags: ['lt'],
    letters: 'ėšįąžųūčę',
    words: 'ir tai ne kad jis ar su kaip man tu bet yra taip tik ko',
    encodings: ['windows-1257'],
  },
  {
    tags: ['lv'],
    letters: 'āīšēņžļķūčģō',
    words: 'ir un tas es ka ne tu par ar man vai kas to bet viss',
    encodings: ['windows-1257'],
  },
  {
    tags: ['et'],
    letters: 'äõüöšž',
    words: 'on ei see ma sa ja et mis ta ka oli aga kas siis mu',
    encodings: ['windows-1257', 'windows-1252'],
  },
];
