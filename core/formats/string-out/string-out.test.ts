import fc from 'fast-check';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { frameRate } from '../../time/frame-rate.ts';
import { cutList } from './cut-list.ts';
import type { CutList, CutOptions, CutRange, CutSource } from './cut-list.ts';
import { fileAddress } from './file-address.ts';
import { stringOutFormats } from './registry.ts';
import { anyCuts } from './testing/any-cuts.ts';
import { cutsFcpxmlDtd, cutsXmemlDtd } from './testing/cut-dtds.ts';

const talk: CutSource = {
  ...{ id: 'talk', name: 'Talk "one" & <two>.mp4', path: '/videos/a b/Talk #1.mp4', durationMs: 600_000 },
  ...{ frameRate: frameRate(30_000, 1001), startTimecode: '01:00:00;00' },
  pictureSize: { width: 1920, height: 1080 },
  sound: { channels: 2, sampleRate: 48_000 },
};
const film: CutSource = {
  ...{
    id: 'film',
    name: 'Film.mov',
    path: 'C:\\Films\\Film.mov',
    durationMs: 100_000,
    frameRate: frameRate(25),
  },
  pictureSize: { width: 1280, height: 720 },
};
const voice: CutSource = {
  ...{ id: 'voice', name: 'voice.wav', path: '/videos/voice.wav', durationMs: 60_000 },
  sound: { channels: 1, sampleRate: 44_100 },
};
const options: CutOptions = { name: 'Cats & dogs', handleMs: 0, joinsOverlaps: true };
const range = (sourceId: string, startMs: number, endMs: number, label = ''): CutRange => ({
  ...{ sourceId, startMs, endMs, label },
});
const mixed = cutList(
  [range('talk', 10_000, 12_000, '=1+1'), range('film', 1000, 3000), range('voice', 0, 2000, 'a\nb')],
  [talk, film, voice],
  options,
);
const places = ({ events }: CutList) =>
  events.map(({ source, sourceStart, sourceEnd, recordStart }) => [
    ...[source.id, sourceStart, sourceEnd, recordStart],
  ]);

function read(xml: string, dtd: string, path: string): readonly string[] {
  using document = XmlDocument.fromString(xml);
  using type = XmlDtd.fromString(dtd);
  using validator = new DtdValidator(type);
  validator.validate(document);
  return document.find(path).map(({ content }) => content);
}

describe('a cut list', () => {
  it('counts frames of each video, and those of the timeline that most of it has', () => {
    expect(mixed.clock.rate).toEqual(frameRate(30_000, 1001));
    expect(places(mixed)).toEqual([
      ['talk', 300, 360, 0],
      ['film', 25, 75, 60],
      ['voice', 0, 60, 120],
    ]);
    expect(mixed.lengthFrames).toBe(180);
    expect(mixed.clock.timecodeAt(0)).toBe('01:00:00;00');
  });

  it('has handles as far as the video goes', () => {
    const list = cutList([range('film', 500, 99_800)], [film], { ...options, handleMs: 1000 });
    expect(places(list)).toEqual([['film', 0, 2500, 0]]);
  });

  it('joins what overlaps where the first of it stands, or leaves it apart', () => {
    const ranges = [
      ...[range('film', 10_000, 11_000, 'a'), range('talk', 0, 1000), range('film', 20_000, 21_000, 'b')],
      range('film', 10_500, 20_500, 'c'),
    ];
    const labels = (list: CutList) => list.events.map(({ label }) => label);
    const joined = cutList(ranges, [talk, film], options);
    expect(places(joined).map(([id, from, to]) => [id, from, to])).toEqual([
      ['film', 250, 525],
      ['talk', 0, 30],
    ]);
    expect(labels(joined)).toEqual(['a', '']);
    expect(labels(cutList(ranges, [talk, film], { ...options, joinsOverlaps: false }))).toEqual([
      ...['a', '', 'b', 'c'],
    ]);
  });

  it('leaves out what is nowhere, and lasts a frame at least', () => {
    const ranges = [range('gone', 0, 5), range('film', 5, 5), range('film', 100_001, 100_400)];
    expect(cutList(ranges, [film], options)).toMatchObject({ events: [], lengthFrames: 0 });
    expect(places(cutList([range('film', 99_999, 100_000)], [film], options))).toEqual([
      ['film', 2499, 2500, 0],
    ]);
  });
});

describe('its files', () => {
  it('EDL: reels, timecodes of each video, names in comments', () => {
    expect(stringOutFormats.edl.write(mixed)).toBe(
      [
        'TITLE: Cats & dogs',
        'FCM: DROP FRAME',
        '',
        '001  TALKONET AA/V  C        01:00:10;00 01:00:12;00 01:00:00;00 01:00:02;00',
        '* FROM CLIP NAME: Talk "one" & <two>.mp4',
        '* COMMENT: =1+1',
        '',
        '002  FILM     V     C        00:00:01:00 00:00:03:00 01:00:02;00 01:00:04;00',
        '* FROM CLIP NAME: Film.mov',
        '',
        '003  VOICE    AA    C        00:00:00:00 00:00:02:00 01:00:04;00 01:00:06;00',
        '* FROM CLIP NAME: voice.wav',
        '* COMMENT: a b',
        '',
        '',
      ].join('\n'),
    );
  });

  it('no two videos have one reel', () => {
    const named = ['AX.mp4', 'Interview A.mp4', 'Interview B.mp4', '第二课.mp4', '第三课.mp4'].map(
      (name, index) => ({ ...film, id: `s${index}`, name }),
    );
    const list = cutList(
      named.map(({ id }) => range(id, 0, 1000)),
      named,
      options,
    );
    const reels = stringOutFormats.edl.write(list).matchAll(/^\d{3} {2}(\S+)/gm);
    expect([...reels].map(([, reel]) => reel)).toEqual(['AX2', 'INTERVIE', 'INTERVI2', 'REEL', 'REEL2']);
  });

  it('FCPXML is as its document type says, and exact in seconds', () => {
    const xml = stringOutFormats.fcpxml.write(mixed);
    const all = (path: string) => read(xml, cutsFcpxmlDtd, path);
    expect(all('//asset-clip/@offset')).toEqual(['107999892/30000s', '108059952/30000s', '108120012/30000s']);
    expect(all('//asset-clip/@start')).toEqual(['108300192/30000s', '25/25s', '0s']);
    expect(all('//asset-clip/@duration')).toEqual(['60060/30000s', '60060/30000s', '60060/30000s']);
    expect(all('//conform-rate/@srcFrameRate')).toEqual(['25']);
    expect(all('//media-rep/@src')).toEqual([
      'file:///videos/a%20b/Talk%20%231.mp4',
      'file:///C:/Films/Film.mov',
      'file:///videos/voice.wav',
    ]);
    expect(all('//note')).toEqual(['=1+1', 'a b']);
  });

  it('FCP7 XML is as its document type says: a file is described once, sound is linked to its picture', () => {
    const twice = cutList(
      [range('talk', 0, 1000), range('voice', 0, 1000), range('talk', 5000, 6000)],
      [talk, voice],
      options,
    );
    const xml = stringOutFormats.fcp7.write(twice);
    const all = (path: string) => read(xml, cutsXmemlDtd, path);
    expect(all('//file/pathurl')).toEqual([
      'file://localhost/videos/a%20b/Talk%20%231.mp4',
      'file://localhost/videos/voice.wav',
    ]);
    expect(all('//video/track/clipitem/in')).toEqual(['0', '150']);
    expect(all('//video/track/clipitem/start')).toEqual(['0', '60']);
    expect(all('//audio/track[1]/clipitem/@id')).toEqual([
      ...['clip-1-audio-1', 'clip-2-audio-1', 'clip-3-audio-1'],
    ]);
    expect(all('//clipitem[@id="clip-3-video-1"]/link/linkclipref')).toEqual([
      ...['clip-3-video-1', 'clip-3-audio-1', 'clip-3-audio-2'],
    ]);
  });

  it('CSV: times for people, and no formula', () => {
    const [head, first] = stringOutFormats.csv.write(mixed).split('\r\n');
    expect(head).toBe(
      'number,file,start,end,source in,source out,frames per second,record in,record out,text,path',
    );
    expect(first).toContain(
      ',00:00:10.010,00:00:12.012,"01:00:10;00","01:00:12;00",29.97,"01:00:00;00","01:00:02;00",',
    );
    expect(first).toContain(",'=1+1,/videos/a b/Talk #1.mp4");
  });

  it('addresses of files of any platform', () => {
    expect(
      ['/a b/ü#1?.mp4', 'D:\\x\\100%.mp4', '\\\\nas\\share\\a b.mp4'].map((path) => fileAddress(path)),
    ).toEqual(['file:///a%20b/%C3%BC%231%3F.mp4', 'file:///D:/x/100%25.mp4', 'file://nas/share/a%20b.mp4']);
  });
});

const seconds = (text: string): readonly [number, number] => {
  const [numerator, denominator = '1'] = text.replace('s', '').split('/');
  return [Number(numerator), Number(denominator)];
};

it('every cut stays on its frame, at every usual rate', () => {
  fc.assert(
    fc.property(anyCuts, ({ ranges, sources, options: asked }) => {
      const list = cutList(ranges, sources, asked);
      const { rate, startFrame } = list.clock;
      const frames = (text: string) => {
        const [numerator, denominator] = seconds(text);
        return (numerator * rate.numerator) / (denominator * rate.denominator);
      };
      const xml = stringOutFormats.fcpxml.write(list);
      const [starts, offsets, durations] = ['start', 'offset', 'duration'].map((name) =>
        read(xml, cutsFcpxmlDtd, `//asset-clip/@${name}`).map(frames),
      );
      let record = 0;
      for (const [at, event] of list.events.entries()) {
        expect(event.recordStart).toBe(record);
        expect(starts![at]).toBe(event.source.clock.startFrame + event.sourceStart);
        expect(offsets![at]).toBe(startFrame + record);
        expect(durations![at]).toBe(event.sourceEnd - event.sourceStart);
        record = event.recordEnd;
      }
      expect(list.lengthFrames).toBe(record);
    }),
    { numRuns: 40 },
  );
});
