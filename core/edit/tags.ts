import { escapeTags, visibleText } from '../cues/markup.ts';
import type { Edit } from '../project/project.ts';
import type { EditContext } from './edit-context.ts';
import { changeTexts } from './change-texts.ts';

/** Takes the tags of SRT, WebVTT and ASS away; what is seen stays as it is. */
export function removeTags(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  return changeTexts(c, cueIds, 'edit.removeTags', (text) => escapeTags(visibleText(text)));
}
