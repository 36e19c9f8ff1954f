"""How people ask to change a field of a candidate or of a job: one frame a field, made from the field's words."""

from agent.builtin.frames import Frame, frame

_SET = """

    (set|change|update|edit|correct|fix|modify|amend|replace|switch|adjust|put|enter|record|save|add|make
      |store|overwrite|revise)
"""
_TO = "to | = | as | : | with | by | is | _ | to be | into | -"
_IS = """
    (is|is now|was changed to|changed to|has changed to|is actually|should be|should read|must be|ought to
    be|needs to be|became|now is|has become|is really)
"""


def field(
    tool: str, subject: str, slot: str, words: str, *, kinds: str = "", extra: str = "", lead: str = _TO
) -> Frame:
    """Make the frame that changes one field: "set A's title to B", "A's title is now B"."""
    value = f"{slot}+={kinds}" if kinds else f"{slot}+"
    heads = f"""
        {_SET} .. ({words}) | {_SET} [the|a|a new|new|another] ({words}) | ({words}) {_IS}
        | ({words}) (of|for) .. {_IS} | ({words}) :
          | new ({words}) | set the ({words}) | rename .. ({words})
    """
    return frame(
        tool,
        heads=heads,
        roles=f"{subject}{'+' if subject == 'candidate' else ''}: _ | of | for | on | 's\n{value}: {lead}\n{extra}",
        needs=f"{subject} {slot}",
        soft="""
            candidate profile record his her their new value field current now the to for job role position req
            card whose field from
        """,
        write=True,
        prior=0.3,
    )


def _said(words: str) -> str:
    """Give the lead-ins of a field in a list of fields: "title B", "and the title to B", "company = A"."""
    return f"[,|and|;] [the|her|his|their|also|new] [current] ({words}) [is|to|=|:|as|->|now|is now|should be|to be]"


def _one(
    tool: str, heads: str, roles: str, needs: str, fixed: dict[str, object] | None = None, prior: float = 0.0
) -> Frame:
    return frame(
        tool,
        heads=heads,
        roles=roles,
        needs=needs,
        fixed=fixed,
        soft="""
            candidate profile record his her their now person currently anymore again any more as the to him it
            from skills skill us
        """,
        write=True,
        prior=prior,
    )


_WHO = "candidate+: _ | of | for | on | about | to | from"

FRAMES = (
    field("update_candidate", "candidate", "title", "title|job title|role title|current title|position title"),
    field("update_candidate", "candidate", "company", "company|employer|current company|current employer|workplace"),
    field("update_candidate", "candidate", "location", "location|city|place|address|home|base", kinds="place"),
    field(
        "update_candidate",
        "candidate",
        "email",
        "email|e mail|email address|mail|mail address|e mail address",
        extra="candidate+: to",
    ),
    field(
        "update_candidate",
        "candidate",
        "phone",
        "phone|phone number|number|telephone|mobile|cell|mobile number|tel",
        extra="candidate+: to",
    ),
    field(
        "update_candidate",
        "candidate",
        "link",
        "linkedin|github|link|website|portfolio|linkedin url|profile url|linkedin profile|url",
        extra="candidate+: to",
    ),
    field(
        "update_candidate",
        "candidate",
        "years",
        "years|experience|years of experience|yoe|years experience",
        kinds="years/number",
    ),
    field("update_candidate", "candidate", "headline", "headline|tagline"),
    field("update_candidate", "candidate", "summary", "summary|bio|profile text|about"),
    field(
        "update_candidate",
        "candidate",
        "name",
        "name|surname|last name|full name|spelling",
        lead="to | = | as | : | is | into | is now | should be | has changed to | changed to | is spelt | is spelled",
    ),
    field("update_candidate", "candidate", "owner", "owner|ownership|recruiter|account owner"),
    _one(
        "update_candidate",
        "update | change | edit | correct | set | modify | amend | (new details|changes) for | change the details of",
        f"""
            {_WHO} | :
            title+=title: {_said("title|job title|new title|position")}
            company+: {_said("company|employer|new company|current company")}
            location+=place: {_said("location|city|place|based in|lives in|new location")}
            email: _ | {_said("email|e mail|mail|email address|new email")}
            phone: _ | {_said("phone|phone number|mobile|tel|number|new phone")}
            link: _ | {_said("link|linkedin|github|website|profile")}
            years=years/number: {_said("years|experience|years of experience|yoe")}
            owner: {_said("owner")}
        """,
        "candidate title/company/location/email/phone/link/years/owner",
        prior=-0.2,
    ),
    _one(
        "update_candidate",
        "(link|linkedin|github|website|portfolio|url|email|e mail|mail|phone|phone number|mobile|number) (for|of)",
        "candidate: _\nlink: _ | : | is | =\nemail: _ | : | is | =\nphone: _ | : | is | =",
        "candidate link/email/phone",
        prior=0.2,
    ),
    _one(
        "update_candidate",
        """
            correct the (spelling|name) | fix the (spelling|name|typo) | (spelling|typo|name) [correction|fix]
              | the name
              | (is|was) (misspelt|misspelled|spelt wrong|spelled wrong|written wrong) | wrong spelling
        """,
        """
            candidate+: _ | of | for | : | of :
            name+=newname: should be | should read | is really | is actually | must be | to | -> | not | is spelt
              | is spelled | is written | should be spelt | should be spelled | should be written | it is | correct is
              | should have been | ought to be | has to be | , (it|it 's) | into | as | =
        """,
        "candidate name",
        prior=0.6,
    ),
    _one("update_candidate", "rename | rename .. to", f"{_WHO}\nname+: to | as | into", "candidate name"),
    _one(
        "update_candidate",
        """
            works | now works | now working | is now | is working | is currently
              | started | started at | started as | has started | works now | is now with
        """,
        f"""
            {_WHO}
            title+=title: as | as a | as an | a | an | _ | as the | is a | is now a
            company=company: at | for | to | with | _ | from | joined
            company+=company: at | for | with | joined | at the company
        """,
        "candidate title/company",
    ),
    _one(
        "update_candidate",
        """
            moved | has moved | switched | has switched | changed jobs | moves | is moving | went | has gone
        """,
        f"""
            {_WHO}
            title+=title: as | as a | as an | as the
            company=company: at | to | with | _ | for
            company+=company: to the company
        """,
        "candidate company",
    ),
    _one(
        "update_candidate",
        """
            [has|have] [now|just|recently] (switched|moved|gone|changed|jumped|transferred|migrated) [over|on|across] to
            | [now|just] (works|work|working) (over|now) at | (is|are) [now] (employed|working|over|currently) (at
              |by|with)
            | [has|have] [just|recently] (taken|took|accepted|got|found|landed|started) [a|the|an] [new] (job|position
              |role|post|gig) (at|with) | (signed|signed on|signed up) with | new (employer|company) [is|:]
            | (employer|company) (is now|now|changed to) | [has|have] left for | (is|are) [now] at | now at
            | [has|have] (hired|snapped up|poached) | [has|have] been hired by | (was|got) (hired|poached) by
        """,
        f"{_WHO}\ntitle+=title: as | as a | as an | as the\ncompany=company: _ | at | with | :",
        "candidate company",
        prior=0.2,
    ),
    _one(
        "update_candidate",
        "joined | has joined | just joined | left for | has left for | got a job at | took a job at | took a job with",
        f"{_WHO}\ntitle+=title: as | as a | as an | as the\ncompany+: _ | the company",
        "candidate company",
    ),
    _one(
        "update_candidate",
        """
            moved | has moved | relocated | has relocated | lives | now lives | is based | is now based | is now
              | is living | is now living | is moving | resides | is in
        """,
        f"{_WHO}\nlocation=place: to | in | _ | near | over to | back to\n__before=place: from | away from | out of",
        "candidate location",
    ),
    _one(
        "update_candidate",
        "has | now has | has got",
        f"{_WHO}\nyears: _ | with | about",
        "candidate years",
    ),
    _one(
        "update_candidate",
        "(transfer|hand over|change|move|give|pass|reassign) [the] ownership | (transfer|hand over|change) [the] owner",
        "candidate+: of | for\nowner+: to | over to",
        "candidate owner",
        prior=0.4,
    ),
    _one(
        "update_candidate",
        """
            assign | reassign | hand over | hand | transfer | give | pass | hand .. over | pass .. on
              | give .. over | reassign .. over
        """,
        "candidate+: _\nowner+: to | over to | on to",
        "candidate owner",
        prior=-0.1,
    ),
    _one(
        "update_candidate",
        """
            make .. the owner | make .. owner | make .. own | make .. responsible | put .. in charge
              | assign .. as owner | set .. as owner | set .. as the owner | appoint .. owner
              | make .. the recruiter
        """,
        "candidate+: of | for | on\nowner+: _",
        "candidate owner",
    ),
    _one(
        "update_candidate",
        """
            should own | (should|shall|must|will|can|is to) (take|take on|have|get|adopt|cover|run with|handle)
              | (takes|gets|takes on|inherits|adopts) | (to|should|will|must|can) [now] (look after|take care of
                |handle|own|take over|mind)
              | (looks|is looking) after | takes care of | owns | will own | takes over | is taking over
              | will take over | is now responsible for
              | is the owner of | is the new owner of | now owns
        """,
        "owner: _\ncandidate+: _ | of | for",
        "candidate owner",
    ),
    _one(
        "update_candidate",
        """
            i will (look after|take care of|handle|mind|care for|manage|be the owner of|take on|adopt|cover) [now]
              | i (look after|take care of|handle) | (set|make|put|list|mark|name) me (as|as the|down as) [the] owner
              | i am [now] the owner | (put|list) me down for | i have got | i am (looking after|on) | hand me | give me
                ownership of | transfer .. to me | (is|are) mine [now] | (is|are) now mine | my candidate is
              | i will (look after|take care of|handle|manage) .. (set|make|put|list) me [as|down as] [the] owner
              |
            i will take over | i own | i will take | i am taking over | take over | let me take over
              | i am the owner of | assign to me | claim | i will own
        """,
        _WHO,
        "candidate",
        {"owner": "me"},
    ),
    _one(
        "update_candidate",
        """
            mark .. do not contact | mark .. as do not contact | mark .. dnc | set .. do not contact
            | set .. to do not contact | flag .. do not contact | flag .. as do not contact | do not contact
            | never contact | stop contacting | opted out | has opted out | asked not to be contacted
              | no longer wants to be contacted | does not wish to be contacted | asks not to be contacted
              | does not want to be contacted | wants no contact | put .. on do not contact
            | put .. on the do not contact list | add .. to the do not contact list | set do not contact
            | set dnc | turn on do not contact | mark as do not contact | unsubscribed
            | set the do not contact flag | mark .. as dnc | no more contact with | enable do not contact
            | (to|as|is|are|=|now|goes|go) (dnc|do not contact) | (dnc|do not contact) (for|on|:) | dnc
            | (goes|go|belongs|should go|should be) on the do not contact list | off limits
            | (does|do) not want [to] (any|any more|more|get|receive|hear) [any] [more] (mail|mails|email|emails
              |messages|contact
              |from us|letters|outreach) | (does|do) not want to hear from us
            | (wants|asked) (us to stop|to be left alone|not to hear from us|no more (mail|mails|emails|messages))
            | leave .. (alone|in peace) | no more (mails|emails|messages|mail) (to|for) | (is|are) [now] off limits
            | (should|must) never be (contacted|written to|mailed|approached)
            | should not be contacted | must not be contacted | block contact with | make .. do not contact
            | flag .. as dnc | switch on do not contact | flag as do not contact | do not ever contact
        """,
        f"{_WHO} | with",
        "candidate",
        {"do_not_contact": True},
        prior=0.5,
    ),
    _one(
        "update_candidate",
        """
            may be contacted again | can be contacted again | clear do not contact
              | clear the do not contact flag | remove do not contact | remove the do not contact flag
              | unset do not contact | turn off do not contact | take .. off do not contact
              | take .. off the do not contact list | mark .. as contactable | is fine to contact
              | is ok to contact | allow contact with | may be contacted | can be contacted
              | unmark .. as do not contact | unmark .. do not contact | lift do not contact
              | lift the do not contact | remove .. from the do not contact list | allow contacting
              | we can contact | we may contact | is contactable | remove dnc | clear dnc
              | set do not contact to false | mark .. as not do not contact | switch off do not contact
              | disable do not contact
        """,
        f"{_WHO}",
        "candidate",
        {"do_not_contact": False},
        prior=0.8,
    ),
    _one(
        "update_candidate",
        """
            make .. private | mark .. as private | mark .. private | set .. to private | set .. private | hide
              | flag .. as private | keep .. private | should be private | make private | set to private
              | make .. confidential | mark .. as confidential | restrict | turn .. private
        """,
        _WHO,
        "candidate",
        {"private": True},
    ),
    _one(
        "update_candidate",
        """
            make .. public | make .. not private | mark .. as public | mark .. as not private | unhide
              | set .. to public | set .. public | make .. visible | should be public | no longer private
              | is no longer private | make .. visible to everyone | mark .. public | unprivate
        """,
        _WHO,
        "candidate",
        {"private": False},
    ),
    _one(
        "update_candidate",
        """
            add .. to .. skills | add skill | add the skill | add skills | add the skills | give .. the skill
              | record .. as a skill | list .. as a skill | put .. in .. skills | put .. under .. skills
              | add .. as a skill | add .. as skill | add to .. skills | include .. in .. skills
              | note the skill | add .. skill
        """,
        "candidate+: to | for | of | on | _ | in\nadd_skills+: _ | : | with",
        "candidate add_skills",
        prior=-0.2,
    ),
    _one("update_candidate", "add", "candidate: to | for\nadd_skills=skill: _", "candidate add_skills", prior=-0.1),
    _one(
        "update_candidate",
        """
            knows | also knows | now knows | has learned | learned | has learnt | learnt | is skilled in
              | can also do | can do | knows also | is good at | has experience with | has experience in
              | picked up | is proficient in | is fluent in | has skills in | has the skill | has the skills
              | has
        """,
        "candidate: _\nadd_skills=skill: _ | with | in",
        "candidate add_skills",
    ),
    _one(
        "update_candidate",
        """
            remove | delete | drop | take | remove .. from .. skills | remove skill | remove the skill
              | delete the skill | take .. off .. skills | take .. out of .. skills | remove .. skill
              | does not know | drop the skill | strip | delete skill | delete .. from .. skills
              | drop .. from .. skills | remove from .. skills | take the skill .. off | no longer knows
              | does not actually know | remove .. as a skill | delete .. skill
        """,
        "candidate+: from | of | for | _ | off | on | 's\nremove_skills=skill: _ | :",
        "candidate remove_skills",
        prior=0.1,
    ),
)
