"""Inflects phrases of the world in its five languages: articles, cases, agreement, elision, measure words.

Only what the patterns need. `phrase(concept, language, form, ...)` is the one entry; forms are

    a       an apple, una manzana, einen Apfel (case acc), une pomme, 一个苹果
    the     the apple ...;  my: my apple ...;  many: apples, des pommes;  all: the apples, 这些苹果
    some    of a mass: bread, du pain
    bare    the dictionary form; activities: base (default), he, they, doing; places: at
"""
import re

VOWEL_SOUND = re.compile(r"^(?!uni|use|euro|one|ukul|u-)(?:[aeiou]|hour|honest)", re.IGNORECASE)
FRENCH_VOWEL = re.compile(r"^[aeiouyhâàéèêëîïôœùûAEIOUHÉÊŒÂÎÔ]")
# French nouns whose h forbids elision; y of yaourt and yoga does too.
ASPIRATED = re.compile(
    r"^(hache|hachoir|haie|hall|halte|haltère|hamac|hamburger|hamster|hanche|handball|hangar|hareng|haricot|harpe|hasard|"
    r"haut|hautbois|hauteur|hérisson|hernie|héron|héros|hibou|hippie|hobby|hockey|homard|honte|honteux|hoquet|"
    r"housse|houx|huit|hublot|hurl|hutte|onz|yaourt|yoga|yacht|yéti)", re.IGNORECASE)

GERMAN = {  # article by determiner, case and gender; p: plural
    "the": {"nom": dict(m="der", f="die", n="das", p="die"), "acc": dict(m="den", f="die", n="das", p="die"),
            "dat": dict(m="dem", f="der", n="dem", p="den")},
    "a": {"nom": dict(m="ein", f="eine", n="ein", p=""), "acc": dict(m="einen", f="eine", n="ein", p=""),
          "dat": dict(m="einem", f="einer", n="einem", p="")},
}
GERMAN["my"] = {case: {g: ("m" + word if g != "p" else {"dat": "meinen"}.get(case, "meine"))
                       for g, word in row.items()} for case, row in GERMAN["a"].items()}
GERMAN_ENDING = {  # of the adjective after such an article
    "the": {"nom": dict(m="e", f="e", n="e", p="en"), "acc": dict(m="en", f="e", n="e", p="en"),
            "dat": dict(m="en", f="en", n="en", p="en")},
    "a": {"nom": dict(m="er", f="e", n="es", p="e"), "acc": dict(m="en", f="e", n="es", p="e"),
          "dat": dict(m="en", f="en", n="en", p="en")},
    "my": {"nom": dict(m="er", f="e", n="es", p="en"), "acc": dict(m="en", f="e", n="es", p="en"),
           "dat": dict(m="en", f="en", n="en", p="en")},
}


def elides(word):
    """French: the next word begins with a vowel or a mute h"""
    return bool(FRENCH_VOWEL.match(word)) and not ASPIRATED.match(word)


def feminine(cell):
    return cell.gender in ("f", "f*")


def agree(forms, female):
    return forms[1] if female and len(forms) > 1 else forms[0]


def plural_adjective(word, language):
    if language == "es":
        return word + ("s" if word[-1] in "aeiouáé" else "es")
    return word if word[-1] in "sx" else word + ("x" if word.endswith("eau") else "s")


def english(cell, form, adjective):
    singular, plural = cell.forms[0], cell.forms[-1]
    before = f"{adjective.en} " if adjective else ""
    if form == "a":
        words = before + singular
        return ("an " if VOWEL_SOUND.match(words) else "a ") + words
    heads = {"the": f"the {before}{singular}", "my": f"my {before}{singular}", "some": before + singular,
             "many": before + plural, "all": f"the {before}{plural}"}
    return heads[form]


def spanish(cell, form, adjective):
    female, many = feminine(cell), form in ("many", "all")
    noun = cell.forms[-1] if many else cell.forms[0]
    if adjective:
        word = agree(adjective.es, female)
        noun = f"{noun} {plural_adjective(word, 'es') if many else word}"
    masculine_article = not female or cell.gender == "f*"
    articles = {"a": "un" if masculine_article else "una", "the": "el" if masculine_article else "la", "my": "mi",
                "all": "las" if female else "los", "many": "", "some": ""}
    return f"{articles[form]} {noun}".strip()


def german(cell, form, adjective, case):
    many = form in ("many", "all")
    gender = "p" if many else cell.gender or "n"
    noun = cell.forms[-1] if many else cell.weak if cell.weak and case != "nom" else cell.forms[0]
    row = {"many": "a", "all": "the", "some": "a"}.get(form, form)
    if many and case == "dat" and not re.search("[ns]$", noun):
        noun += "n"
    if form == "some":
        ending = dict(m=dict(nom="er", acc="en", dat="em"), f=dict(nom="e", acc="e", dat="er"),
                      n=dict(nom="es", acc="es", dat="em"))[gender][case]
        return f"{adjective.de}{ending} {noun}" if adjective else noun
    article = GERMAN[row][case][gender]
    ending = GERMAN_ENDING[row][case][gender]
    first, _, rest = noun.partition(" ")
    if rest and first[0].islower() and first[-1] == "e":  # an adjective of the noun itself: kurze Hose
        noun = f"{first[:-1]}{ending} {rest}"
    if adjective:
        noun = f"{adjective.de}{ending} {noun}"
    return f"{article} {noun}".strip()


def french(cell, form, adjective):
    female, many = feminine(cell), form in ("many", "all")
    noun = cell.forms[-1] if many else cell.forms[0]
    if adjective:
        word = agree(adjective.fr, female)
        if many and not adjective.fr_invariable:
            word = plural_adjective(word, "fr")
        if adjective.fr_before:
            if not many and not female and elides(noun):
                word = adjective.fr_before_vowel
            noun = f"{word} {noun}"
        else:
            noun = f"{noun} {word}"
    if many:
        if form == "all":
            return f"les {noun}"
        return f"de {noun}" if adjective and adjective.fr_before else f"des {noun}"
    if form == "my":
        return ("mon " if not female or elides(noun) else "ma ") + noun
    if form == "a":
        return ("une " if female else "un ") + noun
    article = "l'" if elides(noun) else "la " if female else "le "
    if form == "some":
        return {"le ": "du ", "la ": "de la ", "l'": "de l'"}[article] + noun
    return article + noun


def chinese(cell, form, adjective):
    noun = (adjective.zh if adjective else "") + cell.forms[0]
    return {"a": f"一{cell.measure or '个'}{noun}", "my": f"我的{noun}", "all": f"这些{noun}"}.get(form, noun)


NOUN_PHRASES = {"en": english, "es": spanish, "fr": french, "zh": chinese}


def noun_phrase(cell, language, form, adjective=None, case="nom"):
    if language == "de":
        return german(cell, form, adjective, case)
    return NOUN_PHRASES[language](cell, form, adjective)


def counted(cell, number, language, case="nom"):
    """`number` is the cell of a number from two on: three apples, 三个苹果"""
    word = number.forms[0]
    if language == "zh":
        return ("两" if word == "二" else word) + (cell.measure or "个") + cell.forms[0]
    noun = cell.forms[-1]
    if language == "de" and case == "dat" and not re.search("[ns]$", noun):
        noun += "n"
    return f"{word} {noun}"


def activity(cell, language, form):
    """form: base, he, they, doing (English only; the others take base)"""
    if language == "zh":
        return cell.forms[0]
    if language == "en":
        return cell.forms[{"base": 0, "he": 1, "they": 0, "doing": 2}[form]]
    return cell.forms[{"base": 0, "doing": 0, "he": 1, "they": 2}[form]]


CONTRACTIONS = {
    "es": ((r"\b([dD])e el (?=\w)", r"\1el "), (r"\b([aA]) el (?=\w)", r"\1l "), (r"\by (?=h?i(?!e))", "e ")),
    "fr": ((r"\b([dD])e le (?=\w)", r"\1u "), (r"\b([dD])e les (?=\w)", r"\1es "),
           (r"\b(?:à|(À)) le (?=\w)", lambda match: "Au " if match[1] else "au "),
           (r"\b(?:à|(À)) les (?=\w)", lambda match: "Aux " if match[1] else "aux ")),
}


def finish(text, language):
    """Contractions and elisions across the slots, single spaces, a capital"""
    for pattern, replacement in CONTRACTIONS.get(language, ()):
        text = re.sub(pattern, replacement, text)
    if language == "fr":
        text = re.sub(r"\b(d|qu|n|j|s)e (?=(\w[\w-]*))",
                      lambda match: match[1] + "'" if elides(match[2]) else match[0], text)
    if language == "zh":
        return re.sub(r"(?<![A-Za-z>]) (?![A-Za-z<])", "", text).strip()
    text = re.sub(r" +", " ", text).strip()
    at = next((i for i, char in enumerate(text) if char.isalpha()), 0)
    return text[:at] + text[at].upper() + text[at + 1:] if not text.startswith("<") else text
