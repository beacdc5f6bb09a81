import { describe, expect, it } from 'vitest';
import { checkTrack } from '../check/check-track.ts';
import type { Cue, Word } from '../cues/cue.ts';
import type { ProfileId } from '../profiles/profile.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import { frameRate } from '../time/frame-rate.ts';
import type { CueOptions } from './build-cues.ts';
import { buildCues } from './build-cues.ts';
import type { Voice } from './testing/speak.ts';
import { speak } from './testing/speak.ts';

function build(
  words: readonly Word[],
  language: string,
  more: Partial<CueOptions> & { id?: ProfileId } = {},
): Cue[] {
  const { id = 'netflix', ...options } = more;
  return buildCues(words, { profile: resolveProfile(id, { language }), language, ...options });
}

/** The cues' texts, ` / ` between lines. */
function textsOf(text: string, language: string, voice: Voice, id: ProfileId = 'netflix'): readonly string[] {
  return build(speak(text, voice), language, { id }).map((cue) => cue.text.replaceAll('\n', ' / '));
}

describe('buildCues reads like a captioner’s work', () => {
  it('in English', () => {
    const text =
      'I grew up in a small town in the north of England, where everybody knew everybody else and nothing ever ' +
      'happened. It was a heavy thing made of metal and glass, and I had no idea how to use it. In 1987, Dr. Sarah ' +
      'Connor from the University of Manchester saw a few of my pictures in the local library, and she asked me ' +
      'whether I would like to show them to her students. "Why not?" I said. I didn\'t know it then, but that was ' +
      'the beginning of everything. It weighs about 2 kg and it costs 45 dollars, which my mother thinks is far ' +
      'too much.';
    expect(textsOf(text, 'en', { charsPerSecond: 14.5 })).toEqual([
      'I grew up in a small town / in the north of England,',
      'where everybody knew everybody else / and nothing ever happened.',
      'It was a heavy thing / made of metal and glass,',
      'and I had no idea how to use it.',
      'In 1987, Dr. Sarah Connor / from the University of Manchester',
      'saw a few of my pictures / in the local library, and she asked me',
      'whether I would like to show them / to her students.',
      '"Why not?" I said.',
      "I didn't know it then, / but that was the beginning of everything.",
      'It weighs about 2 kg / and it costs 45 dollars,',
      'which my mother thinks is far too much.',
    ]);
  });

  it('in German', () => {
    const text =
      'Ich bin in einem kleinen Dorf im Norden von Deutschland aufgewachsen, wo jeder jeden kannte und nie etwas ' +
      'passierte. Als ich ungefähr zwölf Jahre alt war, schenkte mir mein Großvater seine alte Kamera. Am 3. Oktober ' +
      '1990 hat Frau Dr. Müller von der Universität Hamburg einige meiner Bilder in der Bibliothek gesehen und mich ' +
      'gefragt, ob ich sie ihren Studenten zeigen möchte. „Warum nicht?“, sagte ich.';
    expect(textsOf(text, 'de', { charsPerSecond: 15 })).toEqual([
      'Ich bin in einem kleinen Dorf / im Norden von Deutschland aufgewachsen,',
      'wo jeder jeden kannte / und nie etwas passierte.',
      'Als ich ungefähr zwölf Jahre alt war,',
      'schenkte mir mein Großvater / seine alte Kamera.',
      'Am 3. Oktober 1990 hat Frau Dr. Müller / von der Universität Hamburg',
      'einige meiner Bilder in der Bibliothek / gesehen und mich gefragt,',
      'ob ich sie ihren Studenten zeigen möchte.',
      '„Warum nicht?“, sagte ich.',
    ]);
  });

  it('in French', () => {
    const text =
      "J'ai grandi dans une petite ville du nord de la France, où tout le monde se connaissait et où il ne se " +
      "passait jamais rien. C'était un objet lourd en métal et en verre, et je n'avais aucune idée de la façon de " +
      "m'en servir. « Pourquoi pas ? », ai-je dit. Il pèse environ 2 kg et coûte 45 euros, ce que ma mère trouve " +
      'beaucoup trop cher.';
    expect(textsOf(text, 'fr', { charsPerSecond: 15 })).toEqual([
      "J'ai grandi dans une petite ville / du nord de la France,",
      'où tout le monde se connaissait / et où il ne se passait jamais rien.',
      "C'était un objet lourd / en métal et en verre,",
      "et je n'avais aucune idée / de la façon de m'en servir.",
      '« Pourquoi pas ? », ai-je dit.',
      'Il pèse environ 2 kg et coûte 45 euros, / ce que ma mère trouve beaucoup trop cher.',
    ]);
  });

  it('in Spanish', () => {
    const text =
      'Cuando tenía unos doce años, mi abuelo me regaló su vieja cámara. Pero la llevaba a todas partes, y durante ' +
      'los años siguientes hice más de tres mil fotografías de las personas que vivían en nuestra calle. La mayoría ' +
      'eran horribles. En 1987, la doctora García de la Universidad de Salamanca vio algunas de mis imágenes en la ' +
      'biblioteca y me preguntó si quería enseñárselas a sus estudiantes. "¿Por qué no?", le dije.';
    expect(textsOf(text, 'es', { charsPerSecond: 15 })).toEqual([
      'Cuando tenía unos doce años, / mi abuelo me regaló su vieja cámara.',
      'Pero la llevaba a todas partes,',
      'y durante los años siguientes / hice más de tres mil fotografías',
      'de las personas / que vivían en nuestra calle.',
      'La mayoría eran horribles.',
      'En 1987, la doctora García / de la Universidad de Salamanca vio',
      'algunas de mis imágenes / en la biblioteca y me preguntó',
      'si quería enseñárselas a sus estudiantes.',
      '"¿Por qué no?", le dije.',
    ]);
  });

  it('in Chinese', () => {
    const text =
      '我在北方的一个小城市长大，那里的每个人都互相认识，什么事情都没有发生过。那是一个用金属和玻璃做成的很重的东西，' +
      '我完全不知道怎么使用它。1987年，北京大学的王教授在图书馆里看到了我的一些照片，她问我愿不愿意把这些照片展示给她的学生们看。' +
      '“为什么不呢？”我说。当时我并不知道，那就是一切的开始。';
    expect(textsOf(text, 'zh', { charsPerSecond: 4.6 })).toEqual([
      '我在北方的一个小城市长大，',
      '那里的每个人都互相认识， / 什么事情都没有发生过。',
      '那是一个用金属和玻璃 / 做成的很重的东西，',
      '我完全不知道怎么使用它。',
      '1987年，北京大学的王教授 / 在图书馆里看到了我的一些照片，',
      '她问我愿不愿意 / 把这些照片展示给她的学生们看。',
      '“为什么不呢？”我说。',
      '当时我并不知道， / 那就是一切的开始。',
    ]);
  });

  it('in Japanese, although its speech is always faster than the profile reads', () => {
    const text =
      '私は北の小さな町で育ちました。そこではみんながお互いを知っていて、何も起こりませんでした。' +
      'それは金属とガラスでできた重いもので、私は使い方が全然分かりませんでした。「もちろんです」と私は答えました。' +
      'その時は知りませんでしたが、それがすべての始まりだったのです。';
    expect(textsOf(text, 'ja', { charsPerSecond: 7 })).toEqual([
      '私は北の小さな町で育ちました。',
      'そこではみんながお互いを知っていて、 / 何も起こりませんでした。',
      'それは金属とガラスでできた重いもので、 / 私は使い方が全然分かりませんでした。',
      '「もちろんです」と私は答えました。',
      'その時は知りませんでしたが、 / それがすべての始まりだったのです。',
    ]);
  });

  it('in talk between two people', () => {
    const text =
      "- Hello. - Hi, John. How are you? - I'm fine, thanks. [900] Well, [1100] actually, not really. - What " +
      'happened? - My sister called me last night and said that she would not come to the wedding.';
    expect(textsOf(text, 'en', { charsPerSecond: 13 })).toEqual([
      '- Hello.',
      '- Hi, John.',
      'How are you?',
      "- I'm fine, thanks.",
      'Well,',
      'actually, not really.',
      '- What happened?',
      '- My sister called me last night and said / that she would not come to the wedding.',
    ]);
  });

  it('without punctuation, by pauses', () => {
    const text =
      'so today we are going to make a very simple bread [400] you need five hundred grams of flour [300] some ' +
      'water and a little bit of salt [900] first put the flour in a large bowl and make a hole in the middle [350] ' +
      'then add the water slowly while you stir with your other hand';
    expect(textsOf(text, 'en', { charsPerSecond: 14 })).toEqual([
      'so today we are going / to make a very simple bread',
      'you need five hundred grams of flour / some water and a little bit of salt',
      'first put the flour in a large bowl / and make a hole in the middle',
      'then add the water slowly / while you stir with your other hand',
    ]);
  });

  it('in short lines for vertical video', () => {
    const text =
      'This is the most expensive coffee in the world, and I paid 75 dollars for one cup. Is it worth it? ' +
      'Honestly, I have no idea.';
    expect(textsOf(text, 'en', { charsPerSecond: 16 }, 'shorts')).toEqual([
      'This is the most / expensive coffee',
      'in the world,',
      'and I paid 75 dollars / for one cup.',
      'Is it worth it?',
      'Honestly, / I have no idea.',
    ]);
  });
});

describe('buildCues', () => {
  it('keeps a text on one line when it fits', () => {
    expect(textsOf('I have nothing more to say about it, sir.', 'en', { charsPerSecond: 14 })).toEqual([
      'I have nothing more to say about it, sir.',
    ]);
  });

  it('breaks at a second of silence inside a phrase, but not at a short hesitation', () => {
    const voice: Voice = { charsPerSecond: 14 };
    expect(textsOf('I went to the market and saw a [200] beautiful old clock', 'en', voice)).toHaveLength(1);
    expect(textsOf('I went to the market and saw a [1100] beautiful old clock', 'en', voice)).toEqual([
      'I went to the market and saw a',
      'beautiful old clock',
    ]);
  });

  it('breaks between two speakers, even in the middle of a sentence', () => {
    const words = speak('I think we should go home', { charsPerSecond: 10 }).map((word, i) => ({
      ...word,
      speaker: i < 3 ? 'Anna' : 'Ben',
    }));
    const cues = build(words, 'en');
    expect(cues.map((cue) => [cue.speaker, cue.text])).toEqual([
      ['Anna', 'I think we'],
      ['Ben', 'should go home'],
    ]);
  });

  it('takes words without a known speaker for the same speaker’s', () => {
    const [first, ...rest] = speak('Come here now.', { charsPerSecond: 10 });
    expect(build([{ ...first!, speaker: 'Anna' }, ...rest], 'en')).toHaveLength(1);
  });

  it('weighs the confidence of words by their length', () => {
    const words = [
      { startMs: 0, endMs: 300, text: 'abc', confidence: 0.2 },
      { startMs: 300, endMs: 1200, text: ' abcdefghi', confidence: 1 },
      { startMs: 1200, endMs: 1500, text: ' xyz' },
    ];
    expect(build(words, 'en')[0]!.confidence).toBeCloseTo((3 * 0.2 + 9) / 12);
    expect(build(words.slice(2), 'en')[0]).not.toHaveProperty('confidence');
  });

  it('shows a word that looks like a tag as it is', () => {
    expect(textsOf('Write <b> for bold.', 'en', { charsPerSecond: 10 })).toEqual(['Write &lt;b> for bold.']);
  });

  it('divides a whole run of Chinese at its words, and the run’s time with it', () => {
    const text =
      '我在北方的一个小城市长大那里的每个人都互相认识什么事情都没有发生过因为大家都很忙所以没有时间聊天';
    const run: Word = { startMs: 1000, endMs: 13_000, text, confidence: 0.5 };
    const cues = build([run], 'zh');
    expect(cues.length).toBeGreaterThan(1);
    const parts = cues.flatMap((cue) => cue.words ?? []);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts[0]!.startMs).toBe(1000);
    expect(parts.at(-1)!.endMs).toBe(13_000);
    for (const [i, part] of parts.entries()) if (i > 0) expect(part.startMs).toBe(parts[i - 1]!.endMs);
    expect(checkTrack({ cues }, { profile: resolveProfile('netflix', { language: 'zh' }) })).toEqual([]);
  });

  it('finds the sentences of a run of any length', () => {
    const sentence = '我们昨天在公园里看到了很多漂亮的花。';
    const run: Word = { startMs: 0, endMs: 400_000, text: sentence.repeat(80) };
    const texts = build([run], 'zh').map((cue) => cue.text.replaceAll('\n', ''));
    expect(new Set(texts)).toEqual(new Set([sentence]));
  });

  it('leaves a run that fits one cue whole, whatever its line breaks', () => {
    const run: Word = { startMs: 0, endMs: 5000, text: '那是一个用金属和玻璃做成的很重的东西。' };
    const cues = build([run], 'zh');
    expect(cues.map((cue) => cue.text)).toEqual(['那是一个用金属和玻璃\n做成的很重的东西。']);
    expect(cues[0]!.words![0]).toBe(run);
  });

  it('puts a word longer than a line on a line of its own', () => {
    const long = 'https://www.example.com/a-very-long-address-of-a-page';
    const texts = textsOf(`Please visit ${long} for more.`, 'en', { charsPerSecond: 14 });
    expect(texts.flatMap((text) => text.split(' / '))).toContain(long);
  });

  it('makes nothing of nothing', () => {
    expect(build([], 'en')).toEqual([]);
    expect(build([{ startMs: 0, endMs: 500, text: '  ' }], 'en')).toEqual([]);
  });

  it('keeps every rule in each language at an unhurried pace', () => {
    const spoken: readonly (readonly [string, string, number])[] = [
      [
        'ar',
        'ذهبت إلى السوق في الصباح، واشتريت الخبز والجبن لأن أمي كانت تنتظرني في البيت مع إخوتي الصغار.',
        13,
      ],
      ['he', 'הלכתי לשוק בבוקר, וקניתי לחם וגבינה כי אמא שלי חיכתה לי בבית עם האחים הקטנים שלי.', 13],
      [
        'ko',
        '저는 북쪽의 작은 마을에서 자랐는데, 그곳에서는 모두가 서로를 알고 있었고 아무 일도 일어나지 않았습니다.',
        7,
      ],
      ['th', 'ฉันโตในเมืองเล็กๆ ทางภาคเหนือ ที่ทุกคนรู้จักกันและไม่เคยมีอะไรเกิดขึ้น ฉันจึงย้ายไปกรุงเทพฯ', 12],
      ['hi', 'मैं उत्तर के एक छोटे से शहर में बड़ा हुआ, जहाँ सब एक दूसरे को जानते थे और कभी कुछ नहीं होता था।', 14],
      ['ja', '朝起きて顔を洗い、家族と一緒に朝ご飯を食べてから、自転車に乗って学校へ行きます。', 3.4],
    ];
    for (const [language, text, charsPerSecond] of spoken) {
      const cues = build(speak(text, { charsPerSecond }), language);
      const profile = resolveProfile('netflix', { language });
      expect(checkTrack({ cues }, { profile }), language).toEqual([]);
    }
  });
});

describe('the times of cues', () => {
  const rate = frameRate(25);
  const word = (startMs: number, endMs: number, text: string): Word => ({ startMs, endMs, text });

  it('start on the frame in which the first word begins and hang on shortly after the last', () => {
    const cues = build([word(1015, 1500, 'Hello'), word(1500, 2230, ' there.')], 'en', { frameRate: rate });
    expect(cues[0]).toMatchObject({ startMs: 1000, endMs: 2320 });
  });

  it('give a short word the profile’s shortest duration', () => {
    const [cue] = build([word(1000, 1200, 'No.')], 'en', { frameRate: rate });
    expect(cue).toMatchObject({ startMs: 1000, endMs: 1840 });
  });

  it('start earlier in the silence when there is no time after', () => {
    const words = [
      { ...word(2000, 2200, 'No.'), speaker: 'a' },
      { ...word(2300, 4000, ' Why would you say such a thing?'), speaker: 'b' },
    ];
    const cues = build(words, 'en', { frameRate: rate });
    expect(cues[0]!.startMs).toBeLessThan(2000);
    expect(cues[0]!.endMs - cues[0]!.startMs).toBeGreaterThanOrEqual(833);
  });

  it('use up to half a second of silence for fast speech, no more', () => {
    const fast = speak('Nobody ever told me anything about it at all.', {
      charsPerSecond: 26,
      startMs: 1000,
    });
    const lastMs = fast.at(-1)!.endMs;
    const [cue] = build(fast, 'en', { frameRate: rate });
    expect(cue!.endMs).toBeGreaterThan(lastMs + 440);
    expect(cue!.endMs).toBeLessThanOrEqual(lastMs + 540);
  });

  it('close a gap of three to eleven frames to two in the netflix profile', () => {
    const words = [
      word(0, 2000, 'This is the first of them.'),
      word(2360, 4500, ' This is the second of them.'),
    ];
    const [first, second] = build(words, 'en', { frameRate: rate });
    expect(second!.startMs - first!.endMs).toBe(80);
    const [open] = build([words[0]!, word(2760, 5000, ' This is the second.')], 'en', { frameRate: rate });
    expect(open!.endMs).toBe(2080);
  });

  it('leave no gap or a clear one in the bbc profile', () => {
    const words = [
      word(0, 3000, 'This is the first of them.'),
      word(3800, 6500, ' This is the second of them.'),
    ];
    const [first, second] = build(words, 'en', { frameRate: rate, id: 'bbc' });
    expect(second!.startMs - first!.endMs).toBe(0);
  });

  it('move a start shortly before a cut to the cut, and an end to two frames before one', () => {
    const words = [word(1800, 4000, 'This is the first of them.')];
    const [cue] = build(words, 'en', { frameRate: rate, shotChanges: [2000, 4200] });
    expect(cue).toMatchObject({ startMs: 2000, endMs: 4120 });
  });

  it('end on a cut that is not on the frame grid by its own time', () => {
    const words = [word(1000, 3000, 'This is the first of them.')];
    const [cue] = build(words, 'en', { frameRate: rate, shotChanges: [3213] });
    expect(cue!.endMs).toBe(3133);
  });

  it('follow detected speech where the words reach into silence', () => {
    const words = [word(500, 1500, 'Well,'), word(1500, 4000, ' this is it.')];
    const speechRegions = [{ startMs: 1000, endMs: 3000 }];
    const [cue] = build(words, 'en', { frameRate: rate, speechRegions });
    expect(cue).toMatchObject({ startMs: 1000, endMs: 3080, words });
  });

  it('end with the video, and begin early enough for a last short word', () => {
    const cues = build([word(9700, 9900, 'Bye.')], 'en', { frameRate: rate, durationMs: 10_000 });
    expect(cues[0]!.endMs).toBeLessThanOrEqual(10_000);
    expect(cues[0]!.endMs - cues[0]!.startMs).toBeGreaterThanOrEqual(833);
  });
});
