"""Letters in German; formal ones say Sie, the others du.

Facts stand in the accusative throughout, which for "Arbeit", "Zeit" and years reads the same as the nominative.
"""

import re

from store.queries.outreach import Fact
from tools.outreach.letters.parts import Role, Tone
from tools.outreach.letters.phrases import Phrases


def _title(title: str) -> str:
    return f"„{title}“"


def _role(role: Role) -> str:
    if role.title is None:
        return f"eine Stelle im Team {role.department}" if role.department else "eine neue Stelle"
    place = " (remote)" if role.is_remote else f" in {role.location}" if role.location else ""
    return f"die Stelle {_title(role.title)}{place}"


def _reason(facts: tuple[Fact, ...], tone: Tone) -> str:
    your = "Ihre" if tone == "formal" else "deine"
    skills = [fact for fact in facts if fact.kind == "skill"]
    before = next((fact for fact in facts if fact.kind == "experience"), None)
    now = next((fact for fact in facts if fact.kind == "current"), None)
    parts = []
    if skills:
        first = skills[0]
        years = re.fullmatch(r"[2-9]|[1-4]\d", first.detail)
        parts.append(f"{your} {first.detail} Jahre {first.words}" if years else f"{your} Arbeit mit {first.words}")
        parts[-1] += "".join(f" und {fact.words}" for fact in skills[1:])
    if before is not None:
        parts.append(f"{your} Zeit bei {before.detail}{f' als {before.words}' if before.words else ''}")
    if now is not None:
        parts.append(f"{your} Arbeit als {now.words}{f' bei {now.detail}' if now.detail else ''}")
    return " und ".join(parts)


GERMAN = Phrases(
    greetings={
        "friendly": "Hallo {first},",
        "warm": "Liebe Grüße vorweg, {first},",
        "formal": "Guten Tag {first},",
        "brief": "Hallo {first},",
    },
    openings={
        "friendly": (
            "ich habe mir dein Profil angesehen und finde vor allem {fact} spannend.",
            "ich schreibe dir, weil ich {fact} interessant finde.",
            "kurz zum Grund meiner Nachricht: Ich habe {fact} gesehen und wollte dich kennenlernen.",
            "ich suche schon länger jemanden mit deinem Hintergrund und habe nun {fact} entdeckt.",
            "von allen Profilen, die ich zuletzt gelesen habe, fiel mir deines durch {fact} auf.",
            "ein Team bei uns würde gern mit dir über {fact} sprechen.",
        ),
        "warm": (
            "ich habe mich sehr gefreut, als ich {fact} gesehen habe.",
            "es war mir eine Freude, von dir zu lesen und {fact} zu entdecken.",
            "ich hoffe, es geht dir gut: Ich habe {fact} gesehen und musste dir einfach schreiben.",
            "mich hat {fact} wirklich begeistert.",
            "ich würde so gern den Menschen kennenlernen, der {fact} mitbringt.",
            "seit ich {fact} gesehen habe, wollte ich dir schreiben.",
        ),
        "formal": (
            "ich wende mich an Sie, weil uns {fact} aufgefallen ist.",
            "im Zuge unserer Suche haben wir {fact} mit großem Interesse zur Kenntnis genommen.",
            "Ihr beruflicher Hintergrund, besonders {fact}, hat unser Interesse geweckt.",
            "gern möchte ich uns kurz vorstellen, denn wir schätzen {fact}.",
            "wir verfolgen Werdegänge in Ihrem Fach seit einiger Zeit und haben dabei {fact} gesehen.",
            "erlauben Sie mir, Ihnen zu schreiben: Wir haben {fact} bemerkt.",
        ),
        "brief": (
            "kurz und knapp: Ich finde {fact} spannend.",
            "nur zwei Zeilen, weil ich {fact} gesehen habe.",
            "ich mache es kurz: Mich interessiert {fact}.",
            "direkt zur Sache: Ich habe {fact} gesehen.",
            "eine kurze Nachricht, denn ich finde {fact} stark.",
            "ohne Umschweife: Wir schätzen {fact}.",
        ),
    },
    offers=(
        "Wir besetzen {role}, und ich denke, das könnte passen.",
        "Bei uns ist {role} offen.",
        "Bei {company} besetzen wir gerade {role}.",
        "Zurzeit schreibt {company} {role} aus.",
        "Unser Team möchte {role} bald besetzen, daher diese Nachricht.",
        "Es geht um {role}.",
    ),
    short_offers=(
        "Wir besetzen {role}.",
        "Offen ist {role}.",
        "Frei ist {role}.",
        "Neu ist {role}.",
        "Es geht um {role}.",
        "Wir haben {role} frei.",
    ),
    general=(
        "Gerade ist nichts ausgeschrieben, was genau passt, aber ein Kennenlernen wäre schön, bevor es so weit ist.",
        "In diesem Fach werden bei uns immer wieder Stellen frei, und ein frühes Gespräch lohnt sich.",
        "{company} sucht immer wieder Menschen aus diesem Fach.",
        "Hinter dieser Nachricht steht keine bestimmte Stelle, nur der Wunsch nach einem Gespräch.",
        "Vor der nächsten Ausschreibung würde ich gern hören, worauf es beim nächsten Schritt ankäme.",
        "Bei {company} lernen wir Menschen gern kennen, bevor es eine Stelle für sie gibt.",
    ),
    closings={
        "friendly": (
            "Hättest du in den nächsten zwei Wochen eine Viertelstunde für ein Telefonat?",
            "Wenn das interessant klingt, antworte einfach, dann erzähle ich dir mehr.",
            "Soll ich dir mehr dazu schicken?",
            "Möchtest du mehr darüber hören?",
            "Eine kurze Antwort genügt, und wir finden einen Termin.",
            "Was meinst du: ein kurzes Gespräch wert?",
        ),
        "warm": (
            "Ich würde mich riesig freuen, von dir zu hören, wann immer es dir passt.",
            "Darf ich dich zu einem ganz entspannten Gespräch einladen?",
            "Wie auch immer du dich entscheidest: Alles Gute dir, und ich freue mich über jede Antwort.",
            "Schreib einfach zurück, wenn du magst: Ich erzähle dir gern alles dazu.",
            "Hättest du Lust, dich mit mir darüber auszutauschen?",
            "Schon eine Zeile von dir würde mich freuen.",
        ),
        "formal": (
            "Gern berichte ich Ihnen mehr in einem kurzen Gespräch zu einer Zeit, die Ihnen passt.",
            "Sollte dies für Sie von Interesse sein, freue ich mich auf Ihre Antwort.",
            "Bitte lassen Sie mich wissen, ob ich Ihnen Näheres schicken darf.",
            "Über die Gelegenheit zu einem Gespräch würde ich mich freuen.",
            "Darf ich Sie um eine kurze Antwort bitten, wie auch immer sie ausfällt?",
            "Für Fragen stehe ich Ihnen gern zur Verfügung.",
        ),
        "brief": (
            "Ein Telefonat wert?",
            "Interesse? Einfach antworten.",
            "Soll ich mehr schicken?",
            "Lust auf ein Gespräch?",
            "Ja oder nein genügt.",
            "Zehn Minuten am Telefon?",
        ),
    },
    subjects=(
        "{role} bei {company}",
        "{first}, eine Frage zum nächsten Schritt",
        "{company} besetzt {one}",
        "{first}, {role} in unserem Team?",
        "Eine offene Stelle bei {company}: {role}",
        "Wäre {role} etwas, {first}?",
    ),
    hellos=(
        "{first}, ein Gruß von {company}",
        "Kennenlernen, {first}?",
        "Von {company}",
        "Eine Frage zum nächsten Schritt",
        "{first}, ein Gespräch mit {company}?",
        "Eine Nachricht von {company}",
    ),
    place="Der Arbeitsort ist {place}.",
    team="Das Team heißt {team}.",
    remote="Die Stelle lässt sich von überall aus machen (remote).",
    reason=_reason,
    role=_role,
    one=_title,
)
