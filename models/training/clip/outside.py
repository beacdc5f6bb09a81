"""Queries for things that no drawing shows, to measure "no match" on. Written by hand; no training sees them."""

OUTSIDE = {
    "en": ("a bronze bust of a Roman emperor", "a parliamentary debate about pensions", "an oil pipeline in Alaska",
           "the signature on a lease", "a scarecrow", "a violin maker's workshop from 1890", "a bamboo curtain",
           "somebody's medical history", "a black hole", "an orchestra pit", "a parking fine", "moss on a gravestone"),
    "es": ("un molino de viento antiguo", "la declaración de la renta", "una estatua ecuestre", "el acta de la reunión",
           "una plaza de toros vacía", "un yacimiento arqueológico", "la fórmula del ácido sulfúrico", "un espantapájaros",
           "un juicio por fraude", "las ruinas de un acueducto", "un foso medieval", "el índice de la bolsa"),
    "de": ("ein Gesetzentwurf zur Rente", "die Bauanleitung für ein Regal", "ein Deich an der Elbe", "eine Vogelscheuche",
           "die Protokolle der Sitzung", "ein verrosteter Stacheldraht", "eine Ritterrüstung", "das Kleingedruckte",
           "ein Stromausfall in der Nachbarschaft", "die Quantenmechanik", "ein Grabstein mit Inschrift", "eine Schleuse"),
    "fr": ("un alambic en cuivre", "le procès-verbal de la séance", "une armure de chevalier", "un épouvantail",
           "la guillotine", "une grotte préhistorique", "le mode d'emploi d'une perceuse", "un vitrail gothique",
           "une fuite de gaz", "les impôts locaux", "un barrage hydroélectrique", "une pierre tombale"),
    "zh": ("古代的石碑", "股票市场的走势", "核潜艇", "青铜器的铭文", "稻田里的稻草人", "一座水电站大坝", "租房的押金",
           "量子力学", "生锈的铁丝网", "罗马皇帝的雕像", "交通罚单", "煤矿的矿井"),
}
