import type { InferenceFailures } from '../../../../../core/failures/inference.ts';
import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../../../core/failures/models.ts';
import type { FailureWords } from './failure-words.ts';
import { storedModelDamaged, storedModelMissingFile, storedModelUnsupported } from './stored-models.ts';

export const inferenceWords: Partial<FailureWords<InferenceFailures>> = {
  'model-damaged': (facts) => storedModelDamaged(facts as StoredModelDamaged),
  'model-missing-file': (facts) => storedModelMissingFile(facts as StoredModelMissingFile),
  'model-unsupported': (facts) => storedModelUnsupported(facts as StoredModelUnsupported),
};
