/** How many speak at each moment: models in the layout of pyannote's segmentation, ten seconds at a time. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import { float32ArraySchema, samplesSchema } from '../../loading.ts';

/** Ten seconds at 16 kHz: what the models were trained on. */
export const segmentationSamples = 160_000;

export const segmentSpeakersInput = z.strictObject({
  modelKey: z.string(),
  /** At most `segmentationSamples`; what is shorter counts as followed by silence. */
  samples: samplesSchema.refine(
    ({ length }) => length > 0 && length <= segmentationSamples,
    'must be ten seconds at most',
  ),
});
export type SegmentSpeakersInput = z.infer<typeof segmentSpeakersInput>;

/** For frames of equal length that fill the sound: the probability, 0 to 1, that one at least and that two at least speak. */
export const speakersAtOnceSchema = z.strictObject({
  speech: float32ArraySchema(),
  overlap: float32ArraySchema(),
});

export const segmentationContract = kindContract({
  kind: 'segmentation',
  info: z.strictObject({}),
  operations: {
    segmentSpeakers: kindOperation({
      input: segmentSpeakersInput,
      output: speakersAtOnceSchema,
      priority: 'background',
    }),
  },
});
