import type { SpeakersNotes } from '../../../core/notes/speakers.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const speakersNoteTexts: FailureTexts<SpeakersNotes> = {
  en: {
    'nobody-speaks': () => 'Nobody speaks here, so there are no speakers.',
    'fewer-speakers': ({ found, wanted }) =>
      `Voices that could be told apart: ${found}. You asked for ${wanted} speakers.`,
    'tracks-without-speakers': ({ tracks }) =>
      `Still being written, so without speakers: ${tracks.join(', ')}. Find speakers again when that is done.`,
  },
  'zh-CN': {
    'nobody-speaks': () => '此处没有人说话，因此没有说话人。',
    'fewer-speakers': ({ found, wanted }) => `能区分的声音为 ${found} 个，少于要求的 ${wanted} 位说话人。`,
    'tracks-without-speakers': ({ tracks }) =>
      `以下轨道仍在生成，尚无说话人：${tracks.join('、')}。完成后请再次查找说话人。`,
  },
};
