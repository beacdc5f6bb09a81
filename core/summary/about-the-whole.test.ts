import { describe, expect, it } from 'vitest';
import { lexiconFor } from '../language/lexicons.ts';
import { extractSummary } from './extract-summary.ts';
import { hashtagsOf } from './hashtags.ts';
import { greenhouse, spokenText } from './testing/spoken-text.ts';

const options = { trackId: 't1' };

const meetings = {
  de: [
    'Die Fernbedienung bekommt ein neues Gehäuse aus Gummi.',
    'Das Gehäuse der Fernbedienung soll in der Hand liegen.',
    'Für die Fernbedienung gibt es zwölf Farben.',
    'Die Müllabfuhr holt das alte Gehäuse ab.',
    'Das Gehäuse ist teurer als die Batterie der Fernbedienung.',
  ],
  fr: [
    'La télécommande reçoit un boîtier en caoutchouc.',
    'Le boîtier de la télécommande doit tenir dans la main.',
    'La télécommande existe en douze couleurs.',
    'Le boîtier coûte plus cher que la pile.',
  ],
  zh: [
    '温室的屋顶是木头做的。',
    '温室里种了西红柿。',
    '西红柿在温室里早熟五个星期。',
    '屋顶朝南可以晒到太阳。',
  ],
} as const;

describe('titles and hashtags of a whole video', () => {
  it('are phrases that are said, without small words at their ends', () => {
    const { titles, hashtags } = extractSummary(spokenText(greenhouse), options);
    expect(titles.length).toBeGreaterThan(1);
    expect(titles[0]).toMatch(/greenhouse/iu);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) {
      expect(title.length).toBeLessThanOrEqual(100);
      const words = title.toLowerCase().split(' ');
      for (const end of [words[0]!, words.at(-1)!]) expect(lexiconFor('en').classesOf(end)).toBe(0);
      expect(title).toMatch(/^\p{Lu}/u);
    }
    expect(hashtags).toContain('#Greenhouse');
    for (const tag of hashtags) expect(tag).toMatch(/^#[A-Za-z0-9]+$/u);
  });

  it.each(Object.keys(meetings) as (keyof typeof meetings)[])(
    'are in the language of the video: %s',
    (language) => {
      const { titles, hashtags } = extractSummary(
        spokenText([{ sentences: meetings[language] }], language),
        options,
      );
      const joint = { de: ' und ', fr: ' et ', zh: '和' }[language];
      expect(titles[0]).toContain(joint);
      expect(hashtags).toContain({ de: '#Gehaeuse', fr: '#Telecommande', zh: '#温室' }[language]);
    },
  );

  it('write tags in ASCII and camel case, and drop what is no name', () => {
    const theme = (text: string, language: string) => ({
      text,
      language,
      stems: text.split(' '),
      isTerm: true,
      worth: 1,
    });
    expect(
      hashtagsOf([theme('crème brûlée', 'fr'), theme('Straßenbahn', 'de'), theme('smörgåsbord', 'sv')]),
    ).toEqual(['#CremeBrulee', '#Strassenbahn', '#Smorgasbord']);
    expect(hashtagsOf([theme('remote control', 'en'), theme('Remote-Control', 'en')])).toHaveLength(1);
    expect(hashtagsOf([theme('quickly', 'en'), theme('painting', 'en'), theme('2024', 'en')])).toEqual([]);
  });
});

describe('key quotes', () => {
  const text = spokenText(greenhouse);
  const { quotes } = extractSummary(text, options);

  it('are literal sentences with their times, between 6 and 40 words', () => {
    expect(quotes.length).toBeGreaterThan(1);
    for (const quote of quotes) {
      expect(text.sentences).toContainEqual(expect.objectContaining(quote));
      const words = quote.text.split(' ').length;
      expect(words).toBeGreaterThanOrEqual(6);
      expect(words).toBeLessThanOrEqual(40);
      expect(quote.text).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('are no greetings, no questions, nothing twice, in order', () => {
    const said = quotes.map((quote) => quote.text);
    expect(new Set(said).size).toBe(said.length);
    expect(said.join(' ')).not.toMatch(/\?|Hello|subscribe|watching/u);
    const starts = quotes.map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});
