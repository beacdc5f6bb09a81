import type { SearchFailures } from '../../../core/failures/search.ts';
import type { FailureTexts } from './failure-texts.ts';

export const searchTexts: FailureTexts<SearchFailures> = {
  en: {
    'picture-unreadable': ({ name, said }) =>
      `“${name}” can't be read as a picture${said === null ? '' : ` (${said})`}. Choose a JPEG, PNG or WebP file.`,
    'place-not-indexed': ({ name }) => `This place of “${name}” is not indexed yet. Try again in a while.`,
  },
  'zh-CN': {
    'picture-unreadable': ({ name, said }) =>
      `无法将“${name}”作为图片读取${said === null ? '' : `（${said}）`}。请选择 JPEG、PNG 或 WebP 文件。`,
    'place-not-indexed': ({ name }) => `“${name}”的此处尚未建立索引。请稍后再试。`,
  },
};
