import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeSubtitle } from '../../../core/formats/encode/encode-subtitle.ts';
import { encodeText } from '../../../core/formats/encode/encode-text.ts';
import { writeSrt } from '../../../core/formats/srt/write-srt.ts';
import { trackCueSchema } from '../../../core/project/track-cue.ts';
import { probe } from '../media/probe.ts';
import { eyes, makeMedia, smallVideo, source, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { decodeSubtitleFile } from './decode-subtitle-file.ts';
import { extractStream } from './extract-stream.ts';
import { chaptersOfMedia } from '../media/media-chapters.ts';
import { readSubtitleFile } from './read-subtitle-file.ts';
import { encodeWith } from './testing/encode-with.ts';
import { countTooLong, cuesInFileOrder } from './track-cues.ts';
import { canonicalLanguage, languageOfFileName, languageOfSubtitles } from './track-language.ts';

const folder = temporaryFolder();

const samples: Readonly<Record<string, readonly string[]>> = {
  'windows-1250': [
    'Příliš žluťoučký kůň úpěl ďábelské ódy.',
    'Nevím, kde jsem byl včera večer.',
    'Co tady děláš?',
  ],
  'iso-8859-2': [
    'Árvíztűrő tükörfúrógép. Hol vagy most?',
    'Nem tudom, mit mondjak erről.',
    'Köszönöm szépen.',
  ],
  'windows-1251': [
    'Привет, как дела? Я не знаю, где он.',
    'Пойдём домой, уже поздно.',
    'Что ты здесь делаешь?',
  ],
  'koi8-r': ['Привет, как дела? Я не знаю, где он.', 'Пойдём домой, уже поздно.', 'Что ты здесь делаешь?'],
  'iso-8859-5': [
    'Привет, как дела? Я не знаю, где он.',
    'Пойдём домой, уже поздно.',
    'Что ты здесь делаешь?',
  ],
  'windows-1253': ['Γεια σου, τι κάνεις; Δεν ξέρω πού είναι.', 'Πάμε σπίτι, είναι αργά.', 'Ευχαριστώ πολύ.'],
  'windows-1254': [
    'Merhaba, nasılsın? Nerede olduğunu bilmiyorum.',
    'Hadi eve gidelim, geç oldu.',
    'Teşekkür ederim, şimdi değil.',
  ],
  'windows-1255': [
    'שלום, מה שלומך? אני לא יודע איפה הוא.',
    'בוא נלך הביתה, כבר מאוחר.',
    'תודה רבה, אני בסדר.',
  ],
  'windows-1256': [
    'مرحبا، كيف حالك؟ لا أعرف أين هو.',
    'لنذهب إلى البيت، لقد تأخر الوقت.',
    'شكرا جزيلا، أنا بخير.',
  ],
  shift_jis: [
    'こんにちは、元気ですか。',
    '彼がどこにいるか分かりません。',
    '家に帰りましょう、もう遅いです。',
  ],
  'euc-jp': [
    'こんにちは、元気ですか。',
    '彼がどこにいるか分かりません。',
    '家に帰りましょう、もう遅いです。',
  ],
  gb18030: ['你好，你怎么样？我不知道他在哪里。', '我们回家吧，已经很晚了。', '谢谢你，我很好。'],
  big5: ['你好，你怎麼樣？我不知道他在哪裡。', '我們回家吧，已經很晚了。', '謝謝你，我很好。'],
  'euc-kr': ['안녕하세요, 잘 지내세요?', '그가 어디 있는지 모르겠어요.', '집에 가자, 늦었어.'],
  'windows-1252': [
    'Où étais-tu hier soir ? Je ne sais pas.',
    'Rentrons à la maison, déjà très tard.',
    '¿Dónde estabas? mañana',
  ],
};

const srtOf = (lines: readonly string[]): string =>
  writeSrt(lines.map((text, index) => ({ startMs: index * 2000, endMs: index * 2000 + 1500, text })));

describe('the encoding of a file', () => {
  it.each(Object.entries(samples))('%s is found out by its letters, and said', (encoding, lines) => {
    const text = srtOf(lines);
    const decoded = decodeSubtitleFile(encodeWith(text, encoding));
    expect(decoded).toMatchObject({ encoding, text });
    expect(decoded.problems).toHaveLength(1);
  });

  it('is what the person says, and UTF-8 without a word', () => {
    const text = srtOf(samples['windows-1251']!);
    expect(decodeSubtitleFile(encodeWith(text, 'windows-1251'), 'windows-1251')).toEqual({
      ...{ text, encoding: 'windows-1251', problems: [] },
    });
    expect(decodeSubtitleFile(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', problems: [] });
    expect(decodeSubtitleFile(encodeText(text, 'utf-16le', true).bytes).text).toBe(text);
    expect(() => decodeSubtitleFile(Buffer.from(text), 'klingon')).toThrow(
      expect.objectContaining({
        code: 'usage',
        facts: { reason: 'unknown-encoding', encoding: 'klingon' },
      }) as Error,
    );
  });

  it('is the most common one where a few letters tell nothing', () => {
    const bytes = encodeText('1\n00:00:01,000 --> 00:00:02,000\nCaf\u00e9\n', 'windows-1252', false).bytes;
    expect(decodeSubtitleFile(bytes)).toMatchObject({ encoding: 'windows-1252' });
  });

  const balkan = [
    'Gdje je moja šešir? Možda žuta čaša.',
    'Đak piše zadaću i ćuti.',
    'Kiša pada cijelu noć, a mačka spava.',
  ];

  it.each([
    ['Croatian, Bosnian, Serbian', 'windows-1250', balkan],
    ['the same in ISO 8859-2', 'iso-8859-2', balkan],
    ['one line of it', 'windows-1250', ['Đino, dođavola, čekaj!']],
    ['Slovenian', 'windows-1250', ['Kaj počneš tukaj?', 'Živjo, kako si?', 'Že dolgo te čakam.']],
    ['Slovak', 'windows-1250', ['Čo tu robíš?', 'Poďme domov, už je neskoro.', 'Ľúbim ťa.']],
    ['Romanian', 'windows-1250', ['Ce faci aici?', 'Nu ştiu unde este.', 'Îmi pare rău că n-am venit.']],
    ['Lithuanian', 'windows-1257', ['Ką tu čia veiki?', 'Nežinau, kur jis yra.', 'Labai ačiū už viską.']],
    ['Thai', 'windows-874', ['สวัสดีครับ คุณเป็นอย่างไรบ้าง', 'ผมไม่รู้ว่าเขาอยู่ที่ไหน']],
    [
      'Serbian in Cyrillic',
      'windows-1251',
      ['Чекај ме крај реке.', 'Можда ће киша падати.', 'Хајде кући, касно је.'],
    ],
    [
      'English with names',
      'windows-1252',
      ['I met François, Zoë and José.', 'The café was so naïve, wasn’t it?'],
    ],
    [
      'English with Czech names',
      'windows-1250',
      ['I met Dvořák and Jiří Čapek.', 'They went to Plzeň with Růžena.'],
    ],
    ['Portuguese', 'windows-1252', ['O que você está fazendo?', 'Não sei. Amanhã, irmão, coração.']],
    ['Icelandic', 'windows-1252', ['Hvað ertu að gera hérna?', 'Þakka þér kærlega.']],
  ])('of %s is found out', (_, encoding, lines) => {
    const text = srtOf(lines);
    const decoded = decodeSubtitleFile(encodeWith(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.problems.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  it.each([
    ['sr', 'windows-1250', ['Dobro veče, gospodine.']],
    ['sr', 'windows-1251', ['Можда ће киша падати.']],
    ['ro', 'windows-1250', ['Hai acasă, e târziu.']],
    ['tr', 'windows-1254', ['Şimdi değil.']],
    ['pt-BR', 'windows-1252', ['Não.']],
    ['th', 'windows-874', ['ขอบคุณมาก']],
    ['ko', 'euc-kr', ['집에 가자.']],
  ])('is told by the language in the name too: %s, %s', (language, encoding, lines) => {
    const text = srtOf(lines);
    const decoded = decodeSubtitleFile(encodeWith(text, encoding), undefined, language);
    expect(decoded.text).toBe(text);
    expect(decoded.problems[0]).toMatchObject({ code: 'encoding-guessed', facts: { by: 'name' } });
  });

  it('is believed where XML declares it, and the bytes agree', () => {
    const xml = (encoding: string, text: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?>\n<tt><body><p begin="1s" end="2s">${text}</p></body></tt>`;
    const declared = decodeSubtitleFile(encodeWith(xml('windows-1251', 'Да'), 'windows-1251'));
    expect(declared).toEqual({ text: xml('windows-1251', 'Да'), encoding: 'windows-1251', problems: [] });
    const wrong = decodeSubtitleFile(Buffer.from(xml('windows-1251', 'Да')));
    expect(wrong).toEqual({ text: xml('windows-1251', 'Да'), encoding: 'utf-8', problems: [] });
    const unknown = decodeSubtitleFile(encodeWith(xml('x-none', 'é'), 'windows-1252'));
    expect(unknown.encoding).toBe('windows-1252');
    const meta = '<SAMI><HEAD><META http-equiv="Content-Type" content="text/html; charset=euc-kr"></HEAD>가';
    expect(decodeSubtitleFile(encodeWith(meta, 'euc-kr')).text).toBe(meta);
  });

  it('UTF-8 twice is mended, and said', () => {
    const twice = (text: string, encoding: string): Uint8Array =>
      Buffer.from(new TextDecoder(encoding).decode(Buffer.from(text)));
    for (const [encoding, lines] of [
      ['windows-1252', ['Où est la clé ?', 'Elle est déjà là.', 'C’est « fini » …']],
      ['windows-1252', ['Café.']],
      ['windows-1252', ['你好，世界。', '♪ la la ♪']],
      ['windows-1250', ['Příliš žluťoučký kůň.', 'Đak piše zadaću.']],
      ['windows-1251', ['Привет, как дела?', 'Уже поздно.']],
    ] as const) {
      const text = srtOf(lines);
      const decoded = decodeSubtitleFile(twice(text, encoding));
      expect(decoded.text).toBe(text);
      expect(decoded.problems).toMatchObject([{ code: 'encoded-twice' }]);
    }
    const thrice = twice(
      new TextDecoder().decode(twice(srtOf(['clé à là']), 'windows-1252')),
      'windows-1252',
    );
    expect(decodeSubtitleFile(thrice).text).toBe(srtOf(['clé à là']));
    // An editor made the space that does not break a plain one.
    expect(decodeSubtitleFile(Buffer.from(srtOf(['lÃ  dÃ©jÃ ']).replaceAll('\u00a0', ' '))).text).toContain(
      'là déjà',
    );
  });

  it('UTF-8 once stays as it is, whatever stands in it', () => {
    for (const line of [
      '«ÉTÉ»',
      'Spaß…',
      'NÃO É',
      'Ä“',
      'MAÇÃ…',
      'Ð—x',
      'Я – Р…',
      '“Å”',
      'été… «là»',
      'ΆΈ',
      'Ü»',
    ]) {
      const bytes = Buffer.from(srtOf([line, 'plain words']));
      expect(decodeSubtitleFile(bytes)).toEqual({
        text: bytes.toString(),
        encoding: 'utf-8',
        problems: [],
      });
    }
  });
});

describe('a subtitle file', () => {
  it('is read by what is in it', async () => {
    const path = join(folder, 'wrong.sub');
    await writeFile(path, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi\n');
    const file = await readSubtitleFile(path);
    expect(file).toMatchObject({ encoding: 'utf-8', cues: [{ text: 'Hi', speaker: 'Ann' }] });
    expect(file.format.id).toBe('vtt');
  });

  it('of EBU STL is read byte by byte, and in an old encoding by the language in its name', async () => {
    const path = join(folder, 'talk.stl');
    const cues = [{ startMs: 1000, endMs: 2000, text: 'Dvo\u0159\u00e1k' }];
    await writeFile(path, encodeSubtitle({ cues }, 'stl').bytes);
    expect(await readSubtitleFile(path)).toMatchObject({ cues, problems: [], encoding: 'binary' });
    const named = join(folder, 'talk.sr.srt');
    await writeFile(named, encodeWith(srtOf(['Dobro ve\u010de, gospodine.']), 'windows-1250'));
    expect((await readSubtitleFile(named)).cues[0]?.text).toBe('Dobro ve\u010de, gospodine.');
  });

  it('of pictures is refused with what to do instead', async () => {
    const path = join(folder, 'pictures.sub');
    await writeFile(path, Buffer.from([0, 0, 1, 0xba, 0x44, 0, 4]));
    await expect(readSubtitleFile(path)).rejects.toMatchObject({
      code: 'bad-subtitle',
      facts: { reason: 'picture-file', path },
    });
    await writeFile(join(folder, 'a.docx'), 'x');
    await expect(readSubtitleFile(join(folder, 'a.docx'))).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(readSubtitleFile(join(folder, 'no.srt'))).rejects.toMatchObject({ code: 'file-not-found' });
  });
});

describe('cues of a file', () => {
  it('become cues of a track, whatever is in them', () => {
    const cues = [
      { startMs: 9, endMs: 10, text: 'x'.repeat(30_000), id: 'i'.repeat(2000), speaker: 's'.repeat(300) },
      {
        startMs: 1,
        endMs: 2,
        text: '<font color="#ff0000">red</font> <i>x</i> <script>',
        settings: 'line:0',
      },
    ];
    let count = 0;
    const tracked = cuesInFileOrder(cues, () => `id-${(count += 1)}`);
    for (const cue of tracked) expect(trackCueSchema.parse(cue)).toEqual(cue);
    expect(tracked.map(({ id }) => id)).toEqual(['id-1', 'id-2']);
    expect(tracked[1]).toEqual({
      ...{
        id: 'id-2',
        startMs: 1,
        endMs: 2,
        text: '<font color="#ff0000">red</font> <i>x</i> <script>',
        origin: 'file',
        settings: 'line:0',
      },
    });
    expect(countTooLong(cues)).toBe(1);
  });
});

describe('the language of a track', () => {
  it.each([
    ['talk.de.srt', 'de'],
    ['talk.pt-BR.forced.vtt', 'pt-BR'],
    ['talk.ger.sdh.srt', 'de'],
    ['my.talk.zh-Hans.ass', 'zh-Hans'],
    ['talk.srt', null],
    ['talk.part.xyzzy.srt', null],
    ['de.srt', null],
  ])('of %s is %s', (name, language) => {
    expect(languageOfFileName(name)).toBe(language);
  });

  it.each([
    ['talk.srt', undefined, '今天我们去学校。', 'zh'],
    ['talk.srt', undefined, '<i>わたしは学生です。</i>', 'ja'],
    ['talk.en.srt', undefined, '안녕하세요', 'en'],
    ['talk.srt', 'de', '안녕하세요', 'de'],
    ['talk.srt', undefined, 'Any Latin text', null],
  ])('of %s that says %s and holds %s is %s', (name, said, text, language) => {
    const cues = [{ startMs: 0, endMs: 1000, text }];
    expect(languageOfSubtitles({ ...(said === undefined ? {} : { language: said }), cues }, name)).toBe(
      language,
    );
  });

  it.each([
    ['fre', 'fr'],
    ['eng', 'en'],
    ['en_us', 'en-US'],
    ['und', null],
    ['x-private', null],
    [undefined, null],
  ])('%s is %s', (given, language) => {
    expect(canonicalLanguage(given)).toBe(language);
  });
});

describe('what a video came with', () => {
  it('gives its text streams with their times, and refuses pictures', async () => {
    const cues = [
      { startMs: 500, endMs: 1500, text: '<i>Hello</i> there' },
      { startMs: 2000, endMs: 2900, text: 'Two\nlines' },
    ];
    await writeFile(join(folder, 'a.srt'), writeSrt(cues));
    const path = await makeMedia(
      join(folder, 'streams.mkv'),
      source('color=c=blue:size=64x64:rate=25:duration=3'),
      ['-i', join(folder, 'a.srt')],
      `-map 0 -map 1 -map 1 -map 1 ${smallVideo} -c:s:0 srt -c:s:1 ass -c:s:2 webvtt -metadata:s:s:1 language=ger`,
    );
    const media = await probe(eyes, path);
    for (const stream of media.subtitles) {
      const read = await extractStream(tools, media, stream.streamIndex);
      expect(read.cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }))).toEqual(cues);
    }
    const pictures = { ...media, subtitles: [{ ...media.subtitles[0]!, codec: 'hdmv_pgs_subtitle' }] };
    const index = media.subtitles[0]!.streamIndex;
    await expect(extractStream(tools, pictures, index)).rejects.toMatchObject({ code: 'bad-subtitle' });
    await expect(extractStream(tools, media, 99)).rejects.toMatchObject({ code: 'no-such-track' });
  });

  it('gives its chapters, those without a title their number', () => {
    let count = 0;
    const newId = (): string => `c${(count += 1)}`;
    const chapters = [
      { startMs: 5000, endMs: 9000, title: ' ' },
      { startMs: 0, endMs: 5000, title: 'Start' },
    ];
    expect(chaptersOfMedia(chapters, newId)).toEqual([
      { id: 'c1', startMs: 0, title: 'Start' },
      { id: 'c2', startMs: 5000, title: 'Chapter 2' },
    ]);
  });
});
