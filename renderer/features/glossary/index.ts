export { CorrectionOffer } from './CorrectionOffer.tsx';
export { connectGlossary, termsStore } from './glossary-store.ts';
export { followCorrections } from './offer-store.ts';
