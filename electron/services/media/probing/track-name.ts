/** What cameras, phones and encoders call their tracks: no names that a person gave. */
const nameOfProgram =
  /handle|^core media|^apple |produced by|gpac|l-smash|mainconcept|bento4|^[^\p{L}\p{N}]*$/iu;

/** The name that a person gave a track: its title or, as in MP4, the name of its handler. */
export function trackName(tags: Readonly<Record<string, string>>): string | null {
  const title = (tags['title'] ?? '').trim();
  if (title !== '') return title;
  // Pascal strings of QuickTime keep their length as a first character.
  const handler = (tags['handler_name'] ?? '').replace(/[\u0000-\u001f]/g, '').trim();
  return handler === '' || nameOfProgram.test(handler) ? null : handler;
}
