import type { InferenceFailures } from '../../../core/failures/inference.ts';
import type {
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../../../core/failures/models.ts';
import type { FailureTexts } from './failure-texts.ts';
import { storedModelDamaged, storedModelMissingFile, storedModelUnsupported } from './stored-models.ts';

type Stored = Pick<InferenceFailures, 'model-damaged' | 'model-missing-file' | 'model-unsupported'>;

export const inferenceTexts: FailureTexts<Stored> = {
  en: {
    'model-damaged': (facts) => storedModelDamaged(facts as StoredModelDamaged, 'en'),
    'model-missing-file': (facts) => storedModelMissingFile(facts as StoredModelMissingFile, 'en'),
    'model-unsupported': (facts) => storedModelUnsupported(facts as StoredModelUnsupported, 'en'),
  },
  'zh-CN': {
    'model-damaged': (facts) => storedModelDamaged(facts as StoredModelDamaged, 'zh-CN'),
    'model-missing-file': (facts) => storedModelMissingFile(facts as StoredModelMissingFile, 'zh-CN'),
    'model-unsupported': (facts) => storedModelUnsupported(facts as StoredModelUnsupported, 'zh-CN'),
  },
};
