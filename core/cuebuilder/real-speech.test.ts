import { describe, expect, it } from 'vitest';
import { checkTrack } from '../check/check-track.ts';
import type { Cue, Word } from '../cues/cue.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { ProfileId } from '../profiles/profile.ts';
import { buildCues } from './build-cues.ts';
import { speak } from './testing/speak.ts';

/** Where captions of real voices went wrong: what must stay together is joined by `_`. */
const wholes: readonly (readonly [language: string, text: string])[] = [
  ['en', 'The cameras of the bank show early_that_morning a man who walks slowly across the bridge.'],
  [
    'en',
    'Nobody had to stand in the rain and to wait_online. instead they walked in and bought their tickets.',
  ],
  [
    'en',
    'The crowd in front of the old town hall thunderously_declared that nobody would leave before the morning.',
  ],
  ['en', 'The senator from the north promises to defend_American_jobs and to bring the factories back.'],
  ['en', 'You can keep all of it in the van for as_long_as the milk stays cold in the little fridge.'],
  ['en', "So people come up to me in the street and it's_like,_how did you ever do that on your own?"],
  ['en', 'The people who live there have_not_been given any reason why the road was closed that night.'],
  [
    'en',
    'It was Doctor_Maria_Gonzalez who wrote about the light and the growth of the plants in her garden.',
  ],
  ['en', 'We are going to take_a_break and after that somebody will tell you about the second part of it.'],
  ['en', 'On that day in the autumn more than 3,000_innocent_people lost their lives in the two towers.'],
  ['de', 'Wir wollen das alte Haus am Fluss so_lange_wie_möglich behalten und den Garten wieder anlegen.'],
  ['de', 'Am Ende des Tages sind etwa 3.000_Menschen aus der Stadt gekommen und haben Angela_Merkel gehört.'],
  ['es', 'La gente de este pueblo quiere quedarse aquí tan_tranquila_como siempre y cuidar de sus campos.'],
  ['es', 'El presidente dijo a los vecinos de la ciudad que iba a tomar_una_decisión, pero nunca volvió.'],
  [
    'fr',
    'Les habitants du village veulent garder cette école aussi_longtemps_que possible et ils le disent.',
  ],
  [
    'it',
    'Gli abitanti del paese vogliono tenere la scuola, ma il sindaco deve prendere_una_decisione, e presto.',
  ],
  ['pt', 'Os moradores da cidade querem que o prefeito venha aqui para tomar_uma_decisão, mas ele não vem.'],
  ['nl', 'De mensen in dit dorp willen hun school zo_lang_mogelijk houden en ze zeggen het elke dag weer.'],
];

function build(words: readonly Word[], language: string, id: ProfileId = 'netflix'): readonly Cue[] {
  return buildCues(words, { profile: resolveProfile(id, { language }), language });
}

function textsOf(words: readonly Word[], language = 'en', id?: ProfileId): readonly string[] {
  return build(words, language, id).map(({ text }) => text.replaceAll('\n', ' / '));
}

/** What was to stay together and is parted by the end of a line or a cue. */
function parted(text: string, language: string, charsPerSecond: number, id?: ProfileId): readonly string[] {
  const words = speak(text.replaceAll('_', ' '), { charsPerSecond });
  const written = build(words, language, id)
    .map((cue) => cue.text)
    .join('\n');
  return text
    .split(' ')
    .filter((part) => part.includes('_'))
    .map((part) => part.replaceAll('_', ' '))
    .filter((part) => !written.includes(part));
}

describe('cues of real speech', () => {
  it.each(wholes)('in %s keep together: %s', (language, text) => {
    for (const charsPerSecond of [12, 14, 15.5, 17, 19]) {
      expect(parted(text, language, charsPerSecond), `at ${charsPerSecond}`).toEqual([]);
    }
  });

  it('take what a recogniser cuts into parts for one word', () => {
    const said = 'On that terrible day in the autumn of the year they lost 3';
    const words = speak(`${said} innocent people and nobody could say why.`, { charsPerSecond: 15 });
    const at = words.findIndex(({ text }) => text === ' 3');
    const { startMs, endMs } = words[at]!;
    const number = [
      { startMs, endMs: startMs, text: ' 3' },
      { startMs, endMs, text: ',000' },
    ];
    const texts = textsOf([...words.slice(0, at), ...number, ...words.slice(at + 1)]);
    expect(texts.join(' / ')).toContain('3,000 innocent people');
  });

  it('do not end a thought where somebody looks for a word', () => {
    const voice = { charsPerSecond: 14.5 };
    expect(textsOf(speak('and we found the house in the [550] old garden', voice))).toHaveLength(1);
    expect(textsOf(speak('and we found the house in the [1300] old garden', voice))).toHaveLength(2);
  });

  it('leave no word alone that its neighbour has room for', () => {
    const voice = { charsPerSecond: 15, sentencePauseMs: 120 };
    const texts = textsOf(
      speak('Okay. So this is the first of our meetings. Right. Here we go again.', voice),
    );
    expect(texts.every((text) => text.includes(' '))).toBe(true);
  });

  it('begin with the sentence rather than in its middle', () => {
    const text =
      'I never said that. The people who came here in the spring have built all of it themselves. ' +
      'We had no money. What we had was a great deal of time and a few friends who knew how to do it.';
    for (const charsPerSecond of [13, 15, 17, 19]) {
      const cues = build(speak(text, { charsPerSecond, sentencePauseMs: 60 }), 'en');
      const broken = cues.filter(({ text: cue }) => /[.?!]\s/u.test(cue) && !/[.?!]$/u.test(cue));
      expect(broken.map((cue) => cue.text)).toEqual([]);
    }
  });

  it('break after a question until the speakers are known', () => {
    const said = speak('How was it? It was good.', { charsPerSecond: 12, sentencePauseMs: 100 });
    expect(textsOf(said)).toEqual(['How was it?', 'It was good.']);
    const known = said.map((word) => ({ ...word, speaker: 'Anna' }));
    expect(textsOf(known)).toEqual(['How was it? It was good.']);
  });

  it('never hold two languages, and keep to the limits of their own', () => {
    const voice = { charsPerSecond: 12 };
    const english = speak("What's the weather like today?", voice).map((word) => ({
      ...word,
      language: 'en',
    }));
    const chinese = speak('今天北京的天气怎么样我们要不要去公园里走一走？', {
      charsPerSecond: 5,
      startMs: english.at(-1)!.endMs + 50,
    }).map((word) => ({ ...word, language: 'zh' }));
    const again = speak(' How do I go to that bus stop?', { ...voice, startMs: chinese.at(-1)!.endMs + 50 });
    const cues = build([...english, ...chinese, ...again], 'en');
    expect(cues.map(({ text, language }) => [text.replaceAll('\n', ' / '), language])).toEqual([
      ["What's the weather like today?", undefined],
      ['今天北京的天气怎么样 / 我们要不要去公园里走一走？', 'zh'],
      ['How do I go to that bus stop?', undefined],
    ]);
    for (const [i, cue] of cues.entries()) if (i > 0) expect(cue.startMs).toBeGreaterThan(cues[i - 1]!.endMs);
    const profile = resolveProfile('netflix', { language: 'en' });
    expect(checkTrack({ cues }, { profile })).toEqual([]);
    const fast = { startMs: 0, endMs: 1000, text: '我们要不要去公园里走一走' };
    const faultsOf = (cue: Cue) => checkTrack({ cues: [cue] }, { profile }).map(({ code }) => code);
    expect(faultsOf({ ...fast, language: 'zh' })).toEqual(['reading-speed']);
    expect(faultsOf(fast)).toEqual([]);
  });

  it('of a vertical video have one or two short lines', () => {
    for (const [language, text] of wholes) {
      for (const { text: cue } of build(
        speak(text.replaceAll('_', ' '), { charsPerSecond: 15 }),
        language,
        'shorts',
      )) {
        const lines = cue.split('\n');
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(lines.every((line) => line.length <= 24)).toBe(true);
      }
    }
  });
});
