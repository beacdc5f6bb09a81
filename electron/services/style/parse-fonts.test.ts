import { expect, it } from 'vitest';
import { parseFamilyLines, parseProfilerFonts } from './parse-fonts.ts';

it('reads families a line, each once and in order', () => {
  expect(parseFamilyLines('Noto Sans\r\nArial\n\nNoto Sans\n@Arial\n.Hidden\n')).toEqual([
    'Arial',
    'Noto Sans',
  ]);
});

it('reads what macOS tells of its fonts', () => {
  const list = [
    { _name: 'a.ttf', typefaces: [{ family: 'Helvetica' }, { family: '.SF NS' }] },
    { _name: 'b.ttf' },
    { _name: 'c.ttf', typefaces: [{ style: 'Bold' }, { family: 'Avenir' }] },
  ];
  expect(parseProfilerFonts(JSON.stringify({ SPFontsDataType: list }))).toEqual(['Avenir', 'Helvetica']);
  expect(parseProfilerFonts('no JSON')).toEqual([]);
});
