import type { ChineseScript, ConvertText } from '../language/chinese-script.ts';
import { convertWords, inScript } from '../language/chinese-script.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import type { Change, Edit } from '../project/project.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import type { CueChange } from './make-edit.ts';
import { editedCue, namedEdit } from './make-edit.ts';

/**
 * The chosen cues (all for `null`) in one script. Of a whole Chinese track the language says the script from then on, so
 * that cues built anew keep it.
 */
export function convertChinese(
  c: EditContext,
  cueIds: Iterable<string> | null,
  script: ChineseScript,
  convert: ConvertText,
): Edit | null {
  const changes = indicesOfCues(c.cues, cueIds).flatMap((index): readonly CueChange[] => {
    const before = c.cues[index]!;
    if (primaryLanguage(before.language ?? c.track.language) !== 'zh') return [];
    const text = convert(before.text);
    if (text === before.text) return [];
    const { words } = before;
    const texts = words === undefined ? { text } : { text, words: convertWords(words, convert) };
    return [{ before, after: editedCue(before, texts) }];
  });
  const language = cueIds === null ? inScript(c.track.language, script) : c.track.language;
  const track: readonly Change[] =
    language === c.track.language
      ? []
      : [{ kind: 'track', before: c.track, after: { ...c.track, language } }];
  const cues = changes.map((change): Change => ({ kind: 'cue', trackId: c.track.id, ...change }));
  return namedEdit('edit.convertChinese', { count: changes.length }, [...track, ...cues], c.newId);
}
