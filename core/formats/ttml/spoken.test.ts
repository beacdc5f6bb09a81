/** Who speaks and in which language, as TTML says it. */
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../cues/cue.ts';
import { formatById } from '../registry.ts';
import { parseTtml } from './parse-ttml.ts';

const cues: readonly Cue[] = [
  { startMs: 0, endMs: 900, text: 'Good day.', speaker: 'Ana & Co' },
  { startMs: 1000, endMs: 1900, text: 'Buenos días.', speaker: 'Ben', language: 'es' },
  { startMs: 2000, endMs: 2900, text: '<v Ana & Co>- Say <lang fr>bonjour</lang>.</v>\n<v Ben>- No.</v>' },
];

describe.each(['ttml', 'ebu-tt-d'])('%s', (id) => {
  const format = formatById(id)!;
  const written = format.write({ cues, language: 'en' });

  it('names agents in the head and on what they say, and tells passages in other languages', () => {
    expect(written).toContain('<ttm:name type="full">Ana &amp; Co</ttm:name>');
    expect(written).toMatch(/<(?:tt:)?p [^>]*ttm:agent="speaker2" xml:lang="es">/);
    expect(written).toMatch(/<(?:tt:)?span[^>]* ttm:agent="speaker1" xml:lang="fr">bonjour</);
  });

  it('reads them again', () => {
    const read = parseTtml(written);
    expect(read.language).toBe('en');
    expect(read.cues).toMatchObject([
      { speaker: 'Ana & Co' },
      { speaker: 'Ben', language: 'es', text: 'Buenos días.' },
      { text: '<v Ana &amp; Co>- Say <lang fr>bonjour</lang>.</v>\n<v Ben>- No.</v>' },
    ]);
    expect(read.cues[2]?.speaker).toBeUndefined();
  });

  it('says nothing of speakers where nobody is named', () => {
    expect(format.write({ cues: [{ startMs: 0, endMs: 900, text: 'x' }] })).not.toContain('agent');
  });
});

describe('languages of other programs', () => {
  const document = (root: string, body: string) =>
    `<tt xmlns="http://www.w3.org/ns/ttml"${root}><body>${body}</body></tt>`;

  it('of a division are those of its paragraphs; one for all is the document’s', () => {
    const one = '<div xml:lang="de"><p begin="1s" end="2s">Hallo</p></div>';
    expect(parseTtml(document('', one))).toMatchObject({ language: 'de', cues: [{ text: 'Hallo' }] });
    expect(parseTtml(document('', one)).cues[0]?.language).toBeUndefined();
    const two = parseTtml(document('', `${one}<div xml:lang="fr"><p begin="3s" end="4s">Salut</p></div>`));
    expect(two.language).toBeUndefined();
    expect(two.cues.map(({ language }) => language)).toEqual(['de', 'fr']);
  });

  it('of a span that holds all of a paragraph hold no place in its text', () => {
    const span = '<div><p begin="1s" end="2s"><span xml:lang="es">Hola</span> <span>you</span></p></div>';
    expect(parseTtml(document(' xml:lang="en"', span)).cues[0]?.text).toBe('<lang es>Hola</lang> you');
  });
});
