import type { LanguageTable } from '../function-words.ts';

/** Particles are written on the word before them; what stays apart are counters, bound nouns and adverbs. */
export const korean: LanguageTable = {
  words: {
    determiner:
      '이 그 저 이런 그런 저런 어떤 모든 다른 새 헌 옛 각 여러 온 무슨 어느 내 네 제 우리 저희 첫 맨',
    coordinator: '그리고 그러나 하지만 그런데 그래서 또는 또한 혹은 및 그러면 그러므로 따라서 그래도',
    clauseOpener: '왜냐하면 만약 만일 비록 왜 어떻게 언제',
    negation: '안 못',
    degree: '아주 매우 너무 정말 참 더 가장 제일 좀 조금 거의 꽤 훨씬 잘 다시 아직 이미 바로 약',
    // Bound nouns and the verbs that follow another verb: 할 | 수 | 있다, 먹고 | 있다.
    postposition: `것 것을 것은 것이 것도 것입니다 것이다 거 거야 거예요 게 걸 수 수가 수도 줄 때 때는 때문에 때문이다 데 뿐 만큼 대로
      적이 적 척 있다 있어요 있습니다 있는 있어 있고 있었다 있었습니다 있었어요 없다 없어요 없습니다 없는 없어 없이 않다 않아요
      않습니다 않는 않고 않았다 않았습니다 않았어요 같다 같아요 같습니다 같은 같이 싶다 싶어요 싶습니다 싶은 봤다 봤어요
      보세요 주세요 됩니다 돼요 된다 합니다 해요 동안 중 전에 후에 위해 위한 대한 대해 대해서 통해 통한 따라 함께`,
    number: '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 스무 서른 백 천 만 억 몇',
    unit: '개 명 분 마리 권 장 대 번 시 시간 초 년 월 일 주 달 개월 살 원 만 억 천 백 퍼센트 킬로 미터 킬로미터 그램 도 잔 병 층 호 가지 배 %',
  },
};

export const turkish: LanguageTable = {
  words: {
    determiner:
      'bir bu şu o her bazı hiçbir bütün tüm kaç hangi çok birkaç benim senin onun bizim sizin onların kendi',
    coordinator: 've veya ya ama fakat ancak ya_da ne',
    clauseOpener: 'çünkü eğer ki nasıl neden niçin nerede',
    postposition:
      'ile için gibi kadar göre sonra önce doğru karşı rağmen beri dolayı üzere de da mi mı mu mü değil var yok',
    degree: 'çok daha en pek oldukça gerçekten hemen sadece bile hala artık',
    number: 'iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli yüz bin',
    unit: 'yüzde bin yüz milyon milyar lira euro dolar km kilometre metre cm kg kilo gram litre derece saat dakika saniye gün hafta ay yıl kez defa tane kişi',
    month: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
    title: 'bay bayan sayın dr doktor prof profesör',
    abbreviation: 'dr. prof. vb. vs. örn. yak.',
    pair: 'ya_da bu_yüzden o_zaman bir_şey her_şey ne_kadar en_az',
  },
};

export const arabic: LanguageTable = {
  words: {
    determiner: 'هذا هذه ذلك تلك هؤلاء كل بعض أي جميع عدة',
    preposition:
      'في من إلى على عن مع بين تحت فوق أمام خلف وراء حول خلال منذ حتى عند لدى ضد بدون دون قبل بعد نحو مثل حسب بسبب',
    coordinator: 'و أو ثم لكن بل أم ولكن',
    clauseOpener:
      'أن إن أنّ إنّ الذي التي الذين اللذان لأن إذا لو عندما حين حيث كما بينما كي لكي متى كيف لماذا ماذا مما',
    auxiliary: 'كان كانت كانوا يكون تكون سيكون ليس ليست قد لقد سوف يمكن يجب',
    negation: 'لا لم لن ما غير',
    subjectPronoun: 'أنا أنت أنتم هو هي نحن هم هن',
    degree: 'جدا أكثر أقل فقط أيضا تقريبا',
    number: 'واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف',
    unit: 'في_المئة بالمئة مليون مليار ألف آلاف دولار دولارا يورو كيلومتر كيلومترا متر مترا كيلوغرام ساعة ساعات دقيقة دقائق ثانية يوم أيام يوما أسبوع شهر أشهر سنة سنوات عام عاما مرة مرات',
    month: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    title: 'السيد السيدة الدكتور الأستاذ الملك الرئيس الشيخ',
    nameParticle: 'بن ابن بنت أبو أم عبد آل',
  },
};

export const hebrew: LanguageTable = {
  words: {
    determiner: 'כל כמה איזה איזו הרבה',
    preposition: 'את על אל עם מן בין תחת מעל לפני אחרי ליד בלי ללא נגד עד כמו לפי בגלל למען בתוך מתוך',
    clingingPreposition: 'של',
    coordinator: 'או אבל אך אלא וגם',
    clauseOpener: 'כי אם כאשר כש אשר למה מדוע איך איפה מתי מי מה בגלל_ש',
    auxiliary: 'היה הייתה היו יהיה תהיה יהיו יש אין יכול יכולה יכולים צריך צריכה צריכים',
    negation: 'לא אל',
    subjectPronoun: 'אני אתה את הוא היא אנחנו אתם הם הן',
    objectPronoun: 'אותי אותך אותו אותה אותנו אתכם אותם לי לך לו לה לנו לכם להם',
    degree: 'מאוד יותר פחות רק גם כמעט ממש',
    unit: 'אחוז אחוזים מיליון מיליארד אלף שקל שקלים דולר קילומטר מטר קילו שעות שעה דקות דקה שניות ימים יום שבועות חודשים שנים שנה פעמים',
    title: 'מר גברת ד"ר פרופסור פרופ הרב המלך',
    nameParticle: 'בן בר בת אבו',
  },
};

export const hindi: LanguageTable = {
  words: {
    determiner:
      'यह वह ये वे इस उस इन उन मेरा मेरी मेरे तुम्हारा आपका आपकी आपके हमारा हमारी हमारे अपना अपनी अपने हर कुछ सभी कई कोई एक',
    postposition:
      'का के की को से में पर ने तक लिए साथ बाद पहले ऊपर नीचे द्वारा वाला वाली वाले है हैं था थी थे हूँ हो गया गई गए रहा रही रहे',
    coordinator: 'और या लेकिन परंतु मगर तथा',
    clauseOpener: 'कि क्योंकि अगर यदि जब जो जिस जिसे जहाँ ताकि तो',
    negation: 'नहीं न मत',
    degree: 'बहुत अधिक सबसे ज़्यादा थोड़ा लगभग',
    number: 'दो तीन चार पाँच छह सात आठ नौ दस सौ हज़ार',
    unit: 'प्रतिशत हज़ार लाख करोड़ रुपये रुपए डॉलर किलोमीटर मीटर किलो ग्राम लीटर घंटे घंटा मिनट सेकंड दिन हफ्ते महीने साल बार बजे',
    title: 'श्री श्रीमती डॉ डॉक्टर प्रोफेसर राजा',
  },
};

export const romanian: LanguageTable = {
  words: {
    article: 'un o niște unei unui unor cel cea cei cele al a ai ale',
    determiner:
      'meu mea mei mele tău ta său sa nostru noastră acest această acești aceste acel acea fiecare orice care mulți multe câțiva câteva toți toate',
    preposition:
      'în din la cu pe pentru fără sub peste prin între către spre după până lângă despre contra dintre dintr-un într-o într-un ca decât',
    clingingPreposition: 'de',
    coordinator: 'și sau dar iar ori însă ci',
    clauseOpener: 'că să dacă când unde cum care cine ce deoarece pentru_că deși fiindcă încât cât',
    auxiliary:
      'sunt ești este e suntem sunteți era eram erau fost fi am ai are avem aveți au avea voi vei va vom veți vor aș ar poate pot trebuie',
    negation: 'nu niciodată nici',
    subjectPronoun: 'eu tu el ea noi voi ei ele',
    proclitic: 'mă te se ne vă îl îi le își îmi îți i l s-a m-am l-am',
    degree: 'foarte mai prea atât aproape doar chiar și tot cam',
    number: 'doi două trei patru cinci șase șapte opt nouă zece sută mie',
    unit: 'procente sute mii milioane miliarde lei euro dolari km kilometri metri cm kg kilograme grame litri grade ore minute secunde zile săptămâni luni ani ori',
    title: 'domnul doamna domnișoara dl dna dr doctor profesor sfântul',
    abbreviation: 'dl. dna. dr. prof. etc. nr. str.',
    pair: 'pentru_că ca_să din_cauza până_la de_la la_fel chiar_dacă de_exemplu',
  },
  adjectivesFollow: true,
};
