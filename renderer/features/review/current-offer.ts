import { offerOf, typedOffer } from '../../editing/alternatives.ts';
import { isTyping } from '../../editing/editing-store.ts';
import { openProject } from '../../project/project-store.ts';
import { isPanelShown } from '../../workspace/panels.ts';
import { reviewStore } from './review-store.ts';

type Offer = ReturnType<typeof typedOffer>;

/** The doubtful word that a number means now: of the text that is being edited, else of the row that the review is at. */
export function currentOffer(): Offer {
  return isTyping() ? typedOffer() : rowOffer();
}

/** Of the current row of the review, while it is on the page. */
export function rowOffer(): Offer {
  const { byCue, currentId } = reviewStore.get();
  const project = openProject();
  const cueId = project?.currentCueId ?? null;
  const trackId = project?.activeTrackId ?? null;
  if (cueId === null || trackId === null || !isPanelShown('review')) return null;
  const problem = byCue.get(cueId)?.find(({ id }) => id === currentId);
  return problem?.code === 'low-confidence' ? offerOf(trackId, cueId, null) : null;
}
