import { describe, expect, it } from 'vitest';
import { offeredNames } from '../glossary/offered-names.ts';
import { formatTermFile, parseTermFile } from './term-file.ts';
import { appliedTerms, hasWanted, wantedIn, wantedTermsIn } from '../glossary/wanted-terms.ts';

describe('a file of terms', () => {
  it('has lines', () => {
    const file =
      '\uFEFF# for Anna\r\nSidecut\nneedle = aguja\nE=mc2\nbee hive\tcolmena\nHerz = es: corazón; de: Herz\nA = A\n';
    expect(parseTermFile(file, ['es', 'pt-br'])).toEqual([
      { text: 'Sidecut', keep: true },
      { text: 'needle', translations: { es: 'aguja', 'pt-BR': 'aguja' } },
      { text: 'E', translations: { es: 'mc2', 'pt-BR': 'mc2' } },
      { text: 'bee hive', translations: { es: 'colmena', 'pt-BR': 'colmena' } },
      { text: 'Herz', translations: { es: 'corazón', de: 'Herz' } },
      { text: 'A', keep: true },
    ]);
  });

  it.each([
    [
      'commas',
      'term,keep,es,de\r\nSidecut,yes,,\r\n"bee, wild",,"abeja, silvestre",Wildbiene\r\nqueen,no,reina,\r\n',
    ],
    [
      'semicolons',
      'en;es;de;do not translate\nSidecut;;;x\nbee, wild;abeja, silvestre;Wildbiene;\nqueen;reina;;',
    ],
    ['tabs', 'en\tes\tde\tkeep\nSidecut\t\t\t1\nbee, wild\tabeja, silvestre\tWildbiene\t\nqueen\treina\t\t0'],
  ])('is a table with %s', (_, file) => {
    expect(parseTermFile(file, ['fr'])).toEqual([
      { text: 'Sidecut', keep: true },
      { text: 'bee, wild', translations: { es: 'abeja, silvestre', de: 'Wildbiene' } },
      { text: 'queen', translations: { es: 'reina' } },
    ]);
  });

  it('whose target has no language holds for all that are asked for', () => {
    expect(parseTermFile('source,target\nqueen,reina\n', ['es'])).toEqual([
      { text: 'queen', translations: { es: 'reina' } },
    ]);
  });

  it('is written as it is read', () => {
    const terms = [
      { text: 'Sidecut', keep: true as const },
      { text: '@home', translations: { es: 'en casa', 'zh-Hant': '蜂后' } },
      { text: 'Anna' },
    ];
    const file = formatTermFile(terms);
    expect(file).toContain("'@home");
    expect(parseTermFile(file, [])).toEqual(terms);
    const list = [{ text: 'Sidecut', keep: true as const }];
    expect(formatTermFile(list)).toBe('Sidecut\n');
    expect(parseTermFile(formatTermFile(list), [])).toEqual(list);
  });
});

describe('a term', () => {
  const queen = { text: 'queen', translations: { es: 'reina', 'zh-Hans': '蜂王', 'pt-BR': 'rainha' } };
  it.each([
    ['es-MX', 'reina'],
    ['zh-CN', '蜂王'],
    ['zh-Hant', undefined],
    ['pt-PT', undefined],
    ['de', undefined],
  ])('is in %s', (to, wanted) => {
    expect(wantedIn(queen, to)).toBe(wanted);
  });

  it('is found as a whole word, in the plural too, and not inside a longer term', () => {
    const terms = [
      { text: 'New York', translations: { es: 'Nueva York' } },
      { text: 'New York Times', keep: true as const },
      { text: 'bee', translations: { es: 'abeja' } },
      { text: 'queen', translations: { es: 'reina' } },
    ];
    expect(wantedTermsIn('The New York Times on QUEENS and beer.', terms, 'es')).toEqual([
      { text: 'New York Times', wanted: 'New York Times' },
      { text: 'queen', wanted: 'reina' },
    ]);
  });

  it.each([
    ['Las reinas vuelven.', 'reina', true],
    ['La REINA vuelve.', 'reina', true],
    ['Die Königin', 'reina', false],
    ['蜂王回來了', '蜂王', true],
  ])('is told from %s', (translation, wanted, is) => {
    expect(hasWanted(translation, { text: 'queen', wanted })).toBe(is);
  });

  it('that is kept is kept as it is, and people see which were applied', () => {
    const terms = [{ text: 'Sidecut', keep: true as const }, queen];
    expect(appliedTerms('Sidecut shows the queen.', 'Sidecut muestra la abeja.', terms, 'es')).toEqual([
      { text: 'Sidecut', wanted: 'Sidecut', isApplied: true },
      { text: 'queen', wanted: 'reina', isApplied: false },
    ]);
  });
});

it('names are offered from what is said, the most frequent first, without countries and what is known', () => {
  const said = (text: string, language = 'en') => ({ text, language });
  const texts = [
    said('Today <i>Ada Lovelace</i> and Ludwig van Beethoven'),
    said('came from Germany on Monday with Sidecut.'),
    said('Ada Lovelace’s notes. Ada Lovelace wrote English.'),
    said('WE ALL KNOW HIM.'),
    said('他用 Photoshop 工作。', 'zh'),
  ];
  expect(offeredNames(texts, ['sidecut'])).toEqual([
    { text: 'Ada Lovelace', count: 3 },
    { text: 'Ludwig van Beethoven', count: 1 },
    { text: 'Photoshop', count: 1 },
  ]);
});
