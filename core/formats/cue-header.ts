/** What may follow the times of a cue: SRT coordinates, WebVTT settings, or text on the wrong line. */

const srtCoordinates = /^(?:[XY][12]:\s{0,3}-?\d{1,6}\s{0,9}){1,8}$/i;
const webvttSetting = /^[a-z]{1,20}:[^\s:]\S{0,200}$/i;

export function isSrtCoordinates(rest: string): boolean {
  return rest.length <= 200 && srtCoordinates.test(rest);
}

/** True when every word is a WebVTT setting (`line:0`, `position:20%,line-left`). */
export function isWebVttSettings(rest: string): boolean {
  return (
    rest !== '' &&
    !isSrtCoordinates(rest) &&
    !rest.includes('-->') &&
    rest.split(/\s+/).every((word) => webvttSetting.test(word))
  );
}

const knownSetting = /^(?:vertical|line|position|size|align|region):[^\s:]\S{0,200}$/i;

/** The settings that WebVTT has, and what stands between them: in WebVTT that is never text. */
export function splitSettings(rest: string): { readonly settings: string; readonly leftOut: string } {
  if (rest === '' || isSrtCoordinates(rest)) return { settings: rest, leftOut: '' };
  const words = rest.split(/\s+/);
  const isKnown = (word: string): boolean => knownSetting.test(word) && !word.includes('-->');
  return {
    settings: words.filter(isKnown).join(' '),
    leftOut: words.filter((word) => !isKnown(word)).join(' '),
  };
}

/** Settings of one cue and text that stands after its times. */
export function splitTimingRest(rest: string): { readonly settings: string; readonly text: string } {
  if (rest === '') return { settings: '', text: '' };
  return isSrtCoordinates(rest) || isWebVttSettings(rest)
    ? { settings: rest, text: '' }
    : { settings: '', text: rest };
}
