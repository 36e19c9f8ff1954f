"""The words of a vote: how interviewers say that somebody should be hired or not, and how firmly."""

WHO = r"(?:him|her|them|\w+)"
_GO = (
    rf"(?:hire|hiring|advance|advancing|move (?:{WHO} )?(?:forward|ahead|along|to the next|on to|on with|"
    rf"to (?:the )?(?:onsite|final|next|offer|panel))|"
    rf"moving (?:{WHO} )?(?:forward|ahead|along|to the next)|proceed|proceeding|progress|progressing|(?:make|"
    rf"making|extend|extending|give|giving|send|sending) (?:{WHO} )?(?:an|the) offer|bring(?:ing)? {WHO} (?:back|"
    rf"on|in|onsite|aboard|onboard)|take {WHO} (?:on|forward|further)|go ahead)"
)
_STOP = r"(?:pass|passing|reject|rejecting|rejection|decline|declining|turn(?:ing)? (?:him|her|them) down)"
_NOT = (
    r"(?:wouldn't|would not|won't|will not|shouldn't|should not|don't|do not|can't|cannot|can not|couldn't|"
    r"could not|not|never|wouldnt|dont|cant|wont|isn't|am not)"
)
_I = (
    r"(?:i'd|i would|i will|i'll|id|we should|we'd|should|let's|lets|would|i|we|happy to|glad to|keen to|"
    r"want to|ready to|we can|can)"
)
_SOFTLY = (
    r"(?:\w+ly |also |still |just |have to |like to |love to |be happy to |be glad to |even |say |a |an |to |"
    r"be |quite |gladly |rather |see us |want to |vote to |vote for |vote |support |recommend |suggest |"
    r"go with |maybe )"
)
_LEAN = r"(?:lean|leaning|leaned|tilt|tilting|inclined|inclining|inclination is|veering|edging|gravitating|erring)"
_TOWARDS = (
    r"(?: (?:more|slightly|a bit|a little|towards?|to|on|the side of|in favou?r of|a|an|say|saying|weak|soft|is|"
    r"probably|still|heavily))*"
)
_VERY = r"(?:strong|very strong|definite|absolute|emphatic|must|enthusiastic|resounding|huge|unequivocal|big)"
_MILD = (
    r"(?:weak|soft|lean|leaning|tentative|cautious|slight|marginal|solid|clear|easy|good|confident|probable|"
    r"mild|safe|great)"
)
LABEL = (
    r"(?:overall|net|recommendation|recommend|rec|reco|verdict|decision|vote|my vote|bottom line|conclusion|final|"
    r"summary|short version|in short|short answer|long story short|tl ?;? ?dr|result|outcome|hire)"
)
_AM = (
    r"\b(?:i'm|im|i am|i'd be|i would be|me down as|me down for|me as|i'm still|i'm now|i'm at|i am at) (?:still |now |"
    r"definitely |probably )*(?:a|an)"
)
_SPEAKING = "ask|discuss|talk|cover|touch|speak|spoke|mention|about"
_NOT_ON = r"(?! (?:on|for|about|in|with)\b(?! (?:me|this|him|her|them|balance|total|all|the (?:whole|candidate))))"

VOTES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (
        2,
        (
            rf"\b{_NOT} hesitate to {_GO}\b",
            r"\b(?:wouldn't|would not) think twice about hiring\b",
        ),
    ),
    (
        1,
        (rf"\bcan(?:'t|not) wait to {_GO}\b",),
    ),
    (
        1,
        (
            (
                rf"(?<!not )(?<!n't )\b(?:want|like|love|happy|keen|glad|eager) to see {WHO} (?:in|at) (?:the|"
                r"a) (?:next|second|final|onsite|following) (?:round|stage|interview|step)\b"
            ),
            (
                rf"(?<!not )(?<!n't )\b(?:want|like|love|happy|keen|glad|eager) to see {WHO} (?:move on|"
                r"move forward|progress|advance|go (?:on|forward|further|through))\b"
            ),
        ),
    ),
    (
        1,
        (
            (
                r"\b(?:can't|cannot|couldn't|don't|didn't|no) (?:think of |see |find |have |really see )?(?:a |an |"
                rf"any |one |single |good |real )*reasons? (?:not to|against|why we shouldn't) {_GO}\b"
            ),
        ),
    ),
    (
        1,
        (rf"\bpass(?:ing)? {WHO}(?: one| candidate)? (?:on |along )?to the (?:next|onsite|final)\b",),
    ),
    (
        1,
        (
            (
                rf"\bnot {_GO}(?: {WHO})? would be (?:a |an |just )?(?:\w+ )?(?:mistake|shame|crime|pity|loss|crazy|"
                r"mad|foolish|silly)\b"
            ),
        ),
    ),
    (
        -1,
        (rf"\b{_GO}(?: {WHO})? would be (?:a |an )?(?:\w+ )?(?:mistake|risk|gamble|disservice)\b",),
    ),
    (
        1,
        (
            (
                rf"\b(?:happy|glad|love|like|thrilled|delighted|excited|want) to (?:have|work with|see) {WHO} (?:on|"
                r"join|in) (?:the|my|our|this) team\b"
            ),
            rf"\bwant {WHO} (?:on|in) (?:the|my|our|this) team\b",
            rf"\bwelcome {WHO} (?:on|to|in) (?:the|my|our) team\b",
        ),
    ),
    (
        0,
        (
            rf"\b(?:not|n't) (?:\w+ )?(?:sure|certain|decided|know)(?: \w+){{0,4}} {_GO}\b",
            rf"\bunsure (?:if|whether|about)(?: \w+){{0,4}} {_GO}\b",
        ),
    ),
    (
        0,
        (
            r"\bon the fence\b",
            r"\bundecided\b",
            r"\bno decision\b",
            r"\bcan't decide\b",
            r"\bcannot decide\b",
            r"\b(?:not|haven't|hasn't|n't) (?:yet )?(?:decided|made up my mind|made my mind up)\b",
            r"\babstain(?:ing)?\b",
            r"\btorn (?:overall|about (?:him|her|them|this))\b",
            r"\bi'm torn\b",
            r"\bi am torn\b",
            r"\bcoin ?flip for me\b",
            r"\bneither hire nor no hire\b",
            r"\bborderline hire\b",
        ),
    ),
    (
        -2,
        (
            (
                r"\b(?:strong|hard|definite|definitive|firm|absolute|emphatic|huge|big|resounding|hell|"
                r"very strong) no[ -]hire\b"
            ),
        ),
    ),
    (
        -2,
        (
            rf"\b(?:definitely|absolutely|certainly) (?:not|{_NOT}) (?:a |be )?(?:\w+ )?{_GO}\b",
            r"\bunder no circumstances\b",
            rf"\bnever ever (?:\w+ )?{_GO}\b",
            rf"\b{_I} (?:definitely|absolutely) not {_GO}\b",
            r"\bstrongly (?:against|opposed)\b",
            rf"\b{_I} never {_GO}\b",
        ),
    ),
    (
        -1,
        (rf"\b{_LEAN}{_TOWARDS} (?:no[ -]hire|no|nope|not hiring|{_STOP}|against)\b",),
    ),
    (
        -1,
        (
            r"\b(?:weak|soft|lean|leaning|tentative|clear|slight|mild|marginal|easy|probably|a|an) no[ -]hire\b",
            r"\bno[ -]hire\b(?! (?:yes|no)\b)",
            r"\bhire no$",
            r"\bnot (?:a|an|the) (?:\w+ )?hire\b",
            r"\bnot (?:hiring|hirable|hireable)\b",
            r"\bnon[ -]hire\b",
        ),
    ),
    (
        -1,
        (rf"\b{_NOT} {_LEAN}{_TOWARDS} {_GO}\b",),
    ),
    (
        -1,
        (
            (
                rf"\b{_NOT}(?: (?!sure|only|but|just|see any reason|{_SPEAKING})[\w']+){{0,5}}? (?:{_GO}|"
                r"recommend(?: \w+)?|"
                r"recommending)\b(?! (?:against|reject))"
            ),
        ),
    ),
    (
        -1,
        (
            (
                rf"\b(?:{_I}|going to|gonna|have to|had to) (?:{_SOFTLY})*(?:{_STOP})\b(?! (?:the|our|my|this round|"
                r"muster|that|over|him to|her to|to))"
            ),
        ),
    ),
    (
        -1,
        (
            (
                r"\b(?:recommend|recommending|recommendation is|vote is|vote to|voting to|vote|suggest|decision|"
                rf"verdict|in favou?r of)[ :—-]*(?:to |is |a |an )*(?:against|{_STOP})\b"
            ),
        ),
    ),
    (
        -1,
        (
            r"\bhard pass\b",
            r"^(?:so |and |but )?let's not$",
            r"^(?:i'd )?(?:rather|better) not$",
            r"\bpass on (?:him|her|them|this (?:one|candidate|person)|\w+)\b",
            r"\bpass (?:from|for) me\b",
            r"\bit's a pass\b",
            (
                r"\b(?:not|isn't|wasn't) (?:a |the |quite )*(?:right |good |great |strong )?(?:fit|"
                r"match)\b(?! (?:for|on) (?:sql|go))"
            ),
            r"\bthumbs[ -]down (?:from|for) me\b",
        ),
    ),
    (
        -1,
        (
            (
                rf"^(?:so |and |overall |: |then |but |please |pls )*(?:{_STOP})"
                rf"(?: on (?:{WHO}|this (?:one|candidate|person))| please| pls)?$"
            ),
        ),
    ),
    (
        2,
        (
            rf"\b{_VERY}[ -]hire\b",
            r"\b(?:definitely|absolutely|certainly|enthusiastically|unreservedly) (?:a )?hire\b",
            r"\b(?:no brainer|slam dunk)\b",
            (
                rf"\bhire (?:{WHO} )?(?:in a heartbeat|tomorrow|today|yesterday|on the spot|immediately|right away|"
                r"asap|without (?:hesitation|reservation))"
            ),
            rf"\b{_I} (?:definitely|absolutely|totally|enthusiastically|strongly|wholeheartedly) hire\b",
            r"\b(?:strongly|wholeheartedly|highly) recommend\b",
            r"\bhire hire\b",
            r"\bhire,? no (?:hesitation|doubt|question)s?\b",
            r"\bhell yes\b",
        ),
    ),
    (
        1,
        (rf"\b{_LEAN}{_TOWARDS} (?:yes|{_GO}|recommending|recommend)\b",),
    ),
    (
        1,
        (rf"\b{_MILD}[ -]hire\b", r"\bhire yes$"),
    ),
    (
        1,
        (
            (
                rf"(?<!he )(?<!she )(?<!they )\b{_I} (?:{_SOFTLY})*{_GO}\b(?! (?:manager|process|committee|date|"
                r"freeze|plan|with the plan))"
            ),
        ),
    ),
    (
        1,
        (
            (
                r"\b(?:recommend|recommending|recommended|recommendation is|vote is|vote|votes|voting|"
                r"in favou?r of|worth|supportive of|support|all for|comfortable|okay with|fine with|good with|"
                r"on board with|for|decision|verdict|recommendation|rec|would be a|it's a|that's a|is a|as a|be a|"
                r"a|be|am a|i'm a|he's a|she's a|they're a|in all a|all in all|conclusion)[ :—-]*(?:to |is |a |"
                r"an )*(?:hire|hiring|moving (?:\w+ )?forward|advancing|proceeding|an offer|"
                r"making an offer)\b(?! (?:manager|process|committee|date|freeze|plan|from|bar|of|in|at|"
                r"for (?:the )?(?:team|company)))"
            ),
        ),
    ),
    (
        1,
        (
            (
                r"^(?:so |then |overall |definitely |and |but |please |yes |yep |okay |ok |me |"
                rf"{LABEL} ?[:—-]? )*hire(?: (?:him|her|them|from me|for me|overall|100 %|"
                r"(?!maybe|tbd|perhaps|possibly)\w+))?$"
            ),
        ),
    ),
    (
        1,
        (
            (
                r"^(?:so |and |overall |then |please |let's |my |"
                rf"{LABEL} ?[:—-]? )*(?:proceed|advance|go ahead|go for it|progress|to the next round|next round|"
                rf"move (?:{WHO} )?(?:forward|ahead|on|along)|make (?:{WHO} )?an offer)(?: please| with {WHO})?$"
            ),
            r"(?<=\d )hire$",
        ),
    ),
    (
        2,
        (rf"{_AM} {_VERY} yes\b{_NOT_ON}",),
    ),
    (
        -2,
        (
            rf"{_AM} {_VERY} no\b{_NOT_ON}",
            rf"{_AM} hard no\b{_NOT_ON}",
        ),
    ),
    (
        1,
        (rf"{_AM} (?:{_MILD} )?(?:yes|hire)\b{_NOT_ON}",),
    ),
    (
        -1,
        (rf"{_AM} (?:{_MILD} )?no\b{_NOT_ON}",),
    ),
    (
        1,
        (
            (
                r"\b(?:meets?|met|clears?|cleared|passes|passed|above|over|raises|raised) (?:the|our|"
                r"my) (?:hiring )?bar\b"
            ),
        ),
    ),
    (
        -1,
        (
            r"\b(?:is|'s|was|are|below|under) (?:well |way |far )?(?:below|under) (?:the|our|my) (?:hiring )?bar\b",
            r"\bdoesn't (?:meet|clear|pass) (?:the|our) bar\b",
        ),
    ),
    (
        1,
        (
            r"\bthumbs[ -]up (?:from|for) me\b",
            r"^(?:a )?thumbs[ -]up$",
            r"\b(?:\+1|plus one) from me\b",
        ),
    ),
    (
        -1,
        (r"^(?:a )?thumbs[ -]down$",),
    ),
)
"""Values with the patterns that have them, in the order they are tried: -2 to 2, and 0 for undecided."""
