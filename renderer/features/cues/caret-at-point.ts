/** The offset in an element's text that a point of the screen falls on; the end where the browser can't tell. */
export function caretAtPoint(element: HTMLElement, x: number, y: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  // `caretPositionFromPoint` is missing in older browsers.
  const position = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null;
  if (position === null || !element.contains(position.offsetNode)) return range.toString().length;
  range.setEnd(position.offsetNode, position.offset);
  return range.toString().length;
}
