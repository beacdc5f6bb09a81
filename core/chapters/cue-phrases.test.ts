import { describe, expect, it } from 'vitest';
import { cueBetween, farewellIn } from './cue-phrases.ts';

function said(text: string, language: string, startMs = 0) {
  return { startMs, endMs: startMs + 1000, text, speaker: null, language };
}

describe('what the first words of a sentence say', () => {
  it.each([
    ['en', 'Next, we look at the settings.', 'It moves and it stops.'],
    ['de', 'Kommen wir zu den Einstellungen.', 'Und das ist dann fertig.'],
    ['fr', 'Passons maintenant aux réglages.', 'Et il fonctionne comme avant.'],
    ['es', 'A continuación veremos los ajustes.', 'Y eso es lo mismo de antes.'],
    ['it', 'Adesso passiamo alle impostazioni.', 'E questo è come quello di prima.'],
    ['pt', 'A seguir, veremos as configurações.', 'E isso é o mesmo de antes.'],
    ['nl', 'Laten we nu de instellingen bekijken.', 'En dat is hetzelfde als eerder.'],
    ['zh', '接下来我们看设置。', '而且这个很慢也不好用。'],
    ['ja', '次に設定を見ていきます。', 'そして、それはとても遅いです。'],
  ])('announces something new or goes on (%s)', (language, opens, goesOn) => {
    const before = said('x', language);
    const opening = cueBetween(before, said(opens, language));
    expect(opening.evidence).toBeGreaterThanOrEqual(1);
    expect(opening.phrase).toMatchObject({ of: 'begins' });
    expect(cueBetween(before, said(goesOn, language)).evidence).toBeLessThan(0);
  });

  it('counts the end of the sentence before', () => {
    const { evidence, phrase } = cueBetween(
      said('And that is all, thank you.', 'en'),
      said('Tomatoes need sun all day.', 'en'),
    );
    expect(evidence).toBeGreaterThan(0.5);
    expect(phrase).toEqual({ of: 'ends', text: 'thank you' });
  });

  it('says nothing in a language without a table', () => {
    expect(cueBetween(said('Kaixo denoi', 'eu'), said('Gaur hitz egingo dugu', 'eu'))).toEqual({
      evidence: 0,
      phrase: null,
    });
  });

  it('takes a word only whole', () => {
    expect(cueBetween(said('x', 'en'), said('Sofas nextdoor are green and large.', 'en')).phrase).toBeNull();
  });
});

describe('the farewell of a talk', () => {
  const talk = Array.from({ length: 60 }, (_, at) =>
    said(`The topic goes on with point ${at}.`, 'en', at * 10_000),
  );

  it('is found near the end, with the word before it', () => {
    const ended = [
      ...talk,
      said('All right.', 'en', 600_000),
      said('Thank you for watching.', 'en', 601_000),
    ];
    expect(farewellIn(ended)).toBe(60);
  });

  it('is none in the middle', () => {
    expect(farewellIn(talk.with(20, said('Thank you for the question.', 'en', 200_000)))).toBeNull();
  });
});
