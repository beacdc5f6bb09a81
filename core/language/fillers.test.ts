import { describe, expect, it } from 'vitest';
import { editedText, fillersIn } from './fillers.ts';

const without = (text: string, language = 'en'): string => editedText(text, fillersIn(text, language));

describe('fillers', () => {
  it.each([
    ['en', 'So, uh, we went home, um.', 'So we went home.'],
    ['en', 'Uh, we are late.', 'We are late.'],
    ['en', 'He said, erm, nothing. Um. Then he left.', 'He said nothing. Then he left.'],
    ['de', 'Ich war, ähm, gestern da. Äh, warum?', 'Ich war gestern da. Warum?'],
    ['fr', 'Je suis, euh, désolé.', 'Je suis désolé.'],
    ['es', 'Pues, eh, no sé.', 'Pues no sé.'],
    ['it', 'Ehm, non lo so.', 'Non lo so.'],
    ['nl', 'Ik ga, euh, naar huis.', 'Ik ga naar huis.'],
    ['pt', 'Eu, hum, não sei.', 'Eu não sei.'],
    ['ja', 'えーと、今日は、あのー、休みです。', '今日は、休みです。'],
    ['zh', '呃，我们今天，嗯，去公园。', '我们今天，去公园。'],
  ])('in %s: %s', (language, said, clean) => {
    expect(without(said, language)).toBe(clean);
  });

  it.each([
    ['en', 'I I think the the dog is gone.', 'I think the dog is gone.'],
    ['en', 'I think, I think we should go.', 'I think we should go.'],
    ['en', 'Wh- what did you say?', 'What did you say?'],
    ['en', 'And, uh, and the, and the dog ran.', 'And the dog ran.'],
    ['de', 'Wir wir haben das das Haus verkauft.', 'Wir haben das das Haus verkauft.'],
    ['fr', 'Je je ne sais pas.', 'Je ne sais pas.'],
  ])('are false starts too, in %s: %s', (language, said, clean) => {
    expect(without(said, language)).toBe(clean);
  });

  it.each([
    ['en', 'Uh-huh. Mm-hmm. Uh?'],
    ['en', 'He had had enough, and that that was so is very very sad. No, no, no.'],
    ['en', 'You know, I mean, damn, this is shit.'],
    ['de', 'Er geht um das Haus, um zu sehen, die die Tür schließen.'],
    ['pt', 'Um homem e um cão.'],
    ['is', 'Við tölum um veðrið.'],
    ['lb', 'Mir treffen eis um aacht.'],
    ['es', '¿Eh? ¡Eh!'],
    ['fr', 'Nous nous sommes vus.'],
    ['zh', '嗯。'],
    ['ja', 'あの人はえらい。'],
    ['en', 'We left. We came back. 5 5 5.'],
  ])('are none of what means something, in %s: %s', (language, said) => {
    expect(fillersIn(said, language)).toEqual([]);
  });
});
