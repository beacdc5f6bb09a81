/** Fields of `[Script Info]`. */
import { assDefaultPicture } from './place.ts';
import type { Picture } from './place.ts';

/** The field's value; undefined without it. Names are compared without case. */
export function infoField(scriptInfo: readonly string[], name: string): string | undefined {
  const line = scriptInfo.find(
    (each) => each.slice(0, name.length + 1).toLowerCase() === `${name}:`.toLowerCase(),
  );
  return line?.slice(name.length + 1).trim();
}

/** In whose pixels the script counts; of one side only the other follows at 4:3, as players do. */
export function pictureOf(scriptInfo: readonly string[]): Picture {
  const side = (name: string): number => {
    const value = Number(infoField(scriptInfo, name) ?? 0);
    return Number.isInteger(value) && value > 0 && value <= 100_000 ? value : 0;
  };
  const [width, height] = [side('PlayResX'), side('PlayResY')];
  if (width === 0 && height === 0) return assDefaultPicture;
  return {
    width: width === 0 ? Math.round((height * 4) / 3) : width,
    height: height === 0 ? Math.round((width * 3) / 4) : height,
  };
}

/** What `\n` stands for: in wrap style 2 only the script breaks lines, so both kinds of break do. */
export function softBreakOf(scriptInfo: readonly string[]): '\n' | ' ' {
  return infoField(scriptInfo, 'WrapStyle') === '2' ? '\n' : ' ';
}
