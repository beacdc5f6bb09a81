import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../core/formats/encode/encode-text.ts';
import { writeSrt } from '../../../core/formats/srt/write-srt.ts';
import { trackCueSchema } from '../../../core/project/track-cue.ts';
import { probe } from '../media/probe.ts';
import { makeMedia, smallVideo, source, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { decodeSubtitleFile } from './decode-subtitle-file.ts';
import { extractStream } from './extract-stream.ts';
import { chaptersOfMedia } from '../media/media-chapters.ts';
import { readSubtitleFile } from './read-subtitle-file.ts';
import { encodeWith } from './testing/encode-with.ts';
import { countTooLong, toTrackCues } from './track-cues.ts';
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
});

describe('a subtitle file', () => {
  it('is read by what is in it', async () => {
    const path = join(folder, 'wrong.sub');
    await writeFile(path, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi\n');
    const file = await readSubtitleFile(path);
    expect(file).toMatchObject({ encoding: 'utf-8', cues: [{ text: 'Hi', speaker: 'Ann' }] });
    expect(file.format.id).toBe('vtt');
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
    const tracked = toTrackCues(cues, () => `id-${(count += 1)}`);
    for (const cue of tracked) expect(trackCueSchema.parse(cue)).toEqual(cue);
    expect(tracked[0]).toEqual({
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
    const media = await probe(tools, path);
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
