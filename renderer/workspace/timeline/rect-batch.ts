/** Rectangles sorted by colour: setting the colour is what costs, not the rectangle. */
export class RectBatch {
  readonly #byColour = new Map<string, number[]>();

  add(colour: string, x: number, y: number, width: number, height: number): void {
    let list = this.#byColour.get(colour);
    if (list === undefined) this.#byColour.set(colour, (list = []));
    list.push(x, y, width, height);
  }

  fill(context: CanvasRenderingContext2D): void {
    for (const [colour, list] of this.#byColour) {
      context.fillStyle = colour;
      for (let i = 0; i < list.length; i += 4) {
        context.fillRect(list[i]!, list[i + 1]!, list[i + 2]!, list[i + 3]!);
      }
    }
  }
}
