import { describe, expect, it } from 'vitest';
import type { JointKind } from './joint.ts';
import { jointsBetween } from './joints.ts';
import { lexiconFor } from './lexicons.ts';
import { unspacedBoundaries } from './segments.ts';

const goodJoints: readonly JointKind[] = ['sentence', 'clause', 'comma', 'opensClause', 'opensPhrase'];
const badJoints: readonly JointKind[] = ['bound', 'tight', 'closed'];

/** The joint at `|` in a phrase written with spaces. */
function spacedJointIn(phrase: string, language: string): JointKind {
  const words = phrase.split(/\s+/);
  const at = words.indexOf('|');
  words.splice(at, 1);
  return jointsBetween(
    words.map((text) => ({ text, spaceBefore: true })),
    language,
  )[at]!;
}

/** The joint at `|` in a text without spaces; `closed` where the dictionary sees no boundary. */
function unspacedJointIn(phrase: string, language: string): JointKind {
  const at = phrase.indexOf('|');
  const text = phrase.replace('|', '');
  const offsets = [...unspacedBoundaries(text, language)].sort((a, b) => a - b);
  const index = offsets.indexOf(at);
  if (index === -1) return 'closed';
  const starts = [0, ...offsets];
  const pieces = starts.map((start, i) => {
    const raw = text.slice(start, starts[i + 1]);
    const spaceBefore = raw.startsWith(' ') || text.charAt(start - 1) === ' ';
    return { text: raw.trim(), spaceBefore, blank: raw.trim() === '' };
  });
  const kept = pieces.filter((piece) => !piece.blank);
  return jointsBetween(kept, language)[kept.indexOf(pieces[index + 1]!)]!;
}

interface Cases {
  /** Joints where a captioner breaks gladly. */
  readonly good: readonly string[];
  /** Joints where one never breaks by choice. */
  readonly bad: readonly string[];
}

const spaced: Readonly<Record<string, Cases>> = {
  en: {
    good: [
      'I went home. | Then it rained.',
      'I went home; | it rained.',
      'When I came home, | it rained.',
      'she stayed | because she was tired',
      'I know | that you are here',
      'the man | who came yesterday',
      'we walked | through the park',
      'the book lies | on the table',
      'they sang | and they danced',
      'I think | we should go',
      'Is it true? | Nobody knows.',
      '"Why not?" | she asked.',
      'at 5 p.m. | We left.',
      'He came from the U.S. | They did not.',
    ],
    bad: [
      'as long | as the milk',
      'just as big | as mine',
      'show early | that morning',
      'late | last night',
      'thunderously | declared',
      'with this cleaned | it up a bit',
      'which lets | you change it',
      'they might help | you remember',
      'better if you | tell them',
      'highly | educated people',
      'he spoke | slowly.',
      'to defend | American jobs.',
      'they will make | a mistake.',
      'we never paid | bills.',
      "it's like, | how did you",
      'for a Mac | OS window',
      'until whatever | font',
      'the 11th | floor',
      'had to wait | online.',
      'the | house',
      'a | very old house',
      'my | brother',
      'in | the house',
      'because | she was tired',
      'and | the others',
      'has | been working',
      'do | not go',
      "didn't | know",
      'he | came home',
      'very | good',
      'a big | house',
      'with Dr. | Smith',
      'we met Mr. | Jones',
      'I saw John | Smith there',
      'he lives in New | York',
      'it weighs 12 | kg',
      'about 3.5 | million dollars',
      'seven | days later',
      'on May | 5',
      'see Chapter | 5 for more',
      'such | as this',
      'because | of him',
      'of | course not',
      "my mother's | house",
      'she gave | him nothing',
      'we should give | up',
      'they meet J. | R. Smith',
      'so, e.g. | bread',
      'there are | so many ways',
    ],
  },
  de: {
    good: [
      'Ich ging heim. | Es regnete.',
      'Er wusste, | dass es regnet.',
      'Er blieb zu Hause | und sie ging weg.',
      'Das Buch liegt | auf dem Tisch.',
      'Wir gehen heute | in den Park.',
      'Er kam um 7. | Dann ging er.',
      'Ich glaube | er kommt',
    ],
    bad: [
      'so lange | wie möglich',
      'genauso gut | wie ich',
      'ich sehe | das Haus.',
      'am frühen | Morgen',
      'der | Mann',
      'ein | sehr altes Haus',
      'meine | Schwester',
      'auf | dem Tisch',
      'weil | es regnet',
      'und | dann',
      'wir haben | gesehen',
      'ich | gehe heim',
      'sehr | gut',
      'der alte | Mann',
      'am 3. | Oktober',
      'im 2. | Weltkrieg',
      'etwa 15 | Prozent',
      'mit Frau | Müller',
      'bei Dr. | Weber',
      'zum | Beispiel',
      'die deutsche | Geschichte',
      'kostet 45 | Euro',
      'nicht | mehr da',
    ],
  },
  nl: {
    good: [
      'Ik ging naar huis. | Het regende.',
      'Hij bleef thuis | omdat hij ziek was.',
      'We liepen | door het park.',
      'Zij zong | en hij danste.',
    ],
    bad: [
      'zo snel | mogelijk',
      'ik zie | het huis.',
      'even groot | als hij',
      'het | huis',
      'mijn | broer',
      'in | het huis',
      'omdat | hij ziek was',
      'ik heb | gezien',
      'wij | gaan',
      'heel | goed',
      'een grote | man',
      'ongeveer 15 | procent',
      'met meneer | Jansen',
      'een | beetje',
    ],
  },
  fr: {
    good: [
      'Je suis parti. | Il pleuvait.',
      'Il est resté | parce qu’il était malade.',
      'Je crois | que tu as raison.',
      'Nous marchons | dans le parc.',
      'Elle chante | et il danse.',
      "l'homme | qui est venu",
      '« Pourquoi pas ? », | dit-il.',
    ],
    bad: [
      'aussi longtemps | que possible',
      'pour prendre | une décision.',
      'complètement | perdu',
      'il faut travailler | lentement.',
      'la | maison',
      'mon | frère',
      'dans | le parc',
      'de | la maison',
      'parce | que tu es là',
      'je | te vois',
      'ils ne | savent rien',
      'je ne sais | pas',
      'nous avons | mangé',
      'très | bon',
      'une petite | maison',
      'avec M. | Dupont',
      'il pèse 12 | kg',
      'le 14 | juillet',
      'je vois Marie | Curie',
      'Pourquoi pas | ?',
      '« | Bonjour »',
    ],
  },
  es: {
    good: [
      'Me fui. | Llovía.',
      'Se quedó | porque estaba enfermo.',
      'Creo | que tienes razón.',
      'Caminamos | por el parque.',
      'Ella canta | y él baila.',
      'el hombre | que vino ayer',
      'Hola. | ¿Qué tal?',
    ],
    bad: [
      'tan largo | como la vida',
      'para tomar | una decisión.',
      'completamente | perdido',
      'para hablar | lentamente.',
      'la | casa',
      'mi | hermano',
      'en | la casa',
      'de | la casa',
      'porque | estaba enfermo',
      'no | lo sé',
      'me | gusta',
      'hemos | comido',
      'muy | bueno',
      'una gran | casa',
      'con el señor | García',
      'pesa 12 | kg',
      'tres | personas',
      'por | ejemplo',
      'tenemos | que ir',
    ],
  },
  it: {
    good: [
      'Sono andato via. | Pioveva.',
      'È rimasto | perché era malato.',
      'Credo | che tu abbia ragione.',
      'Camminiamo | nel parco.',
      "l'uomo | che è venuto ieri",
    ],
    bad: [
      'così lungo | come la vita',
      'per prendere | una decisione.',
      'completamente | perso',
      'per parlare | lentamente.',
      'la | casa',
      'il mio | fratello',
      'nella | casa',
      'della | casa',
      'perché | era malato',
      'non | lo so',
      'mi | piace',
      'abbiamo | mangiato',
      'molto | buono',
      'una grande | casa',
      'con il signor | Rossi',
      'pesa 12 | kg',
      'per | esempio',
    ],
  },
  pt: {
    good: [
      'Fui embora. | Chovia.',
      'Ele ficou | porque estava doente.',
      'Acho | que tens razão.',
      'Caminhamos | pelo parque.',
      'o homem | que veio ontem',
    ],
    bad: [
      'tão longo | quanto a vida',
      'para tomar | uma decisão.',
      'completamente | perdido',
      'para falar | lentamente.',
      'a | casa',
      'o meu | irmão',
      'na | casa',
      'da | casa',
      'porque | estava doente',
      'não | sei',
      'temos | comido',
      'muito | bom',
      'uma grande | casa',
      'com o senhor | Silva',
      'pesa 12 | kg',
      'por | exemplo',
    ],
  },
  ru: {
    good: ['Я ушёл. | Шёл дождь.', 'Он остался, | потому что болел.', 'Мы гуляли | по парку.'],
    bad: [
      'в | парке',
      'не | знаю',
      'мой | брат',
      'он | ушёл',
      'очень | хорошо',
      'пять | минут',
      'потому | что',
    ],
  },
  pl: {
    good: ['Wyszedłem. | Padało.', 'Został, | ponieważ był chory.', 'Spacerowaliśmy | po parku.'],
    bad: ['w | parku', 'nie | wiem', 'mój | brat', 'bardzo | dobrze', 'pięć | minut', 'pan | Kowalski'],
  },
  ko: {
    good: [
      '비가 오지만 | 나는 갔다.',
      '집에 있었다. | 비가 왔다.',
      '내가 어렸을 때 | 할머니가',
      '나는 먹고 | 잤다',
    ],
    bad: ['이 | 사람', '할 | 수 있다', '세 | 개', '안 | 먹었다', '아주 | 좋다', '나의 | 집', '작은 | 마을'],
  },
  hi: { good: ['मैं गया। | बारिश हुई।'], bad: ['घर | में', 'राम | ने', 'बहुत | अच्छा'] },
  ar: {
    good: ['ذهبت. | كان المطر', 'ذهبت إلى البيت، | ثم نمت'],
    bad: ['في | البيت', 'لم | أذهب', 'هذا | الرجل'],
  },
  he: { good: ['הלכתי. | ירד גשם.'], bad: ['על | השולחן', 'לא | יודע', 'אני | הולך'] },
  // No table: punctuation, capitals and digits remain.
  fi: {
    good: ['Menin kotiin. | Satoi.', 'Kun tulin kotiin, | satoi.'],
    bad: ['tapasin Matti | Virtasen', 'noin 15 | kg'],
  },
};

const unspaced: Readonly<Record<string, Cases>> = {
  zh: {
    good: [
      '我走了。|下雨了。',
      '我到家的时候，|下雨了。',
      '他没有来|因为他病了',
      '我们走路|在公园里',
      '他很高|但是很瘦',
    ],
    bad: [
      '我|的书',
      '冬天的暖|陽陽',
      '臉紅撲|撲的',
      '他叫王|小明',
      '去了图书|馆',
      '一个音樂|會',
      '讓人覺得很|舒服',
      '三|个人',
      '在|公园里',
      '桌子|上',
      '不|知道',
      '吃|了饭',
      '你好|。',
      '“|你好”',
      '你好|吗',
      '非常|好',
      '因为|下雨',
    ],
  },
  ja: {
    good: [
      '行きました。|雨でした。',
      '家に帰ると、|雨でした。',
      '雨が降ったから|家にいた',
      '私は|学生です',
      '朝起きて|顔を洗った',
    ],
    bad: [
      '学生|です',
      '買い|ました',
      '東京|に行く',
      '三十|分',
      '私|たち',
      '「|はい」',
      'はい|。',
      '行っ|た',
      '日本の|車',
      '田中|さん',
      'コ|ーヒー',
    ],
  },
  th: {
    good: ['ฉันกลับบ้าน|และนอนหลับ', 'เขาไม่มา|เพราะป่วย', 'เรากิน|แต่ไม่อิ่ม'],
    bad: ['ไม่|รู้', 'เพราะ|ป่วย', 'สาม|คน', 'ใน|บ้าน'],
  },
};

describe.each(Object.entries(spaced))('in %s', (language, { good, bad }) => {
  it.each(good)('a break is welcome at %s', (phrase) => {
    expect(goodJoints).toContain(spacedJointIn(phrase, language));
  });
  it.each(bad)('nothing is parted at %s', (phrase) => {
    expect(badJoints).toContain(spacedJointIn(phrase, language));
  });
});

describe.each(Object.entries(unspaced))('in %s, without spaces,', (language, { good, bad }) => {
  it.each(good)('a break is welcome at %s', (phrase) => {
    expect(goodJoints).toContain(unspacedJointIn(phrase, language));
  });
  it.each(bad)('nothing is parted at %s', (phrase) => {
    expect(badJoints).toContain(unspacedJointIn(phrase, language));
  });
});

describe('jointsBetween', () => {
  it('reads capitals as names only where they can be', () => {
    expect(spacedJointIn('WE MET ANNA | KARENINA TODAY', 'en')).not.toBe('tight');
    expect(spacedJointIn('we saw Anna | Karenina', 'en')).toBe('tight');
    // Every German noun has a capital.
    expect(spacedJointIn('gestern hat Peter | Anna getroffen', 'de')).not.toBe('tight');
  });

  it('takes a mark before a lower-case word for the middle of a sentence', () => {
    expect(spacedJointIn('"Stop!" | he said', 'en')).toBe('clause');
    expect(spacedJointIn('I was... | well, lost', 'en')).toBe('clause');
    expect(spacedJointIn('about approx. | five', 'en')).not.toBe('sentence');
  });

  it('judges the parts that a recogniser makes of a word as the word', () => {
    const parts = (text: string) =>
      (text.match(/ ?[^ _]+/gu) ?? []).map((part) => ({
        text: part.trim(),
        spaceBefore: part.startsWith(' '),
      }));
    expect(jointsBetween(parts('lost 3_,000 innocent people'), 'en')).toEqual([
      ...['sentence', 'bound', 'closed', 'bound', 'plain'],
    ]);
    expect(jointsBetween(parts("so they do_n_'t know"), 'en').at(-1)).toBe('bound');
    expect(jointsBetween(parts("how what_'s the weather"), 'en').at(-2)).toBe('loose');
  });

  it('never breaks between parts that no space separates', () => {
    const joints = jointsBetween(
      [
        { text: 'well', spaceBefore: false },
        { text: '-known', spaceBefore: false },
      ],
      'en',
    );
    expect(joints).toEqual(['sentence', 'closed']);
  });

  it('reads region and script subtags and unknown languages', () => {
    expect(spacedJointIn('the | house', 'en-GB')).toBe('tight');
    expect(spacedJointIn('das | Haus', 'de_CH')).toBe('tight');
    expect(spacedJointIn('the | house', 'xx')).toBe('plain');
  });

  it('takes a mark alone for no word, whatever lists a language lacks', () => {
    const lexicon = lexiconFor('xx');
    const answers = [lexicon.leadsVerb(''), lexicon.opensThought(''), lexicon.introducesSpeech('')];
    expect(answers).toEqual([false, false, false]);
  });

  it('judges Chinese inside an English text by Chinese rules', () => {
    expect(unspacedJointIn('我|的书', 'en')).toBe('closed');
    expect(unspacedJointIn('学生|です', 'en')).toBe('closed');
  });
});
