import type { LanguageTable } from '../function-words.ts';

export const swedish: LanguageTable = {
  words: {
    article: 'en ett den det de',
    determiner: `min mitt mina din ditt dina sin sitt sina hans hennes dess vår vårt våra er ert era deras denna detta dessa
      varje någon något några ingen inget inga alla all allt många få flera vilken vilket vilka samma båda`,
    preposition: `av bland efter enligt framför från för före genom hos i inom innan kring med mellan mot om på runt sedan
      till trots under ur utan utanför utom vid via åt över än som`,
    coordinator: 'och men eller samt utan så',
    clauseOpener:
      'att om när där eftersom medan fast fastän innan sedan som vem vad var varför hur vilken därför ifall tills',
    auxiliary: `är var varit vara har hade ha blir blev bli blivit ska skall skulle kan kunde måste får fick vill ville bör
      borde kommer`,
    negation: 'inte aldrig knappt',
    subjectPronoun: 'jag du han hon vi man',
    pronoun: 'ni det den de',
    objectPronoun: 'mig dig honom henne oss er dem sig',
    degree:
      'mycket väldigt för så ganska riktigt mer mest nästan ungefär bara också även redan ännu alltid helt',
    adjective:
      'ny nya nytt stor stora stort liten lilla litet små första sista nästa god goda bra gammal gamla annan andra',
    number: 'två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio sextio hundra tusen',
    unit: `procent miljon miljoner miljard miljarder tusen hundra kronor krona euro dollar km kilometer m meter cm kg kilo
      gram liter grader timmar timme minuter minut sekunder dagar dag veckor vecka månader år gånger`,
    month: 'januari februari mars april maj juni juli augusti september oktober november december',
    title: 'herr fru fröken dr doktor professor kung drottning prins prinsessan president sankt',
    nameParticle: 'von af de van',
    abbreviation: 't.ex. bl.a. dvs. osv. m.m. ca. kl. nr. s. st. dr. prof.',
    pair: 'till_exempel på_grund så_att för_att därför_att även_om trots_att i_stället mer_än i_alla inte_bara lite_grann',
  },
  adjectiveEnding: /(?:iga?|igt|liga?|ligt|iska?|iskt)$/,
};

const danishNorwegianPairs =
  'for_eksempel på_grund så_at for_at fordi_at selv_om mer_enn mere_end ikke_bare i_stedet';

export const danish: LanguageTable = {
  words: {
    article: 'en et den det de',
    determiner: `min mit mine din dit dine sin sit sine hans hendes dens dets vores jeres deres denne dette disse hver hvert
      nogen noget nogle ingen intet alle al alt mange få flere hvilken hvilket hvilke samme begge`,
    preposition: `af blandt efter for foran fra før gennem hos i ifølge inden langs med mellem mod om omkring over på siden
      til trods uden under ved via end som`,
    coordinator: 'og men eller samt',
    clauseOpener:
      'at om når hvor da fordi mens selvom inden som der hvem hvad hvorfor hvordan hvis skønt indtil så',
    auxiliary: `er var været være har havde have bliver blev blive skal skulle kan kunne må måtte får fik vil ville bør
      burde`,
    negation: 'ikke aldrig næppe',
    subjectPronoun: 'jeg du han hun vi man',
    pronoun: 'I det den de',
    objectPronoun: 'mig dig ham hende os jer dem sig',
    degree: 'meget for så ganske rigtig mere mest næsten omkring kun også endda allerede altid helt',
    adjective:
      'ny nye nyt stor store stort lille små første sidste næste god gode godt gammel gamle anden andet andre',
    number: 'to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds hundrede tusind',
    unit: `procent million millioner milliard milliarder tusind hundrede kroner krone euro dollars km kilometer m meter cm kg
      kilo gram liter grader timer time minutter minut sekunder dage dag uger uge måneder år gange`,
    month: 'januar februar marts april maj juni juli august september oktober november december',
    title: 'hr fru frøken dr doktor professor kong dronning prins prinsesse præsident sankt',
    nameParticle: 'von af de van',
    abbreviation: 'f.eks. bl.a. dvs. osv. ca. kl. nr. s. dr. prof. hr.',
    pair: danishNorwegianPairs,
  },
  adjectiveEnding: /(?:ige?|igt|lige?|ligt|iske?)$/,
};

export const norwegian: LanguageTable = {
  words: {
    article: 'en ei et den det de',
    determiner: `min mitt mine di din ditt dine sin sitt sine hans hennes vår vårt våre deres denne dette disse hver hvert
      noen noe ingen alle all alt mange få flere hvilken hvilket hvilke samme begge`,
    preposition: `av blant etter for foran fra før gjennom hos i ifølge innen langs med mellom mot om omkring over på siden
      til tross uten under ved via enn som`,
    coordinator: 'og men eller samt',
    clauseOpener: 'at om når der hvor da fordi mens selv som hvem hva hvorfor hvordan hvis dersom inntil så',
    auxiliary: `er var vært være har hadde ha blir ble bli blitt skal skulle kan kunne må måtte får fikk vil ville bør
      burde`,
    negation: 'ikke aldri neppe',
    subjectPronoun: 'jeg du han hun vi man',
    pronoun: 'dere det den de',
    objectPronoun: 'meg deg ham henne oss dem seg',
    degree: 'veldig for så ganske mer mest nesten omtrent bare også til allerede alltid helt svært',
    adjective:
      'ny nye nytt stor store stort liten lille små første siste neste god gode godt gammel gamle annen annet andre',
    number: 'to tre fire fem seks sju syv åtte ni ti elleve tolv tjue tretti førti femti hundre tusen',
    unit: `prosent million millioner milliard milliarder tusen hundre kroner krone euro dollar km kilometer m meter cm kg kilo
      gram liter grader timer time minutter minutt sekunder dager dag uker uke måneder år ganger`,
    month: 'januar februar mars april mai juni juli august september oktober november desember',
    title: 'herr fru frøken dr doktor professor kong dronning prins prinsesse president sankt',
    nameParticle: 'von av de van',
    abbreviation: 'f.eks. bl.a. dvs. osv. ca. kl. nr. s. dr. prof.',
    pair: danishNorwegianPairs,
  },
  adjectiveEnding: /(?:ige?|lige?|iske?)$/,
};
