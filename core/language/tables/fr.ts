import type { LanguageTable } from '../function-words.ts';

export const french: LanguageTable = {
  words: {
    article: `le la les un une des du au aux`,
    determiner: `mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces chaque quel quelle
      quels quelles plusieurs quelques aucun aucune tout toute tous toutes certains certaines différents
      différentes`,
    preposition: `à dans en par pour sur sous avec sans chez vers entre contre depuis pendant avant après devant
      derrière durant dès jusque jusqu'à jusqu'au jusqu'aux malgré selon parmi hors outre comme envers via
      lors grâce`,
    clingingPreposition: 'de',
    coordinator: 'et ou mais ni car donc or puis',
    clauseOpener: `que qui dont où quand lorsque puisque parce comme si quoique pourquoi comment combien lequel
      laquelle lesquels lesquelles tandis afin alors quoi`,
    auxiliary: `suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront
      serais serait seraient été étant ai as a avons avez ont avais avait avions aviez avaient aurai auras aura
      aurons aurez auront aurais aurait auraient ayant vais vas va allons allez vont allait allaient peux peut
      pouvons pouvez peuvent pouvait pouvaient pourrait pourraient pourrai dois doit devons devez doivent devait
      devaient devrait devraient veux veut voulons voulez veulent voulait voudrais voudrait faut fallait faudrait
      soit soient sois`,
    negation: 'ne',
    subjectPronoun: 'je tu il elle on ils elles',
    pronoun: 'nous vous cela ça ceci ce',
    objectPronoun: 'moi toi lui eux soi',
    proclitic: 'me te se lui y en leur',
    degree: `très trop si assez plutôt vraiment plus moins presque environ tellement aussi bien tout seulement même
      encore toujours déjà extrêmement complètement`,
    adjective: `petit petite petits petites grand grande grands grandes bon bonne bons bonnes beau belle beaux belles
      bel nouveau nouvelle nouveaux nouvelles nouvel vieux vieille vieilles vieil jeune jeunes gros grosse
      premier première premiers premières dernier dernière derniers dernières autre autres même mêmes mauvais
      mauvaise long longue meilleur meilleure seul seule vrai vraie joli jolie haut haute deuxième troisième
      prochain prochaine ancien ancienne`,
    particle: 'pas plus jamais rien point -ci -là',
    number: `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
      quarante cinquante soixante quatre-vingts cent mille`,
    unit: `pour_cent million millions milliard milliards mille cent cents euros euro centimes dollars dollar francs
      km kilomètres kilomètre m mètres mètre cm centimètres mm kg kilos kilo grammes g litres litre degrés degré
      heures heure h minutes minute secondes seconde jours jour semaines semaine mois ans années année fois siècle
      siècles km/h %`,
    month: `janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
    time: `matin après-midi soir nuit midi semaine mois année jour été hiver printemps automne lundi mardi mercredi jeudi
      vendredi samedi dimanche moment fois`,
    title: `m mme mlle monsieur madame mademoiselle dr docteur pr professeur maître saint sainte st ste président
      roi reine prince princesse capitaine général père sœur frère oncle tante`,
    nameParticle: 'de du des la le les von van der saint',
    abbreviation: `m. mm. mme. mlle. dr. pr. st. ste. p. ex. cf. env. etc. av. apr. n°. vol. chap.`,
    pair: `parce_que parce_qu'il afin_de afin_que alors_que tandis_que bien_que pour_que avant_de avant_que après_que
      ainsi_que tel_que telle_que plus_de moins_de beaucoup_de peu_de un_peu tout_le tout_à à_peu il_y y_a
      il_n'y n'y_a est_ce est-ce_que d'abord_et tout_de quand_même en_train au_moins au_plus à_cause près_de loin_de
      pour_cent à_côté grâce_à grâce_au jusqu'à_ce lors_de de_la qu'est-ce_que qu'est-ce_qui c'est_-à-dire`,
  },
  adverbEnding:
    /^(?!moment|gouvernement|appartement|bâtiment|vêtement|mouvement|sentiment|document|élément|département|argument).{3,}ment$/,
  verbEnding:
    /^(?!hier|premier|dernier|mer$|hiver|fer$|enfer|papier|quartier|métier|février|janvier|père|mère|frère|livre|lettre).{2,}(?:er|ir|oir|ant|dre|tre|ire)$/,
  beforeVerb: "je tu il elle on nous vous ils elles me te se y en ne j' qu'il qu'elle qu'on s'il",
  correlatives: 'aussi_que autant_que',
  adjectiveEnding: /(?:eux|euses?|iques?|als?|ales?|ifs?|ives?|ables?|ibles?|aux|istes?|aires?)$/,
  adjectivesFollow: true,
  forms: [
    // Elided words written apart by a tokenizer: l' d' qu' n' j'.
    { pattern: /^(?:l|d)'$/, wordClass: 'article' },
    {
      pattern:
        /^(?:c'est|c'était|s'est|n'est|n'était|j'ai|n'ai|n'a|n'avait|d'avoir|d'être|l'a|l'ai|m'a|t'a|s'était|n'ont|j'avais|qu'on|n'étaient|c'étaient)$/,
      wordClass: 'auxiliary',
    },
    { pattern: /^(?:qu'|lorsqu'|puisqu'|quoiqu')/, wordClass: 'clauseOpener' },
    {
      pattern: /^(?:qu'il|qu'elle|qu'on|qu'ils|qu'elles|s'il|s'ils|lorsqu'il|puisqu'il|j')$/,
      wordClass: 'subjectPronoun',
    },
    { pattern: /^d'(?:un|une|autres)$/, wordClass: 'article' },
    { pattern: /^d'[\p{L}-]+$/u, wordClass: 'clingingPreposition' },
  ],
};
