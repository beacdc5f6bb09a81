/** `Speaker 1` */
export function newSpeakerName(number: number): string {
  return `Speaker ${number}`;
}
