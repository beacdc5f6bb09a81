import type { LanguageTable } from '../function-words.ts';

export const english: LanguageTable = {
  words: {
    article: 'a an the',
    determiner: `my your his her its our their whose this these those that some any no every each another
      either neither many few several both all half such what which whatever whichever`,
    preposition: `about above across after against along among amongst around as at before behind below beneath atop
      beside besides between beyond by despite during except for from in inside into like near on onto opposite
      outside over past per since than through throughout till to toward towards under underneath unlike until
      unto upon versus via vs with within without regarding concerning`,
    clingingPreposition: 'of',
    postposition: 'ago',
    coordinator: 'and but or nor yet plus then',
    clauseOpener: `because although though if unless while whilst when whenever where wherever whereas whether
      that who whom whose which why how what whatever whichever whoever so since until once lest`,
    auxiliary: `am is are was were be been being have has had having do does did will would shall should can
      could may might must cannot gonna wanna gotta`,
    verb: `said says saw sees seen went goes gone made makes took takes taken came comes got gets gave gives given
      knew knows known thought thinks told tells became becomes showed shows shown left felt feels put puts brought
      brings began begins begun kept keeps held holds wrote writes written stood stands heard hears let lets meant
      means met meets ran runs paid pays sat sits spoke speaks spoken led leads grew grows grown lost loses fell
      falls fallen sent sends built builds understood understands drew draws broke breaks broken spent spends
      wanted wants needed needs used uses asked asks seemed seems helped helps talked talks turned turns started
      starts happened happens moved moves lived lives believed believes worked works called calls tried tries
      looked looks found finds learned learns changed played plays included includes continued continues
      remembered remembers stopped stops opened opens walked walks won wins offered offers bought buys decided
      decides realized realised`,
    negation: 'not never hardly barely scarcely',
    subjectPronoun: 'i he she we they',
    pronoun: 'you it there this that these those',
    objectPronoun: 'me him us them myself yourself himself herself itself ourselves yourselves themselves',
    degree: `very too so quite rather really pretty fairly extremely incredibly absolutely completely totally
      more most less least much almost nearly about just only even still always also as`,
    adjective: `good new first last long great little own other old right big high small large next early young
      important public bad same able best better whole real black white red blue green short full free
      human local late hard major strong possible special clear recent certain personal open poor single
      different left past sure low common hot cold dead deep easy entire fast fresh happy heavy huge
      main nice perfect quick quiet rich sad safe serious simple soft sweet tall thick thin tiny warm wide
      wild wrong beautiful second third final former latter middle favourite favorite modern ancient double
      brown yellow grey gray dark bright empty busy cheap clean dry wet loud sharp smart strange wooden
      golden ordinary northern southern eastern western`,
    particle: 'up down out off away back along together apart forward aside over around',
    number: `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
      seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
      million billion trillion dozen`,
    unit: `percent per_cent million billion trillion thousand hundred dozen dollars dollar cents cent euros euro
      pounds pound pence yen km kilometers kilometres kilometer kilometre m meters metres meter metre cm mm
      centimeters centimetres miles mile feet foot inches inch yards kg kilograms kilos kilo g grams gram
      mg ounces ounce oz lbs lb tons tonnes liters litres liter litre ml gallons degrees degree hours hour
      minutes minute seconds second ms milliseconds days day weeks week months month years year decades
      centuries times am pm a.m p.m o'clock mph kph km/h hz khz mhz ghz kb mb gb tb watts volts pixels fps bc ad`,
    month: `january february march april may june july august september october november december jan feb mar
      apr jun jul aug sep sept oct nov dec`,
    time: `morning afternoon evening night noon midnight weekend week month year day summer winter spring autumn
      season monday tuesday wednesday thursday friday saturday sunday time moment`,
    title: `mr mrs ms miss dr prof professor sir madam lord lady saint st mt mount president king queen prince
      princess captain capt general gen colonel col sergeant sgt lieutenant lt senator sen governor gov rev
      reverend uncle aunt doctor judge detective officer father sister brother pope`,
    nameParticle: 'van von de der den del della di da la le du bin ibn al el mac of the',
    abbreviation: `mr. mrs. ms. dr. prof. st. mt. jr. sr. vs. e.g. i.e. approx. no. vol. fig. capt. gen. col. sgt.
      lt. sen. gov. rev. rep. est. cf. dept. p. pp. ca.`,
    pair: `of_course such_as as_well as_if as_long as_soon at_least at_most at_first at_last because_of so_that
      even_if even_though even_when rather_than more_than less_than other_than kind_of sort_of lot_of lots_of
      each_other one_another no_one instead_of out_of according_to would_like feel_like feels_like felt_like look_like looks_like looked_like sounds_like next_to due_to thanks_to used_to have_to
      has_to had_to ought_to a_lot a_few a_little a_bit in_order right_now
      just_like how_much how_many how_long what_if if_only only_if as_though not_only but_also up_to
      per_cent`,
  },
  adverbEnding:
    /^(?!only|early|family|reply|supply|apply|italy|july|daily|ugly|holy|lonely|friendly).{3,}ly$/,
  verbEnding: /..ing$/,
  beforeVerb: `to i you he she we they it will would shall should can could may might must cannot can't won't don't
    doesn't didn't wouldn't couldn't shouldn't do does did i'll you'll he'll she'll we'll they'll it'll i'd you'd
    he'd she'd we'd they'd let's gonna wanna gotta who not never`,
  correlatives: 'as_as same_as',
  introducesSpeech: 'like',
  opensThought: `think thinks thought know knows knew say says said believe believes believed hope hopes hoped guess
    feel feels felt suppose see saw mean means meant wish wishes hear heard realise realize decide decided sure glad
    sorry afraid find found`,
  adjectiveEnding: /(?:ous|ful|less|ible|able|ive|ish|ical|ial|ional|ic|est)$/,
  forms: [
    {
      pattern: /^(?:i|you|he|she|it|we|they|that|there|who|what|where|here|this)'(?:m|re|s|ve|ll|d)$/,
      wordClass: 'auxiliary',
    },
    { pattern: /^(?:i|he|she|we|they)'(?:m|re|s|ve|ll|d)$/, wordClass: 'subjectPronoun' },
    { pattern: /^let's$/, wordClass: 'auxiliary' },
    { pattern: /n't$/, wordClass: 'auxiliary' },
    {
      pattern: /^(?!it|that|there|what|where|here|who|let|he|she)[\p{L}.-]+(?:'s|s')$/u,
      wordClass: 'determiner',
    },
  ],
};
