/** Texts to summarise, two and a half words a second. */
import { isUnspacedScript } from '../../cues/text-measure.ts';
import type { Sentence } from '../../text/sentences.ts';
import type { SummaryChapter, SummaryText } from '../summary-text.ts';

const msPerWord = 400;

export interface SpokenChapter {
  readonly title?: string;
  readonly sentences: readonly string[];
}

/** Chapters one after the other; one without sentences is ten seconds of silence. */
export function spokenText(chapters: readonly SpokenChapter[], language = 'en'): SummaryText {
  const sentences: Sentence[] = [];
  const spans: SummaryChapter[] = [];
  let ms = 0;
  for (const chapter of chapters) {
    const startMs = ms;
    for (const text of chapter.sentences) {
      const sentence = spokenSentence(text, ms, language, sentences.length);
      sentences.push(sentence);
      ms = sentence.endMs;
    }
    if (chapter.sentences.length === 0) ms += 10_000;
    spans.push({ startMs, endMs: ms, title: chapter.title ?? null });
  }
  return { sentences, chapters: spans, durationMs: ms };
}

function spokenSentence(text: string, startMs: number, language: string, index: number): Sentence {
  const parts = isUnspacedScript(text)
    ? Array.from(
        new Intl.Segmenter(language, { granularity: 'word' }).segment(text),
        ({ segment }) => segment,
      )
    : text.split(/(?=\s)/u);
  const words = parts.map((part, place) => ({
    text: part,
    startMs: startMs + place * msPerWord,
    endMs: startMs + (place + 1) * msPerWord,
  }));
  const endMs = startMs + Math.max(1, parts.length) * msPerWord;
  return { id: `c${index}.0`, text, words, startMs, endMs, speaker: null, language };
}

export const greenhouse: readonly SpokenChapter[] = [
  {
    title: 'Old windows',
    sentences: [
      'Hello everyone, welcome back to my channel!',
      'Today Marta builds a greenhouse out of twelve old windows.',
      'Um, yeah, okay.',
      'The old windows came from a school in Leipzig that was torn down in 2019.',
      'Each window has a wooden frame and two panes of glass.',
      'How heavy is a window like that?',
      'A frame with its glass weighs about eighteen kilograms.',
      'The frames are sanded and painted with linseed oil before anything else.',
      'Linseed oil keeps water out of the wooden frame for about five years.',
      "Don't forget to subscribe and hit the bell.",
    ],
  },
  {
    title: 'Foundation',
    sentences: [
      'Okay, so.',
      'The foundation of the greenhouse is made of concrete blocks on gravel.',
      'Gravel lets the rain drain away under the concrete blocks.',
      'It has to be level, right?',
      'A string between two posts shows whether the foundation is level.',
      'Marta poured nine bags of concrete for the corners of the foundation.',
      'The concrete needs three days before it carries the frames.',
      'Yeah, mm-hmm.',
    ],
  },
  {
    title: 'Roof',
    sentences: [
      'The roof of the greenhouse leans to the south to catch the winter sun.',
      'Rafters of larch carry the roof, one every sixty centimetres.',
      'Larch costs more than pine but does not rot on the rafters.',
      'An opener filled with wax lifts the roof window when the greenhouse gets hot.',
      'The opener needs no electricity, because wax grows when it is warm.',
      'This is great, I love it.',
    ],
  },
  {
    title: 'Tomatoes',
    sentences: [
      'In the finished greenhouse the first tomatoes ripened in the middle of June.',
      'Tomatoes need a lot of water, but their leaves must stay dry.',
      'A barrel under the gutter collects rain for the tomatoes.',
      'Marta picked forty kilograms of tomatoes in the first summer.',
      'The tomatoes outside ripened five weeks later than those in the greenhouse.',
      'Thank you for watching, see you next time!',
    ],
  },
];
