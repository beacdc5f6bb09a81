import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../../core/project/project.ts';
import { endTyping, typeText } from '../../editing/typing.ts';
import { cueText, openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { termsStore } from './glossary-store.ts';
import { correct, correctedTexts, dropKeeping, followCorrections, offerStore } from './offer-store.ts';

let edits: readonly Edit[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  const texts = [
    'He met Guttenburg.',
    'Guttenburg printed, and <i>guttenburg</i> read.',
    'The old Guttenburg',
    'x',
  ];
  edits = openTestProject([[testTrack('one'), testCues(texts)]]);
  stop = followCorrections();
});
afterEach(() => {
  stop();
  endTyping();
  offerStore.set(null);
  termsStore.set([]);
  vi.useRealTimers();
});

function retype(cueId: string, text: string): void {
  typeText('one', cueId, text);
  endTyping();
}

describe('after a correction', () => {
  it('the name is offered for keeping, and the old form for correcting in one step', () => {
    retype('one-0', 'He met Johannes Gutenberg.'.replace('Johannes ', ''));
    const offer = offerStore.get()!;
    expect(offer).toMatchObject({ left: 3, canKeep: true, correction: { to: 'Gutenberg' } });
    const texts = correctedTexts(offer);
    expect(texts.map(({ after }) => after)).toEqual([
      'Gutenberg printed, and <i>Gutenberg</i> read.',
      'The old Gutenberg',
    ]);
    const before = edits.length;
    correct(offer, texts);
    expect(edits.length).toBe(before + 1);
    expect(edits.at(-1)!.name).toEqual({ key: 'edit.replaceAll', values: { count: 3 } });
    expect(cueText('one-2')).toBe('The old Gutenberg');
    expect(offerStore.get()).toMatchObject({ left: 0, canKeep: true });
    dropKeeping();
    expect(offerStore.get()).toBeNull();
  });

  it('nothing is offered twice, for a name that is kept and stands nowhere else, or for other changes', () => {
    retype('one-0', 'He met Ben Gunn.');
    expect(offerStore.get()?.correction.to).toBe('Ben Gunn');
    offerStore.set(null);
    retype('one-0', 'He met Guttenburg.');
    offerStore.set(null);
    retype('one-0', 'He met Ben Gunn.');
    expect(offerStore.get()).toBeNull();
    termsStore.set([{ id: 'a', text: 'Ada', mediaId: null }]);
    retype('one-3', 'y Ada');
    retype('one-3', 'y Adda');
    offerStore.set(null);
    retype('one-3', 'y Ada');
    expect(offerStore.get()).toBeNull();
    retype('one-2', 'The older, Guttenburg');
    expect(offerStore.get()).toBeNull();
  });
});
