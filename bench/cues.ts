/**
 * How long the cue builder takes for about ten hours of speech (96,000 words), with a shot change every four
 * seconds. `node bench/cues.ts`
 */
import { buildCues } from '../core/cuebuilder/build-cues.ts';
import { speak } from '../core/cuebuilder/testing/speak.ts';
import { profileIds, resolveProfile } from '../core/profiles/profiles.ts';

const paragraph =
  'I grew up in a small town in the north of England, where everybody knew everybody else and nothing ever ' +
  'happened. When I was about twelve years old, my grandfather gave me his old camera. It was a heavy thing ' +
  'made of metal and glass, and I had no idea how to use it. But I carried it everywhere, and over the next ' +
  'few years I took more than three thousand photographs of the people who lived on our street. ';

const words = speak(paragraph.repeat(1200), { charsPerSecond: 15 });
const lengthMs = words.at(-1)?.endMs ?? 0;
const shotChanges = Array.from({ length: Math.floor(lengthMs / 4000) }, (_, i) => i * 4000);

for (const id of profileIds) {
  const profile = resolveProfile(id, { language: 'en' });
  const started = performance.now();
  const cues = buildCues(words, { profile, language: 'en', shotChanges });
  const seconds = (performance.now() - started) / 1000;
  const hours = (lengthMs / 3_600_000).toFixed(1);
  console.log(`${id}: ${words.length} words (${hours} h) to ${cues.length} cues in ${seconds.toFixed(2)} s`);
}
