"""The words by which something is asked, wished, passed on, not meant or left open rather than stated."""

from tools.feedback.reading.patterns import one_of

TAG = one_of(
    r"(?:,|-|—) ?(?:no|yes)$",
    (
        r"(?:,|-|—)? ?(?:right|eh|huh|innit|correct|agreed|i think|i guess|i suppose|"
        r"(?:wasn't|isn't|didn't|doesn't|don't|weren't|aren't|won't|wouldn't) (?:it|he|she|they|you)(?: think)?)$"
    ),
)


CONDITION = frozenset("if unless".split())


WISHES = one_of(
    (
        r"(?<!than )(?<!as )\b(?:we|i|you|role|job|team|position|they|it|company|one) (?:really |still |also |"
        r"definitely |just |do |did |would |'d )*(?:need|needs|needed|want|wanted|wants|require|requires|required|"
        r"expect|expects|expected|look for|were looking for|are looking for|am looking for|was looking for|hope|"
        r"hoped|hope for|hoped for|prefer|wish)\b(?! (?:work|improvement|to))"
    ),
    (
        r"\b(?:need|needs|want|wanted) (?:to see|to hear|someone|somebody)\b(?! (?:him|her|them|this candidate|"
        r"\w+) (?:in|at|move|progress|again|advance|go))"
    ),
    r"\b(?:love|like|loved|liked|wanted|wish i could|hoping) (?:to )?say\b",
    r"\blooking for\b",
    r"\bhoping (?:for|to)\b",
    r"\bhoped for\b",
    r"\bexpecting\b",
    r"(?<!than )(?<!as )(?<!than i )(?<!as i )\bexpected\b",
    (
        r"\b(?:would|would've|i'd|i'd've) (?:like|love|liked|loved|have liked|have loved)(?: to (?:see|have|hear|"
        r"know)| more| to see more)\b"
    ),
    r"\bcalls for\b",
    r"\brequires\b",
    r"\bi'd like to (?:see|know|hear)\b",
    r"\bhope(?:fully)?\b",
    r"\bwish\b",
    r"\bassum(?:e|ing|ed)\b",
    r"\bsuppos(?:e|edly|ed) (?:to|that|it|he|she|they)\b",
    r"\bsupposedly\b",
    r"\bone day\b",
    r"\bsome day\b",
    r"\bsomeday\b",
    r"\bin the future\b",
    r"\bmust be\b",
    (
        r"\bwith (?:another|a few|some|more|a bit|a little)(?: \w+){0,3} (?:time|years?|months?|practice|"
        r"experience|coaching|training|support|mentoring|guidance)\b"
    ),
    r"\bpotential to\b",
    r"\bcan (?:become|grow|learn|be coached)\b",
    r"\b(?:could|would|might|may|will) (?:become|grow|learn|get)\b",
    r"\bought to\b",
    r"\bimportant (?:for|that)\b",
    r"\bmatters?\b",
    r"\b(?:nobody|no one|anyone|anybody|everyone|everybody) (?:would|could)\b",
)


PASSED_ON = one_of(
    (
        r"\b(?:cv|resume|résumé|linkedin|portfolio|cover letter|profile|application|references?|referees?|github|"
        r"recommendation letter) (?:\w+ ){0,2}?(?:says?|said|claims?|claimed|shows?|showed|lists?|listed|"
        r"mentions?|mentioned|states?|stated|suggests?|suggested|promised?|promises|raves?|raved|praises?|praised|"
        r"describes?|described|looks?|looked|has|boasts?|speaks?|spoke|reads?|indicates?|talks?)\b"
    ),
    (
        r"\b(?:according to|as per|per (?:the|his|her|their|my)|reportedly|allegedly|apparently|supposedly|"
        r"rumou?r has it)\b"
    ),
    r"(?:^|(?:but|and|,) )on paper\b",
    r"\bon paper,",
    r"\bi(?:'ve| have|'d)? (?:also )?(?:heard|was told|been told|understand from|gather|read|gathered|got told)\b",
    (
        r"\b(?:he|she|they|candidate)(?:'s)? (?:also |just |really |clearly |honestly |had |has |have |both |"
        r"apparently )*(?:says?|said|claims?|claimed|thinks?|believes?|believed|insists?|insisted|assured|swears|"
        r"swore|boasts?|boasted|bragged|brags|reckons?|reckoned|mentioned|mentions|states|stated|feels?|felt|"
        r"thought)\b(?! (?:about|through|of|out|ahead|carefully|before|like|to|up|on|in|hard|fast|deeply|nervous|"
        r"at|aloud|clearly|no|yes|so|as|it himself|it herself))"
    ),
    (
        r"\b(?:somebody|recruiters?|managers?|colleagues?|hm|panel|boss|lead|others|people|everyone|everybody|team|"
        r"someone|interviewers?|coordinator|sourcer)(?:'s)?(?:, who [\w' ]{1,40},|, who| who)? (?:also |"
        r"really |just |clearly |honestly |did |had |would |has |have |both |all |apparently |actually )*"
        r"(?:says?|said|claims?|claimed|"
        r"thinks?|thought|believes?|believed|mentioned|mentions|feels?|felt|found|finds|stated|states|reckons?|"
        r"reckoned|insists?|insisted|assured|swears|swore|rated?|rates|describes?|described|considers?|considered|"
        r"sees|saw|calls?|called|boasts?|boasted|praised|praises|raved?|raves|noted|wrote|reported|reports|flagged|warned|hinted|cautioned|remarked|commented|argued|suggested|worried|"
        r"was leaning|is leaning|are leaning|leans?|leaned|leant|gave|gives|scored|voted|votes|is a (?:strong |"
        r"soft |weak |hard )?(?:yes|no)|would|wouldn't|wants|wanted|liked|likes|loved|loves|hated|disagrees|agrees|"
        r"had concerns|has concerns|recommends?|recommended|is keen|was impressed|is impressed|was unimpressed|"
        r"wasn't impressed)\b"
    ),
    (
        r"\b(?:describes?|described|rates?|rated|calls?|called|considers?|considered|sees?|fancies|bills?|billed|"
        r"positions?|positioned|sold|sells) (?:himself|herself|themselves|themself|his own|her own|their own)\b"
    ),
    r"^(?:and |also |but )?(?:says?|said|claims?|claimed|mentioned|told us|told me|thinks|insisted|reckons)"
    r" (?:that )?(?:he|she|they|he's|she's|they're|to be)\b",
    r"\bself[ -](?:described|rated|assessed|reported|proclaimed|assessment|rating|evaluation)\b",
    r"\bself-?declared\b",
    r"\bin (?:his|her|their) (?:own )?(?:words|view|opinion|eyes|mind|estimation)\b",
    r"\bby (?:his|her|their) own\b",
    r"\b(?:told|tells) (?:me|us)\b(?! to\b)",
    r"\bword is\b",
    r"\bfeedback from\b",
    r"\bthe (?:panel|team|others|rest) (?:is|are|was|were)\b",
    r"\b(?:another|other|fellow|previous) interviewers?\b",
)


OWN_AGAIN = one_of(
    (
        r"\b(?:i (?:thought|think|found|felt|saw|disagree|agree|did|would|have|had|believe|see|could|wouldn't|"
        r"couldn't|don't|didn't|noticed|observed|rate|say)|i'd|i'm|in my (?:view|opinion|round|session|interview|"
        r"experience)|what i saw|in the room|for me|(?:the|my) (?:exercise|test|task|case|session|interview|"
        r"code) (?:confirmed|showed|proved|backed)|my (?:view|take|read|rating|score|impression|experience)|"
        r"in reality|in practice|in person|in fact|to me|however|but|yet)\b"
    ),
)


TONE = one_of(
    r"🙄",
    r"🙃",
    r"(?:^| )/ s(?:$| )",
    r"\byeah right\b",
    r"\byeah,? sure\b",
    (
        r"\boh,? (?:sure|great|wow|yes|yeah|joy|wonderful|fantastic|brilliant|lovely|really|please|of course|"
        r"absolutely|perfect|nice|how|what)\b"
    ),
    r"\bsure, (?:a )?\"",
    r"\bif (?:by|with) .{0,60}\byou mean\b",
    r"\bif you (?:like|enjoy|love|consider|count|prefer|call|don't mind|think|fancy|want|are into|can call)\b",
    r"\b(?:real|total|regular|absolute|true|what a) genius\b",
    r"\bslow clap\b",
    r"\beye ?rolls?\b",
    r"\bgood luck with that\b",
    r"\b(?:gotta|got to|have to|don't you just|just) love (?:how|that|when|the)\b",
    r"^(?:wow )?love that\b",
    r"\bwow,? (?:so|such|what)\b",
    r"\bjust what we need\b",
    r"\bas if\b",
    r"(?<!no )(?<!not )(?<!without )(?<!zero )\bsarcas\w+\b",
)


DROPPED = one_of(
    (
        r"\b(?:i )?(?:was|were) (?:\w+ )?(?:going|about|tempted|inclined|planning) to (?:say|give|put|rate|go|vote|"
        r"write)\b"
    ),
    r"\b(?:initially|originally|at first)(?: i)? (?:had|thought|gave|put|was|leaned|wanted)\b",
    r"\bi (?:initially|originally|first|almost|nearly) (?:had|thought|gave|put|was|leaned|wanted|said|wrote|rated)\b",
    r"\bmy (?:first|initial) (?:instinct|thought|impression|reaction) was\b",
)
"""What the interviewer had in mind before; what counts comes after the "but"."""


PASSES_OVER = one_of(
    (
        r"\b(?:didn't|did not|couldn't|could not|can't|cannot|haven't|never|didnt|cant|not) (?:really |quite |"
        r"actually |yet |even |have |had |been )*(?:get|got|cover|covered|assess|assessed|touch|touched|discuss|"
        r"discussed|ask|asked|judge|judged|comment|rate|rated|say|tell|evaluate|evaluated|speak|see|seen|observe|"
        r"observed|test|tested|probe|probed|reach|reached|come up|time|enough|go into|gone into|look at)\b"
    ),
    r"\bn / a\b",
    r"\bna\b",
    r"\bn\.a\b",
    r"\bno (?:signal|data|read|opinion|time|idea|evidence|info|information|insight|view|basis)\b",
    r"\bskip(?:ped)?\b",
    r"\bran out of time\b",
    r"\bnothing to (?:report|say)\b",
    r"\bunknown\b",
    r"\btbd\b",
    r"\bnever came up\b",
    r"\bhard to (?:say|tell|judge)\b",
    r"\bnot sure\b",
    r"\bno decision\b",
    r"🤷",
    r"\b(?:covers?|covered|covering) that\b",
)


IDIOM = (
    r"if (?:you ask me|i'm (?:being )?(?:honest|fair|picky)|i am (?:being )?(?:honest|fair)|anything|"
    r"i (?:had|have) to (?:say|choose|pick|decide|put)|i must\b|i may\b|"
    r"i recall|memory serves|pressed|pushed|that makes sense|possible|needed|i remember|forced)\b"
)
