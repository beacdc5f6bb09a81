/** The cues on the page of which a marked range of text holds something, in order. */
export function selectedCueIds(root: HTMLElement, range: Range): readonly string[] {
  return [...root.querySelectorAll<HTMLElement>('[data-cue]')].flatMap((element) => {
    const id = element.dataset['cue'];
    return id !== undefined && holdsText(range, element) ? [id] : [];
  });
}

/** False where the range only touches the edge. */
function holdsText(range: Range, element: HTMLElement): boolean {
  if (!range.intersectsNode(element)) return false;
  const inside = document.createRange();
  inside.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  return inside.toString().trim() !== '';
}
