import type { GeneralFailures } from '../../../core/failures/general.ts';
import type { FailureTexts } from './failure-texts.ts';

export const generalTexts: FailureTexts<Partial<GeneralFailures>> = {
  en: {
    usage: (facts) => {
      switch (facts.reason) {
        case 'clip-outside':
          return 'The selection for the clip lies outside of the video, or is empty.';
        case 'not-a-folder':
          return `${facts.path} is a file, not a folder. Choose a folder.`;
        case 'unknown-encoding':
          return `"${facts.encoding}" is no encoding that Sidecut knows.`;
        default:
          return JSON.stringify(facts);
      }
    },
  },
  'zh-CN': {
    usage: (facts) => {
      switch (facts.reason) {
        case 'clip-outside':
          return '所选片段位于视频之外，或为空。';
        case 'not-a-folder':
          return `${facts.path} 是文件，不是文件夹。请选择文件夹。`;
        case 'unknown-encoding':
          return `Sidecut 不认识编码“${facts.encoding}”。`;
        default:
          return JSON.stringify(facts);
      }
    },
  },
};
