"""Words that carry no request of their own, and words that must never be passed over."""


def bag(text: str) -> frozenset[str]:
    """Give the words of a text."""
    return frozenset(text.split())


ALWAYS_FREE = bag("""
    a an the is are was were be been being am do does did has had of and please now just also too currently
    then so
    well who which that there here 's our we us you to as both either really actually kindly simply already
    still quickly asap ok okay hey hi hello thanks thank cheers ta um uh hmm oh yes yeah right all-right folks
""") | frozenset(".,;:!?()[]{}-–—…*~'\"`/|>•")
"""Function words and signs: skipping one changes nothing."""

READ_FREE = ALWAYS_FREE | bag("""
    i me in on at for from with by their his any some every all only have having get got can could would will
    may
    might exactly but anyone anybody someone somebody everyone everybody people person persons candidate
    candidates folk
    talent prospects profiles profile humans guys ones one those these them they currently present today
    database
    system ats crm moment out up my-own such like that's what whom where whose list names name yet db pipeline
    us were
""") - frozenset(
    ("them", "those", "these", "they", "today", "like", "list", "pipeline", "name", "names", "one", "ones")
)
"""What may also be skipped when nothing is changed."""

NEGATIONS = bag("not no never without except excluding nor neither none cannot minus outside unless")
"""Skipping one of these would turn a request into its opposite."""

WEIGHTY = NEGATIONS | bag("""
    if when once until unless whether maybe perhaps only all every tomorrow later next should shall must might
    would
""")

PRONOUNS = bag("he him his she her hers they them their theirs it its this that these those both")

NAMELESS = (
    ALWAYS_FREE
    | READ_FREE
    | WEIGHTY
    | PRONOUNS
    | bag("""in on at for from with by into onto over under about into out off up down back through via to my mine your
        me i he she it they what where when why how whose whom if or but because since than more less least most
        first second third last next previous new old other another same everything anything something nothing
        stage job role position req requisition opening pool tag note reason source application applications
        candidate candidates profile email phone people person years year months month weeks week days day today
        yesterday tomorrow again monday tuesday wednesday thursday friday saturday sunday january february march
        july september october november december nobody noone best worst strongest weakest pool pools needful
        """)
)
"""Words that are no part of a name unless a candidate of that name exists."""

QUALITY = bag(
    "good great nice strong solid decent suitable excellent amazing awesome talented qualified potential real actual "
    "skilled relevant available interesting"
)
"""Praise narrows nothing down: a search cannot tell who is good."""

PEOPLE_NOUNS = bag(
    "people person persons candidate candidates folk folks talent talents prospects prospect applicant applicants "
    "profiles someone somebody anyone anybody everyone everybody guys humans individuals contenders leads matches "
    "results hits ones resumes cvs those"
)

FOREIGN = bag("""
    der die das und ist nicht mir zeige zeig alle kandidaten wer hat kennt suche finde bitte ich du wir ihr auf
    mit
    von für fur einen eine einem verschiebe lehne ab le la les des du et est pas moi montre cherche trouve
    candidats
    candidat qui dans avec pour une sont sur el los las y no muestra busca encuentra candidatos con para por
    quién quien
    que una estan en mueve rechaza il lo gli trova cerca candidati con per che sono non mostra e di mostrami o
    os
    quem sabe encontre procure da em não nao kandidaten zoek vind met en het een niet laat zien welke pokaż
    znajdź
    kandydatów kto zna szukam mi wszystkich visa hitta och som kan alla kandidater usar quiero necesito
""")
"""Function words of other languages, enough to tell that a sentence is not English."""

ENGLISH = bag("""
    the and is are to of in on with for who what show find move add tell give me my please can you candidates
    people
    from at by how many list all a an i we it
""")

COMMANDS = bag("""
    move put tag untag reject decline add remove show find create close reopen withdraw merge undo list tell
    give
    assign advance promote push label mark set change update delete drop send schedule note
""")
"""Verbs that begin a request: a name that nobody knows does not hold them."""

WRITING = bag("move put tag untag reject add remove delete assign advance promote push create close merge")
"""Commands that change something, in whatever form: "rejecting" too."""
