"""The words a model may use in a letter besides those of the record.

A closed list is what makes the check a proof: an employer, a skill, an achievement, a sum, a date or a promise that is
not on record cannot be spelled with it. Left out on purpose: numbers, "will", words for pay and benefits, for what
somebody has done ("built", "led"), for former contact ("met", "recommended") and for praise of the company.
"""

_WORDS = """
a about above across adds after all along already also always am an and any anybody anyone anything are around as ask
asked asks at attention attracted attractive away back background be because before behind best better between both
brief briefly bring brings but by call came care career careers caught chance chat check clear clearly close come
comes common connect connected conversation could couple course curious currently dear decide depth describe detail
details did different directly discuss discussion do does don't drew drop each eager early easy either else enjoy
enjoyed enough especially even ever every exactly example exchange excited exciting experience explain explore eye
eyes far feel few field find fine first fit fits for forward found fresh friendly from full further give glad gladly
go good great growing guess happy hardly has have having hear heard heart hello help helpful here hi hope how however
i i'd i'm i've idea if imagine immediately impressed impressive in indeed inspired instead interest interested
interesting into introduce invitation invite is it it's its join just keen keep kind kindly know knowing knowledge
learn learned learning least left let like line lines listen little long look looked looking looks love lovely made
make makes many matter matters may maybe me mean mention message might mind minute minutes moment more most mostly
move much my myself natural nature near need needs new next nice no not note nothing noticed now of often on only onto
open opening openings opinion opportunity or other others our out over own part particular particularly path people
perhaps person personal phone picture piece place please pleased pleasure point position possible precisely prefer
pretty probably profile profiles question questions quick quickly quiet quite rare rather reach reached read reading
ready real really reason reasons regardless relevant reply respond response rest right role roles same saw say search
searching see seeing seem seems seen send sense share short should similar simple simply since sincerely skill skills
small so some somebody someone something soon speak spend start step steps still stood stories story strong struck
such suggest suit suitable suits take talent talented talk team teams tell than that that's the their them then there
these they thing things think thinking this those though thought thoughtful thoughts through time to together too
topic touch toward towards true truly try understand until up us useful usually valuable value very view want wanted
warm warmly was way we we'd we're we've welcome well were what what's whatever when whenever where whether which while
who why wish wished with within without wonder wondered wondering word words work working works world worth would
write writing wrote yes yet you you'd you're you've your yourself
"""
PLAIN = frozenset(_WORDS.split())

STARTERS = frozenset(
    """
    a after all also an and any are as at because before being but by could did do does each either even every for
    from given have having hello here hi how however i i'd i'm i've if in is it it's just let like may maybe might
    my no not now of on our over perhaps please rather reading right seeing should since so some somebody someone
    something such that that's the then there these thinking this those to together we we'd we're we've what when
    whenever where whether which while who why with without would you you'd you're you've your
    """.split()
)
"""Words a sentence may begin with: only these may stand in a capital that is not the record's."""

AFTER_AT = frozenset("a all an any first least most my once our some that the these this those what which your".split())
"""What may follow "at", where it is not the name of a company on record."""
