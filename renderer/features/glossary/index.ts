export { CorrectionOffer } from './CorrectionOffer.tsx';
export { addTerms, connectGlossary, termsStore } from './glossary-store.ts';
export { followCorrections } from './offer-store.ts';
