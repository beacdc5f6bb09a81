import { describe, expect, it } from 'vitest';
import { detectFormat } from '../detect-format.ts';
import { parseSami } from './parse-sami.ts';
import { writeSami } from './write-sami.ts';

const head = `<SAMI>
<HEAD>
<TITLE>A test</TITLE>
<STYLE TYPE="text/css">
<!--
P { margin-left: 8pt; color: white; }
.KRCC { Name:Korean; lang:ko-KR; SAMIType:CC; }
.ENCC { Name: English; lang: en-US; SAMIType: CC; }
#STDPrn { Name: Standard; font-size: 20pt; }
-->
</STYLE>
</HEAD>
<BODY>
`;
const cue = (startMs: number, endMs: number, text: string): object => ({ startMs, endMs, text });

describe('SAMI', () => {
  it('is read with unquoted attributes, breaks, looks and blanks that clear', () => {
    const read = parseSami(
      `${head}<SYNC Start=1000><P Class=ENCC>One &amp; <i>two</i><br>\n  three   four\n<SYNC Start=3000><P Class=ENCC>&nbsp;\n` +
        '<Sync Start="4000"><p class="ENCC"><font color=yellow>Yellow</font>, <font color="#FFFFFF">white</font>\n' +
        '<SYNC Start=5500><P Class=ENCC>\n<SYNC Start=7000><P Class=ENCC><b>Last\n</BODY></SAMI>',
    );
    expect(read.cues).toEqual([
      cue(1000, 3000, 'One & <i>two</i>\nthree four'),
      cue(4000, 5500, '<font color="#ffff00">Yellow</font>, white'),
      cue(7000, 9000, '<b>Last</b>'),
    ]);
    expect(read.problems.map(({ line, code }) => [line, code])).toEqual([[19, 'end-missing']]);
    expect(read.language).toBe('en-US');
  });

  it('with several languages gives the one that is asked for, or has most, and says which others there are', () => {
    const file =
      `${head}<SYNC Start=1000><P Class=KRCC>\uc548\ub155<P Class=ENCC>Hello\n` +
      '<SYNC Start=2000><P Class=KRCC>&nbsp;\n<SYNC Start=2500><P Class=ENCC>&nbsp;\n' +
      '<SYNC Start=3000><P Class=KRCC>\uac00\n<SYNC Start=4000><P Class=KRCC>&nbsp;\n</BODY></SAMI>';
    const korean = parseSami(file);
    expect(korean.language).toBe('ko-KR');
    expect(korean.cues).toEqual([cue(1000, 2000, '\uc548\ub155'), cue(3000, 4000, '\uac00')]);
    expect(korean.problems).toEqual([
      { line: 1, code: 'languages-left-out', facts: { read: 'Korean', others: ['English'] } },
    ]);
    const english = parseSami(file, { language: 'en-GB' });
    expect(english.cues).toEqual([cue(1000, 2500, 'Hello')]);
    expect(parseSami(file, { language: 'fr' }).language).toBe('ko-KR');
    const other = { id: 'encc', name: 'English' };
    expect(korean.languages).toEqual({ read: { id: 'krcc', name: 'Korean' }, others: [other] });
    expect(parseSami(file, { language: 'ko', languageId: 'encc' }).cues).toEqual(english.cues);
    // Classes of one language are told apart, and one without a name has a place.
    const classes =
      `${head}<SYNC Start=0><P Class=ENCC>a<SYNC Start=9><P Class=SDH>b<SYNC Start=9><P>c<SYNC Start=20>` +
      '<P Class=ENCC>&nbsp;<P Class=SDH>&nbsp;<P>&nbsp;';
    const { languages } = parseSami(classes.replace('.ENCC', '.SDH { Name: SDH; lang: en-US; }\n.ENCC'));
    const texts = [languages!.read, ...languages!.others].map(
      ({ id }) => parseSami(classes, { languageId: id }).cues[0]?.text,
    );
    expect(texts).toEqual(['a', 'b', 'c']);
  });

  it('names the speaker by its source line', () => {
    const file =
      '<SAMI><BODY><SYNC Start=0><P Class=ENCC ID=Source>Ann:<P Class=ENCC>Hi<SYNC Start=900><P Class=ENCC>&nbsp;';
    expect(parseSami(file).cues).toEqual([{ ...cue(0, 900, 'Hi'), speaker: 'Ann' }]);
  });

  it('is put in order, and what has no time is left out and said', () => {
    const file =
      '<SAMI><BODY>\n<SYNC Start=x><P>lost\n<SYNC Start=3000><P>b\n<SYNC Start=1000><P>a\n<SYNC Start=4000><P>&nbsp;\n';
    const read = parseSami(file);
    expect(read.cues).toEqual([cue(1000, 3000, 'a'), cue(3000, 4000, 'b')]);
    expect(read.problems.map(({ code }) => code)).toEqual(['no-time']);
    expect(parseSami('<SAMI></SAMI>').problems.map(({ code }) => code)).toEqual(['nothing-found']);
  });

  it('comes back as it was written', () => {
    const cues = [
      { startMs: 0, endMs: 1500, text: 'a < b & <i>c</i>\n<font color="#00ff00"><u>green</u></font>' },
      { startMs: 1500, endMs: 2000, text: 'at once' },
      { startMs: 4000, endMs: 5000, text: '<b><i>both</i></b> <s>out</s>' },
    ];
    const read = parseSami(writeSami({ cues, language: 'fr-CA' }));
    expect(read.cues.map(({ text }) => text.replace('<b><i>both</i></b>', '<i><b>both</b></i>'))).toEqual(
      cues.map(({ text }) => text.replace('<b><i>both</i></b>', '<i><b>both</b></i>')),
    );
    expect(read.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      cues.map((c) => [c.startMs, c.endMs]),
    );
    expect(read).toMatchObject({ language: 'fr-CA', problems: [] });
    expect(writeSami({ cues: [] })).toContain('.SUBTTL {');
  });

  it('is known by what is in it', () => {
    expect(detectFormat('a.txt', '\ufeff<sami>\n<head>')?.id).toBe('sami');
    expect(detectFormat('a.smi', 'nothing')?.id).toBe('sami');
    expect(detectFormat('a.xml', '<?xml version="1.0"?><transcript><text start="1">')?.id).toBe('youtube');
    expect(detectFormat('a.srt', 'Scenarist_SCC V1.0\n\n')?.id).toBe('scc');
    expect(detectFormat('a.txt', 'start\tend\ttext\n0\t1000\tx')?.id).toBe('csv');
    expect(detectFormat('a.json', '{"wireMagic": "pb3"}')?.id).toBe('youtube');
  });
});
