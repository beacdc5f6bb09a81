/** Who or what an "'s" is short for "is" behind; behind other words it is a possessive and stays. */
const subjects = 'it|he|she|that|there|here|what|who|where|how|when|why|this|everything|something|nothing';

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bshan't\b/g, 'shall not'],
  [/\bain't\b/g, 'is not'],
  [/\blet's\b/g, 'let us'],
  [/\by'all\b/g, 'you all'],
  [/\bma'am\b/g, 'madam'],
  [/'tis\b/g, 'it is'],
  [/'twas\b/g, 'it was'],
  [/\bgonna\b/g, 'going to'],
  [/\bgotta\b/g, 'got to'],
  [/\bwanna\b/g, 'want to'],
  [/n't\b/g, ' not'],
  [/\b(i)'m\b/g, '$1 am'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [new RegExp(`\\b(${subjects})'s\\b`, 'g'), '$1 is'],
  [/\b(i|you|he|she|it|we|they|who|that|there|what|how)'d\b/g, '$1 would'],
  // Of verse: "tatter'd", "unear'd".
  [/([a-z]{2})'d\b/g, '$1ed'],
  [/\bmr\b\.?/g, 'mister'],
  [/\bmrs\b\.?/g, 'missus'],
  [/\bdr\b\.?/g, 'doctor'],
  [/\bst\.(?= [a-z])/g, 'saint'],
];

/** Lower-case English with straight apostrophes: contractions and titles in full. */
export function contractWords(text: string): string {
  return contractions.reduce((written, [pattern, full]) => written.replace(pattern, full), text);
}
