import type { ModelLayout } from '../../model-layout.ts';

/** Finds lines, reads them, tells which are upside down. */
export const graphNamesOfPpOcr = [
  'ch_PP-OCRv4_det_infer',
  'ch_PP-OCRv4_rec_infer',
  'ch_ppocr_mobile_v2.0_cls_infer',
] as const;

export const textRecognitionLayouts: readonly ModelLayout[] = [
  {
    architecture: 'pp-ocr',
    task: 'text-recognition',
    modelTypes: ['pp-ocr'],
    required: ['config.json'],
    optional: [],
    graphSets: [graphNamesOfPpOcr],
  },
];
