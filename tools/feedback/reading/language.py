"""Telling whether a sentence is in English, the only language the rules read."""

import re
import unicodedata
from collections.abc import Sequence

from tools.feedback.reading.text import Sentence
from tools.matching import fold

_ENGLISH = frozenset(
    """the and was were is are with would she he his her they their i'd i'm it's but not of to for very really that this
    had has have did didn't wasn't isn't on at we my me him them you it be been from which when what could can't don't
    i think thought good hire's about some because so than there's too well who how if only just""".split()
)
_FOREIGN = frozenset(
    """
        der die das und ist nicht ein eine einen einem einer mit sehr aber auch für von zu zum zur ich er sie wir
        ihr sein seine ihre war waren hat haben hatte würde wurde kann können konnte gut schwach stark leider eher
        kein keine keinen mir mich wirklich ansonsten nichts sagen mein meine noch nur schon wie wenn weil dass über
        beim bei im den dem des auf aus nach et est les des une dans pour avec très mais bonne bon pas plus sur ce
        cette il elle était vraiment vrai nous je qui que au aux du le la un son sa ses leur peu trop beaucoup
        faible fort bien aussi comme el los las una con muy pero para por fue bueno buena malo flojo excelente
        candidato del en y es su sus lo más también bien mal poco mucho como porque está hay yo nos se que o os um
        uma com muito mas não foi bom boa em na da do das dos ele ela eu contrataria também mesmo seu sua bem pouco
        il lo gli uno di che non è con molto ma per sono buono bene anche più era stato questo nel della del het een
        van niet maar ook met voor zijn was goed sterk zwak erg ik hij zij wij gesprek prima heel heeft bij naar
        jest nie bardzo dobry dobra ale też się był była na z do to w i oraz słaby tak är och inte mycket men att
        det som en ett var bra svag han hon jag vi med på för hun ikke meget men god ja on ei hyvä erittäin mutta
        oli hän ve çok ama bir bu iyi değil için ile o da de a je není velmi dobrý ale byl byla mně mi si se
        kandidat kandidatin kandidaat bewerber bewerberin klarer klar insgesamt starke starker schwache gute guter gutes
        einstellen eingestellt absage zusage zou aannemen sterke zwakke goede goed matig candidat candidata
        entretien entrevista colloquio samtal gesprek embaucher contratar contratado assumere duktig ottimo ottima
        eccellente excelente excelentes faible solide débil fuerte debole silny słaba dobre kandydat hakija hyvin
        aday güçlü zayıf
    """.split()
)
_BOTH = frozenset(
    """
        die war was is in an so no on me a i as to do at die also men man him her we it hat den with from on com he
        be not for or of has did one under mal plus fort pour son est comment bien o y e en de es la le un un on as
        pas am ate per via big via who had das las des sus ma mi ti de la van der von don era sale pro ser sono uno
        non but were all has sin con nos are arm list rot gut hut mit nun bad see dame ten sent dot elle il et al
        bra fast man under over men god hun for var den det ja we hij ten mate over prima
    """.split()
)
_ONLY_FOREIGN = frozenset(word for word in _FOREIGN - _BOTH if len(word) > 1)
_WEAKLY = frozenset("de la el es en y un le o est et mit gut das non con prima war pas son bien mal".split())
_ASCII_LIMIT = 0x24F


def readable(sentences: Sequence[Sentence], names: frozenset[str]) -> list[bool]:
    """Tell for each sentence of one message whether it is read.

    In a message without a foreign word all are. Beside another language only sentences are read that are English by
    their own small words, so that an English word inside it is never taken for a statement. Words in `names` (people,
    attributes) count for no language.
    """
    foreign = [_foreign(sentence, names) for sentence in sentences]
    total, english = sum(foreign), sum(_english(sentence) for sentence in sentences)
    if total == 0 or (total == 1 and english >= _CLEARLY and not any(_other_script(one) for one in sentences)):
        return [True] * len(sentences)
    return [here == 0 and _english(sentence) > 0 for here, sentence in zip(foreign, sentences, strict=True)]


_CLEARLY = 4
_FEW_LETTERS = 4


def _foreign(sentence: Sentence, names: frozenset[str]) -> int:
    words = [word for word in sentence.words if word not in names and fold(word.removesuffix("'s")) not in names]
    sure = sum(word in _ONLY_FOREIGN for word in words)
    weak = sum(word in _WEAKLY for word in words)
    accented = sum(_is_accented(word) for word in words if word not in _ONLY_FOREIGN)
    if _other_script(sentence):
        return 3
    if weak and not sure and not accented and _english(sentence):
        return 0
    return sure + (weak if sure or weak > 1 else 0) + accented


def _english(sentence: Sentence) -> int:
    return sum(word in _ENGLISH for word in sentence.words)


def _is_accented(word: str) -> bool:
    return word not in _LOANED and re.search(r"[à-öø-žß]", word) is not None


_LOANED = frozenset(
    "résumé résumés café naïve cliché déjà touché protégé façade fiancé fiancée vis-à-vis à née".split()
)


def _other_script(sentence: Sentence) -> bool:
    letters = [letter for word in sentence.words for letter in word if letter.isalpha()]
    other = sum(ord(letter) > _ASCII_LIMIT and unicodedata.category(letter) in {"Lo", "Ll", "Lu"} for letter in letters)
    return bool(letters) and (other * 4 >= len(letters) or other >= _FEW_LETTERS)
