"""Whom a sentence is about: the candidate, or somebody else whose showing does not count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.distance import OSA

from tools.feedback.reading.attributes import Vocabulary
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.text import Sentence, Token
from tools.matching import fold

Who = Literal["candidate", "other", "unknown"]

_VERBS = frozenset(
    """was is were are wasn't isn't did didn't had has seemed seems felt looked came went struggled struggles nailed
    bombed crushed aced said says thinks thought showed shows gave got knows knew handled communicates communicated
    would could can should did does doesn't asked opened walked talked told explained made took found killed kept
    excelled failed fumbled stumbled answered performed impressed lacks lacked needs needed writes wrote blew fell 's
    wants wanted used ran led solved built came describes claims rated mentioned believes presented began started
    understood wrote drew left lost will won't might may must sounded sounds spoke speaks demonstrated""".split()
)
_OTHERS = frozenset(
    """boss bosses manager managers colleague colleagues coworker coworkers teammate teammates cofounder founder mentor
    recruiter recruiters interviewer interviewers co-interviewer coordinator sourcer director ceo cto vp wife husband
    friend friends predecessor successor peer peers intern interns customer customers team teams company companies
    employer employers panel shadow panelist client clients supervisor sister brother professor teacher buddy
    reference references referee employee employees lead people everyone everybody others others' someone somebody
    students report reports staff""".split()
)
_POSSESSIVES = frozenset("his her their my our the a an one your its some other another".split())
_OTHER_ONE = one_of(
    (
        r"\b(?:(?:the|my|our|an?|this|that|his|her|yesterday's|today's|last|week's) )?(?:other|previous|prior|"
        r"earlier|last|morning|afternoon|first|second|next|former|different|another|yesterday's|monday's|tuesday's|"
        r"wednesday's|thursday's|friday's|internal|week's) (?:candidate|applicant|person|one|guy|girl|woman|man|"
        r"interviewee|finalist|lady|gal|dude|fellow|engineer|designer|rep|seller)\b"
    ),
    r"\bsomeone else\b",
    r"\bsomebody else\b",
    r"\banother (?:candidate|applicant|person)\b",
)
_THIS_ONE = frozenset("candidate applicant interviewee".split())
_BEFORE_ASIDE = frozenset(
    """than unlike like with to from by for versus vs compared over and or at against about beat beats per via on
    of""".split()
)
_NO_NAMES = frozenset(
    """
        i i'd i'm i'll i've he she they it we you the a an this that these those there here his her their its my our
        your no yes not hire pass strong weak good great solid poor bad excellent overall also and but so if when
        while though although as for on in at with to from really very quite some all both pros cons plus minus
        thanks thank sorry hi hello hey ok okay well nice lovely what who how why where which was is were are did
        does do would could should can let recommendation verdict decision summary bottom line score scores rating
        notes note context total final monday tuesday wednesday thursday friday saturday sunday january february
        march april may june july august september october november december english german french spanish google
        slack zoom github linkedin cv python java kubernetes docker aws react linux excel figma salesforce hubspot
        crm api sql q1 q2 q3 q4 cfo ceo cto vp hr qa ui ux one two three everything nothing something anything
        everyone nobody none maybe perhaps honestly frankly actually however still then now just because since
        despite unlike even only most more less better best worse worst never always again too definitely absolutely
        never strengths weaknesses concerns positives negatives culture impressive lots had has having after before
        during until once given with without both each every any other another about above below under over between
        leaning inclined recommend recommended talked spoke met saw asked discussed covered skipped ran enjoyed
        liked loved felt thought think guess interview interviewer candidate applicant person people team role job
        first second third last next previous correction update edit fyi imo tldr tl dr ps nb re same ditto part
        section question questions answer answers coding system systems design communication apparently reportedly
        according per heard wow oh yeah yep yup nope right sure brilliant superb superb fantastic awesome amazing
        outstanding terrible awful decent fine mixed shaky average meh up down in out off by of it's that's he's
        she's they're there's can't don't doesn't didn't won't wouldn't
    """.split()
)
_GIVEN_NAMES = frozenset(
    """
        james john robert michael david william richard joseph thomas charles daniel matthew anthony mark steven
        andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas
        eric jonathan stephen larry justin brandon benjamin ben samuel sam gregory alexander alex patrick jack
        dennis jerry tyler aaron jose adam nathan henry peter pete zach kyle noah ethan jeremy liam mike tom bob rob
        dave dan steve matt chris jim joe tony nick greg phil luke leo max theo hugo felix jonas lukas emil oscar
        karl carl lars sven ivan igor oleg dmitri sergei pavel piotr jan tomas marek mary patricia jennifer linda
        elizabeth barbara susan jessica sarah sara karen lisa nancy betty sandra margaret ashley kimberly emily
        donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela
        anna ana emma nicole samantha katherine christine rachel carolyn janet maria heather diane julie joyce
        victoria kelly christina lauren joan evelyn olivia judith megan andrea hannah jacqueline martha marta gloria
        teresa ann madison frances kathryn janice jean abigail alice julia sophia sofia grace clara lena nina ines
        eva ella mia lea lucia elena irene rosa carmen priya aisha fatima mei wei yuki hana noor omar ali ahmed
        mohammed hassan ravi raj amit anil sanjay deepak neha pooja anita sunita kofi ama kwame chidi ngozi zainab
        yusuf ibrahim tariq samir karim leila layla yasmin diego carlos juan luis miguel pablo pedro bruno joao
        rafael mateo santiago ian owen sean finn aidan nora maeve freya ingrid astrid bjorn erik olaf kai ken kenji
        hiro akira jin min li chen yan dana jo mats kirsi sanna hanna sami petr jiri ondrej zofia katja anton rui
        nuno lotte signe otto lou ted ned vera ivo marcus petra amelie rosalind elsa nadia tobias tobi sebastian
        stefan stefanie katrin anja anke birgit jutta uwe jens holger dirk rolf ralf bernd klaus jurgen dieter
        werner heike silke gabi gabriel gabriela gabriele giulia giovanni marco matteo luca paolo francesca chiara
        alessandro alessandra martina valentina antoine camille claire chloe francois guillaume isabelle jacques
        jerome julien laurent louis louise lucie marc margaux mathilde nathalie philippe pierre sylvie thierry yves
        aaliyah abdul adele adrian agnes alan albert alberto alec alejandro alina alison allison amara amir amina
        andre andres angus annika antonio ariel armin arthur asha audrey austin ava beatrice bella bernard bianca
        brad brenda brett bruce bryan caleb cameron carla caroline carrie casey cecilia chandra charlotte clement
        colin connor craig damian darren declan derek desmond dominic doris dorothy douglas duncan dylan eddie edgar
        edith eduardo eileen eleanor eli elias elise ellen elliot eloise emilia enrique erica erin esther ethel
        eugene evan fabian farah felicia fernando finley fiona francis fred gavin gemma geoff gerald gina glenn
        gordon graham hector heidi hugh imani imran irina isaac isabel isabella jamal jana jared javier jay jeff
        jenna jeremiah jesse jill joanna joanne joel johanna jonah jordan josef josephine josh judy jules justine
        kara karin kate katie kathy keith kim kirsten kristen kurt lara leah leon leonard leonie liana lillian lily
        lisbeth logan lola lorenzo lorna lucas lucy luigi lydia madeline malik marcel marcela margot mariana marie
        marina marion marisa martin marvin maurice maxine melanie mila miranda mohamed moira molly mona monica
        morgan nadine naomi natalie natasha neil nelson nigel nikhil nikolai nils noel norman oliver ollie olivier
        oriana pamela paola paula pauline perry phoebe polly quentin rachael ralph ramon rana rashid regina renee
        rhys ricardo rita robin rodrigo roger roland roman ronan rosie ross rowan roxanne ruben russell ruth sabine
        sabrina sadia saeed sally salma sandeep sasha saskia sawyer selena serena seth shane shannon sheila shirley
        sidney silvia simon simone sonia sonja spencer stella stuart sunil susanne suzanne sylvia tamara tania tanya
        tara teddy terry tess tessa thea therese tiffany tim tina todd toby tracy trevor tristan troy ulrich ursula
        verena vernon vincent vivian walter wanda warren wayne wendy wilfred xavier yara yolanda yusra yvonne zara
        zoe
    """.split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named by the tokens from `first` up to `last`; `leads` when the words after are said of them."""

    first: int
    last: int
    who: Who
    leads: bool
    name: str = ""


@dataclass
class Cast:
    """Who can be spoken of: the candidate's names, and the words that are names of nobody."""

    names: tuple[str, ...]
    vocabulary: Vocabulary
    known: bool
    ambiguous: bool = False
    spoken: set[str] = field(default_factory=set)
    labelled: bool = False

    @classmethod
    def of(cls, candidate: str | None, vocabulary: Vocabulary) -> "Cast":
        """Prepare for a candidate; without a name, the only person a message speaks of is taken for them."""
        names = tuple(name for name in fold(candidate or "").split() if len(name) > 1)
        return cls(names, vocabulary, known=bool(names))

    def learn(self, sentences: Iterable[Sentence]) -> None:
        """Without a name given, take the one person whom the messages speak of; two leave both unknown."""
        sentences = list(sentences)
        self.labelled = any(self._labels(sentence) for sentence in sentences)
        if self.known:
            return
        found = {
            person.name
            for sentence in sentences
            for person in self.people(sentence)
            if person.leads and person.name and person.who == "other"
        }
        if len(found) == 1:
            self.names = tuple(found)
        self.ambiguous = len(found) > 1

    def _labels(self, sentence: Sentence) -> bool:
        """Tell whether a line begins with the candidate's name as its label."""
        tokens = sentence.tokens
        return len(tokens) > 1 and tokens[1].text in {":", "—"} and self._who(sentence, 0) == "candidate"

    def people(self, sentence: Sentence) -> list[Person]:
        """Find who is named in a sentence, from left to right."""
        tokens = sentence.tokens
        found = [*self._named(sentence), *_related(tokens), *_other_ones(tokens)]
        ordered: list[Person] = []
        for person in sorted(found, key=lambda one: (one.first, -one.last)):
            if ordered and ordered[-1].last == person.first and ordered[-1].who == "other" and not ordered[-1].name:
                ordered[-1] = Person(ordered[-1].first, person.last, "other", person.leads)  # "my colleague Anna"
            elif not ordered or person.first >= ordered[-1].last:
                ordered.append(person)
        return ordered

    def _named(self, sentence: Sentence) -> Iterable[Person]:
        at = 0
        tokens = sentence.tokens
        while at < len(tokens):
            who = self._who(sentence, at)
            if who is None:
                at += 1
                continue
            last = at + 1
            while last < len(tokens) and _is_capital(sentence, last) and self._who(sentence, last) is not None:
                last += 1
            leads = _leads(tokens, at, last) or self._rated_next(tokens, at, last)
            yield Person(at, last, who, leads, _name(tokens[at]))
            at = last

    def _rated_next(self, tokens: Sequence[Token], at: int, last: int) -> bool:
        """Tell whether an attribute stands right behind a name: ", Marcus research 2/4", "Marcus (research 2/4)"."""
        before = tokens[at - 1].text if at else ","
        names = self.vocabulary.find(tokens[last : last + 3])
        if bool(names) and names[0].first == 0 and before in {",", "and", "but", "while", "whereas", "("}:
            return True
        inside = self.vocabulary.find(tokens[last + 1 : last + 4])
        return last < len(tokens) and tokens[last].text == "(" and bool(inside) and inside[0].first == 0

    def _who(self, sentence: Sentence, at: int) -> Who | None:
        token = sentence.tokens[at]
        if token.kind != "word":
            return None
        name = _name(token)
        is_contracted = "'" in token.text.removesuffix("'s").removesuffix("'")  # "I'd"
        if len(name) > 1 and not is_contracted and self._is_candidate(name, capital=_is_capital(sentence, at)):
            return "candidate"
        return None if is_contracted else self._other(sentence, at, name)

    def _other(self, sentence: Sentence, at: int, name: str) -> Who | None:
        """Tell whether a word is the name of somebody else."""
        token = sentence.tokens[at]
        if name in _NO_NAMES or name in self.vocabulary.words or name in _OTHERS or not name.isalpha():
            return None
        if name in _GIVEN_NAMES and (_is_capital(sentence, at) or _in_a_names_place(sentence.tokens, at)):
            return "other"
        written = sentence.source.text[token.start : token.end]
        if not _is_capital(sentence, at) or (len(name) > 1 and written.isupper()):
            return None
        label = self.labelled and at == 0 and len(sentence.tokens) > 1 and sentence.tokens[1].text in {":", "—"}
        return "other" if label or _in_a_names_place(sentence.tokens, at) else None

    def _is_candidate(self, name: str, *, capital: bool) -> bool:
        for own in self.names:
            if name == own:
                return capital or own not in _NO_NAMES
            if capital and min(len(name), len(own)) >= _SHORT_FORM and (own.startswith(name) or name.startswith(own)):
                return name not in _NO_NAMES and name not in self.vocabulary.words
            if capital and _sounds(own) == _sounds(name):
                return name not in _NO_NAMES
            if capital and len(own) >= _LONG_NAME and OSA.distance(own, name, score_cutoff=1) <= 1:
                return name not in _NO_NAMES and name not in _GIVEN_NAMES
        return False


_SHORT_FORM, _LONG_NAME = 3, 5


def _sounds(name: str) -> str:
    """Write a name as it sounds, roughly: Eric and Erik, Sofia and Sophia."""
    for written, sound in (("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("z", "s"), ("h", "")):
        name = name.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", name)


def _name(token: Token) -> str:
    return fold(token.text.removesuffix("'s").removesuffix("'"))


def _is_capital(sentence: Sentence, at: int) -> bool:
    return sentence.source.text[sentence.tokens[at].start].isupper()


def _in_a_names_place(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands where a person would: before a verb, with an 's, after "than", before a colon."""
    token = tokens[at]
    if token.text.endswith("'s"):
        return True
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if at + 2 < len(tokens) and tokens[at + 2].text in _VERBS and tokens[at + 1].kind == "word":
        return tokens[at + 1].text in {"also", "really", "just", "never", "clearly", "then"} or following in _VERBS
    if following in _VERBS or (
        following == "," and at + 2 < len(tokens) and tokens[at + 2].text in {"who", "whom", "whose"}
    ):
        return True
    before = tokens[at - 1].text if at else ""
    return before in _BEFORE_ASIDE or before in {
        "hire",
        "pass",
        "hiring",
        "reject",
        "liked",
        "preferred",
        "was",
        "prefer",
    }


def _leads(tokens: Sequence[Token], first: int, last: int) -> bool:
    if tokens[last - 1].text.endswith("'s"):
        return True
    following = tokens[last].text if last < len(tokens) else ""
    if following in _VERBS or following in {":", "—", "'s", "-"}:
        return True
    ahead = [token.text for token in tokens[last : last + 6]]
    if ahead[:1] == ["("] and ahead[1:2] and ahead[1] in {"who", "whom", "whose"}:
        return True
    if "," in ahead[:-1] and ahead[ahead.index(",") + 1] in {"who", "whom", "whose"}:
        return True
    before = tokens[first - 1].text if first else ""
    if before in _BEFORE_ASIDE:
        return False
    return following in {"also", "really", "just", "never", "clearly", "then", "not"} or first == 0


def _related(tokens: Sequence[Token]) -> Iterable[Person]:
    """Find people known by what they are to somebody: "her boss", "the recruiter"."""
    for at, token in enumerate(tokens):
        noun = token.text.removesuffix("'s").removesuffix("'")
        before = tokens[at - 1].text if at else ""
        if noun == "one" and before == "this" and at + 1 < len(tokens) and tokens[at + 1].text in _VERBS:
            yield Person(at - 1, at + 1, "candidate", leads=True)
        elif noun in _THIS_ONE and before in {"the", "this", "our", "", ",", "and", "but"}:
            yield Person(at, at + 1, "candidate", leads=_leads(tokens, at, at + 1))
        elif noun in _OTHERS and (before in _POSSESSIVES or noun in {"everyone", "everybody", "others", "people"}):
            first = at - 1 if before in _POSSESSIVES else at
            follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
            ahead = tokens[first - 1].text if first else ""
            leads = (follows in _VERBS or token.text.endswith("'s")) and ahead not in _BEFORE_ASIDE
            yield Person(first, at + 1, "other", leads)


def _other_ones(tokens: Sequence[Token]) -> Iterable[Person]:
    text = ""
    places: list[int] = []
    for at, token in enumerate(tokens):
        text += (" " if text else "") + token.text
        places += [at] * (len(text) - len(places))
    for match in _OTHER_ONE.finditer(text):
        first, last = places[match.start() + (text[match.start()] == " ")], places[match.end() - 1] + 1
        ahead = tokens[first - 1].text if first else ""
        leads = ahead not in _BEFORE_ASIDE or ahead == "and" or _leads(tokens, first, last)
        yield Person(first, last, "other", leads)
