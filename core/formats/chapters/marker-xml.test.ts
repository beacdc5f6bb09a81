import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { frameRate } from '../../time/frame-rate.ts';
import type { ChapterFacts } from './chapter-list.ts';
import { chapterFormats } from './registry.ts';
import { fcpxmlDtd, xmemlDtd } from './testing/marker-dtds.ts';

const titles = ['A "b" & <c> \'d\' ]]> --> \u0007\ufffe', '第二章 🎬 שלום', '', '&amp; %entity; <!-- x'];
const marks = titles.map((title, at) => ({ startMs: at * 10_000, title }));
const facts: ChapterFacts = {
  ...{ durationMs: 100_000, frameRate: frameRate(30_000, 1001), startTimecode: '01:00:00;00' },
  name: 'Talk "one" & two <3',
};
/** A control character is a space; what else XML can't hold is written as a replacement character. */
const written = titles.map((title) => title.replace(/ ?\u0007/g, ' ').replace(/\ufffe/g, '\ufffd'));

/** As libxml2 reads it, which is not ours. Throws where it is not well-formed, or not as the document type says. */
function valuesOf(xml: string, dtd: string, path: string): readonly string[] {
  using document = XmlDocument.fromString(xml);
  using type = XmlDtd.fromString(dtd);
  using validator = new DtdValidator(type);
  validator.validate(document);
  return document.find(path).map(({ content }) => content);
}

describe('the XML of markers, read by libxml2', () => {
  it('FCPXML is as its document type says, and has every title and frame', () => {
    const xml = chapterFormats['fcpxml-chapters'].write(marks, facts);
    const read = (path: string) => valuesOf(xml, fcpxmlDtd, path);
    expect(read('//gap/chapter-marker/@value')).toEqual(written);
    expect(read('//chapter-marker/@start')).toEqual([
      '0s',
      '300300/30000s',
      '599599/30000s',
      '899899/30000s',
    ]);
    expect(read('//sequence/@tcStart | //sequence/@tcFormat')).toEqual(['107999892/30000s', 'DF']);
    expect(read('//project/@name')).toEqual([facts.name]);
  });

  it('FCP7 XML is as its document type says, and has every title and frame', () => {
    const xml = chapterFormats['fcp7-markers'].write(marks, facts);
    const read = (path: string) => valuesOf(xml, xmemlDtd, path);
    expect(read('//sequence/marker/name')).toEqual(written);
    expect(read('//marker/in')).toEqual(['0', '300', '599', '899']);
    expect(read('//sequence/timecode/string | //sequence/timecode/displayformat')).toEqual([
      '01:00:00;00',
      'DF',
    ]);
    expect(read('//sequence/rate/*')).toEqual(['30', 'TRUE']);
    expect(read('//sequence/name')).toEqual([facts.name]);
  });

  it('would say where it is not', () => {
    expect(() => valuesOf('<fcpxml version="1.9"><gap/></fcpxml>', fcpxmlDtd, '//gap')).toThrow();
    expect(() => valuesOf('<xmeml version="5">', xmemlDtd, '//gap')).toThrow();
  });
});
