import { describe, expect, it } from 'vitest';
import { resolveProfile } from '../profiles/profiles.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FakeEngine } from './testing/fake-engine.ts';
import { fakeEngine } from './testing/fake-engine.ts';
import { translateCues } from './translate-cues.ts';
import type { CueTranslation, TranslationWork } from './translation-work.ts';

const cue = (id: string, startMs: number, endMs: number, text: string, more: Partial<TrackCue> = {}) =>
  ({ id, startMs, endMs, text, origin: 'file', ...more }) as const;

/** Answers what the table says. */
function engineOf(table: Readonly<Record<string, string>>, more: Partial<FakeEngine> = {}): FakeEngine {
  return { ...fakeEngine(['none'], { maxLines: 20, translate: (text) => table[text] ?? '' }), ...more };
}

async function translated(
  sources: readonly TrackCue[],
  engine: FakeEngine,
  more: Partial<TranslationWork> = {},
): Promise<readonly CueTranslation[]> {
  const to = more.to ?? 'es';
  const work: TranslationWork = {
    ...{ sources, wanted: null, known: new Map<string, string>(), from: 'en', to, terms: [] },
    profile: resolveProfile('netflix', { language: to }),
    ...more,
  };
  const cues: CueTranslation[] = [];
  for await (const step of translateCues(engine, work)) cues.push(...step.cues);
  return cues;
}

const texts = (cues: readonly CueTranslation[]) => cues.map(({ text }) => text);
const kinds = (cues: readonly CueTranslation[]) => cues.map(({ doubts }) => doubts.map(({ kind }) => kind));

describe('a sentence over two cues', () => {
  const sources = [
    cue('a', 0, 5000, 'When my grandfather died,'),
    cue('b', 5100, 25_000, 'he left me <i>his old camera</i>. I kept it.'),
  ];

  it.each([
    ['es', 'Cuando murió mi abuelo, me dejó su vieja cámara.', 'La guardé.', 'Cuando murió mi abuelo,'],
    [
      'de',
      'Als mein Großvater starb, hinterließ er mir seine alte Kamera.',
      'Ich behielt sie.',
      'Als mein Großvater starb,',
    ],
    [
      'ja',
      '祖父が亡くなったとき、古いカメラを私に残してくれました。',
      '私はそれをとっておきました。',
      '祖父が亡くなったとき、',
    ],
    ['zh-Hant', '祖父去世時，他把他的舊相機留給了我。', '我把它保存了下來。', '祖父去世時，'],
    ['ar', 'عندما توفي جدي، ترك لي كاميرته القديمة.', 'لقد احتفظت بها.', 'عندما توفي جدي،'],
    ['en-GB', '', '', 'When my grandfather died,'],
  ])('is cut where %s parts well', async (to, first, second, head) => {
    const engine = engineOf({
      'When my grandfather died, he left me his old camera.': first,
      'I kept it.': second,
    });
    const cues = await translated(sources, engine, { to });
    expect(cues[0]!.text).toBe(head);
    const rest = cues[1]!.text.replaceAll(/<\/?i>|\n/gu, ' ').replaceAll(/\s/gu, '');
    const whole = first === '' ? sources[1]!.text : `${first.slice(head.length)}${second}`;
    expect(rest).toBe(whole.replaceAll(/<\/?i>|\s/gu, ''));
    expect(cues[1]!.text).toMatch(/<i>[^<]+<\/i>/u);
    expect(kinds(cues)).toEqual([[], []]);
    // What is in the language already is not asked for.
    expect(engine.requests.length).toBe(to === 'en-GB' ? 0 : 1);
  });

  it('is cut where the words come from, when the model tells', async () => {
    const answer = 'uno dos tres cuatro cinco seis';
    const engine = engineOf({});
    const cues = await translated(
      [cue('a', 0, 1000, 'one two three'), cue('b', 1000, 2000, 'four five six')],
      {
        ...engine,
        translate: ({ lines }) =>
          Promise.resolve(
            lines.map(({ id }) => ({
              ...{ id, text: answer },
              alignment: [
                { start: 0, end: 20, source: 4 },
                { start: 21, end: answer.length, source: 16 },
              ],
            })),
          ),
      },
    );
    expect(texts(cues)).toEqual(['uno dos tres cuatro', 'cinco seis']);
  });

  it('of which one word is left stays readable in both, and is told', async () => {
    const cues = await translated(
      [cue('a', 0, 1000, 'Oh yes,'), cue('b', 1000, 2000, 'of course.')],
      engineOf({ 'Oh yes, of course.': 'Claro.' }),
    );
    expect(texts(cues)).toEqual(['Claro.', 'Claro.']);
    expect(kinds(cues)).toEqual([['repeated'], ['repeated']]);
  });
});

it('dashes, notes, speakers, places, list numbers and brackets are kept, and never seen by the engine', async () => {
  const table = {
    'Are you coming?': '¿Vienes?',
    'Not yet.': 'Todavía no.',
    'Row, row your boat': 'Rema, rema tu bote',
    'Look out!': '¡Cuidado!',
    'First the flour.': 'Primero la harina.',
    'door slams': 'portazo',
  };
  const sources = [
    cue('a', 0, 2000, '- Are you coming?\n- Not yet.'),
    cue('b', 2000, 4000, '♪ Row, row your boat ♪'),
    cue('c', 4000, 6000, '{\\an8}<i>ANNA: Look out!</i>', { settings: 'line:0', speaker: 'Anna' }),
    cue('d', 6000, 8000, '1. First the flour.'),
    cue('e', 8000, 9000, '[door slams]'),
    cue('f', 9000, 9500, '♪♪'),
  ];
  const engine = engineOf(table);
  expect(texts(await translated(sources, engine))).toEqual([
    '- ¿Vienes?\n- Todavía no.',
    '♪ Rema, rema tu bote ♪',
    '{\\an8}<i>ANNA: ¡Cuidado!</i>',
    '1. Primero la harina.',
    '[portazo]',
    '♪♪',
  ]);
  expect(engine.requests[0]!.lines.map(({ text }) => text)).toEqual(Object.keys(table));
});

it('a passage in another language is translated from that one', async () => {
  const engine = engineOf({
    'Good morning.': 'Guten Morgen.',
    'Las abejas vuelven.': 'Die Bienen kehren zurück.',
  });
  const sources = [
    cue('a', 0, 2000, 'Good morning.'),
    cue('b', 2000, 4000, 'Las abejas vuelven.', { language: 'es' }),
    cue('c', 4000, 6000, 'Bis bald.', { language: 'de' }),
  ];
  const cues = await translated(sources, engine, { to: 'de' });
  expect(texts(cues)).toEqual(['Guten Morgen.', 'Die Bienen kehren zurück.', 'Bis bald.']);
  expect(engine.requests.map(({ from, lines }) => [from, lines.length])).toEqual([
    ['en', 1],
    ['es', 1],
  ]);
});

it('what is missing or wrong is asked once more with what was wrong, and told when it stays so', async () => {
  let count = 0;
  const first: Readonly<Record<string, string>> = {
    'We saw 12 bees.': 'Vimos abejas.',
    'They flew home.': '',
  };
  const second: Readonly<Record<string, string>> = { 'We saw 12 bees.': 'Vimos doce abejas.' };
  const engine = engineOf({});
  const cues = await translated(
    [cue('a', 0, 2000, 'We saw 12 bees.'), cue('b', 2000, 4000, 'They flew home.')],
    {
      ...engine,
      translate: async (request) => {
        await engine.translate(request);
        const table = count++ === 0 ? first : second;
        return request.lines.map(({ id, text }) => ({ id, text: table[text] ?? '' }));
      },
    },
  );
  expect(texts(cues)).toEqual(['Vimos doce abejas.', 'They flew home.']);
  expect(kinds(cues)).toEqual([[], ['missing']]);
  const again = engine.requests.slice(1).flatMap(({ lines }) => lines);
  expect(again.map(({ text }) => text)).toEqual(['We saw 12 bees.', 'They flew home.']);
  expect(again[0]!.again).toEqual({ text: 'Vimos abejas.', doubts: [{ kind: 'lost-number', text: '12' }] });
});

it('too much for the time is asked for shorter, and else told with the speed', async () => {
  const long = 'Esto es una frase muchísimo más larga de lo que nadie puede leer en un segundo.';
  const engine = engineOf({ 'This is too long.': long });
  const cues = await translated([cue('a', 0, 1000, 'This is too long.')], engine);
  expect(cues[0]!.doubts).toEqual([{ kind: 'odd-length' }, { kind: 'too-fast', charactersPerSecond: 79 }]);
  expect(engine.requests[1]!.lines[0]).toMatchObject({ maxLength: 17, again: { text: long } });
  // A translator that does not listen would say the same again.
  const deaf = { ...engineOf({ 'This is too long.': long }), listens: false };
  await translated([cue('a', 0, 1000, 'This is too long.')], deaf);
  expect(deaf.requests.length).toBe(1);
});

it('only what is wanted is asked for, between what is known', async () => {
  const engine = engineOf({ 'Three.': 'Tres.', 'and five': 'y cinco' });
  const sources = [
    cue('a', 0, 1000, 'One.'),
    cue('b', 1000, 2000, 'Three.'),
    cue('c', 2000, 3000, 'Four'),
    cue('d', 3000, 4000, 'and five.'),
  ];
  const cues = await translated(sources, engine, {
    wanted: new Set(['b', 'd']),
    known: new Map([['a', 'Uno.']]),
  });
  expect(cues.map(({ of }) => of)).toEqual(['b', 'd']);
  expect(engine.requests[0]).toMatchObject({
    lines: [{ text: 'Three.' }, { text: 'and five.' }],
    before: [{ text: 'One.', translation: 'Uno.' }],
    behind: [{ text: 'Four and five.' }],
  });
});

it('a translator that reads no terms gets a mark in the place of one that it lost', async () => {
  const deaf = {
    ...engineOf({
      'The queens fly to Sidecut.': 'Las abejas vuelan a Corte Lateral.',
      'The \ue101 fly to \ue100.': 'Las\ue101 vuelan a \ue100 .',
      'They sleep.': 'Duermen.',
    }),
    listens: false,
  };
  const terms = [
    { id: '1', mediaId: null, text: 'Sidecut', keep: true as const },
    { id: '2', mediaId: null, text: 'queen', translations: { es: 'reinas' } },
  ];
  const sources = [cue('a', 0, 3000, 'The queens fly to Sidecut.'), cue('b', 3000, 5000, 'They sleep.')];
  const cues = await translated(sources, deaf, { terms });
  expect(texts(cues)).toEqual(['Las reinas vuelan a Sidecut.', 'Duermen.']);
  expect(deaf.requests.map(({ lines }) => lines.length)).toEqual([2, 1]);
  expect(kinds(cues)).toEqual([[], []]);
});

it('answers that were joined and shifted come right when they are asked for again in smaller requests', async () => {
  const table: Readonly<Record<string, string>> = {
    'Where have you been?': '¿Dónde has estado?',
    'I was at the market, and there I met Anna again.': 'Estuve en el mercado y allí volví a ver a Anna.',
    'Really?': '¿De verdad?',
    'She told me that the bees are back in the house near the river.':
      'Me contó que las abejas han vuelto a la casa junto al río.',
    'All 40 hives?': '¿Las 40 colmenas?',
    'No, only a few.': 'No, solo unas pocas.',
  };
  const engine = engineOf(table);
  const joining: FakeEngine = {
    ...engine,
    translate: async (request) => {
      const given = [...(await engine.translate(request))];
      if (given.length < 4) return given;
      // The second holds the third, and all behind them have moved up.
      const texts = given.map(({ text }) => text);
      texts.splice(1, 2, `${texts[1]!} ${texts[2]!}`);
      return given.slice(0, texts.length).map(({ id }, i) => ({ id, text: texts[i]! }));
    },
  };
  const sources = Object.keys(table).map((text, i) => cue(`c${String(i)}`, i * 5000, i * 5000 + 4900, text));
  const cues = await translated(sources, joining);
  expect(texts(cues).map((text) => text.replaceAll('\n', ' '))).toEqual(Object.values(table));
  expect(kinds(cues).flat()).toEqual([]);
});
