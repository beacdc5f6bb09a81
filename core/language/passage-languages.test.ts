import { expect, it } from 'vitest';
import sampleTranslations from '../../sample/translations.json' with { type: 'json' };
import { passageLanguages } from './passage-languages.ts';

it('tells the Spanish passage of the sample, also where a text alone tells nothing', () => {
  const spanish = sampleTranslations.map((_, at) => at >= 27 && at < 34);
  const texts = sampleTranslations.map(({ en, es }, at) => (spanish[at] === true ? es : en));
  expect(passageLanguages(texts, 'en')).toEqual(spanish.map((is) => (is ? 'es' : undefined)));
});

it('takes one foreign line for no passage, and tells other scripts', () => {
  const said = [
    'We went to the house of the old man.',
    'Il est dans la maison avec son père.',
    'It was cold.',
  ];
  expect(passageLanguages(said, 'en')).toEqual([undefined, undefined, undefined]);
  expect(passageLanguages(['It was in the house.', 'これは本です。', 'それは犬です。'], 'en-GB')).toEqual([
    ...[undefined, 'ja', 'ja'],
  ]);
});
