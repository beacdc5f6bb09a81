/**
 * Every name that an edit of core/edit can have, with the values that fill it: `number` is the cue's place in its
 * track from 1 (of the first cue, where there are several), `count` how many cues, matches or problems it concerns.
 */
const editValues = {
  'edit.split': ['number'],
  'edit.merge': ['number', 'count'],
  'edit.insert': ['number'],
  'edit.delete': ['number', 'count'],
  'edit.deleteRipple': ['number', 'count'],
  'edit.move': ['number', 'count'],
  'edit.trimStart': ['number'],
  'edit.trimEnd': ['number'],
  'edit.setTimes': ['number'],
  'edit.setText': ['number'],
  'edit.setSpeaker': ['number', 'count'],
  'edit.findSpeakers': ['count'],
  'edit.renameSpeaker': ['from', 'speaker'],
  'edit.mergeSpeakers': ['speaker', 'count'],
  'edit.splitSpeaker': ['from', 'speaker'],
  'edit.confirmSpeakers': ['count'],
  'edit.setStyle': ['number', 'count'],
  'edit.cut': ['number', 'count'],
  'edit.paste': ['count'],
  'edit.setLanguage': ['number', 'count'],
  'edit.setPosition': ['number', 'count'],
  'edit.confirm': ['number', 'count'],
  'edit.duplicate': ['count', 'track'],
  'edit.shift': ['count'],
  'edit.stretch': ['count'],
  'edit.fitToVideo': ['count'],
  'edit.changeFrameRate': ['from', 'to'],
  'edit.fixGaps': ['count'],
  'edit.fixOverlaps': ['count'],
  'edit.snapToShots': ['count'],
  'edit.resplit': ['count'],
  'edit.rebuildCues': ['track'],
  'edit.breakLines': ['count'],
  'edit.removeTags': ['count'],
  'edit.changeCase': ['count'],
  'edit.leaveOutFillers': ['count'],
  'edit.convertChinese': ['count'],
  'edit.replace': ['number'],
  'edit.replaceAll': ['count'],
  'edit.takeStretch': ['count'],
  'edit.translate': ['count'],
  'edit.fixProblem': ['number'],
  'edit.fixProblems': ['count'],
  'edit.addTrack': ['track'],
  'edit.renameTrack': ['track'],
  'edit.changeTrack': ['track'],
  'edit.styleTrack': ['track'],
  'edit.deleteTrack': ['track'],
  'edit.noWords': ['time'],
  'edit.addChapter': ['title'],
  'edit.addChapters': ['count'],
  'edit.renameChapter': ['title'],
  'edit.moveChapter': ['title'],
  'edit.deleteChapter': ['title'],
  'edit.setChapters': ['count'],
  'edit.acceptChapters': ['count'],
  'edit.refuseChapters': ['count'],
  'edit.lockChapter': ['title'],
  'edit.unlockChapter': ['title'],
  'edit.mergeChapter': ['title'],
  'edit.beginPart': ['title'],
  'edit.joinPart': ['title'],
  'edit.offerChapters': ['count'],
  'edit.importChapters': ['count'],
} as const satisfies Record<string, readonly string[]>;

export type EditKey = keyof typeof editValues;

/** Those that say who speaks, not what is said. */
export const speakerEditKeys: readonly EditKey[] = [
  'edit.setSpeaker',
  'edit.findSpeakers',
  'edit.renameSpeaker',
  'edit.mergeSpeakers',
  'edit.splitSpeaker',
  'edit.confirmSpeakers',
];

/** What fills the name `Key`. */
export type EditValues<Key extends EditKey> = Readonly<
  Record<(typeof editValues)[Key][number], string | number>
>;

/** All of them, for checking that the page has a message for each. */
export const editKeys = Object.keys(editValues) as readonly EditKey[];
