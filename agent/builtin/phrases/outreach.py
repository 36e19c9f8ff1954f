"""How people ask for letters to candidates, and for sending them."""

from agent.builtin.frames import frame
from agent.builtin.phrases.finding import ROLES

_LETTER = """
    (note|notes|mail|mails|email|emails|e mail|e mails|message|messages|letter|letters|outreach|line
    |outreach (note|mail|email|message)|intro|introduction|cold (email|mail|message)|short (note|mail|email|message)
    |personal (note|mail|email|message)|personalised (note|mail|email|message)|first (note|mail|email|message)
    |quick (note|mail|email|message)|something|a few lines|a couple of lines)
"""
_DRAFT = "(draft|write|compose|prepare|draw up|create|make|put together|come up with)"
_OWN = ("job:", "job=jobcode:", "status!", "source:", "stage:", "order!", "limit=count:", "text=", "text+=")


def _who() -> str:
    """Give the ways of saying which people are meant, less those that mean something else in a letter."""
    kept: list[str] = []
    for line in ROLES.splitlines():
        begins = line.strip()
        if begins and ":" in begins.split("|")[0].split("(")[0]:
            kept.append(line)
        elif kept:
            kept[-1] += f" {begins}"
    return "\n".join(line for line in kept if not line.strip().startswith(_OWN))


_ABOUT = """
    job=job/jobcode: about | , about | , regarding | , for | regarding | for | on | re | concerning | about the job
      | for the job | about our job
      | about the opening | about the role | for the role | about job | about our | for our | about the | for the
    tone!friendly: friendly | warm | casual | in a friendly tone | in a warm tone
    tone!formal: formal | formally | in a formal tone | polite
    tone!brief: brief | concise | very short | in a brief tone | keep it (short|brief)
    message=quote: saying | that says | : | mention | mentioning | and say | and mention
"""
_SOFT = """
    a an the note notes mail mails email emails message messages letter letters people person candidates candidate folks
    each of them to for best top strongest most suitable fitting and we us our outreach e one ones matching good please
    send pool everyone everybody
"""

_ANYBODY = "candidates/skills/any_skills/titles/locations/pool/tags/company/ever_company/not_contacted/never_contacted"

FRAMES = (
    frame(
        "draft_outreach",
        heads=f"""
            {_DRAFT} [me|us|up] [a|an|some|one|the] [personal|short] {_LETTER} [each] (to|for)
              | {_DRAFT} .. {_LETTER} (to|for)
              | (draft|write|compose|prepare) (to|for) | draft {_LETTER} | draft [an] outreach (to|for)
              | (draft|prepare) [some] outreach (to|for) | reach out to
              | (email|mail|e mail) | (send|write|drop) .. a {_LETTER}
              | [please|let us|i want to|can you|could you] contact (her|him|them|these|those|all)
        """,
        roles=f"candidates: _ | to | for | with\n{_ABOUT}\nlimit=count: _ | [the] best | [the] top | my\n{_who()}",
        needs=_ANYBODY,
        soft=_SOFT,
        write=True,
        prior=0.6,
    ),
    frame(
        "send_drafts",
        heads="""
            (approve and send|send off|send out|send|approve) [all|both|all of] (my|the|these|those|this|that
              |them) [draft]
              (drafts|draft|mails|mail|emails|email|e mails|e mail|notes|note|messages|message|letters|letter)
              | (send|approve and send|send off|send out) [them|it] [all|both] [now|off|out] [please]
              | (send|approve) drafts | send (them|it) | (approve|send) all [of them|drafts]
        """,
        roles="drafts=candidate: _ | to | for | of",
        soft="drafts draft mails mail emails email notes note messages message letters letter the my them all both now"
        " off out please and approve send to of it these those",
        write=True,
        prior=0.5,
    ),
    frame(
        "show_drafts",
        heads="""
            (show|list|see|view|display|open|get) [me|us] [all] [of] (my|the|our|these|those|that|this) [open|waiting]
              (drafts|draft|draft (mails|mail|emails|email|notes|note|messages|message))
              | (which|what) drafts (are|do i have|are there|have i) [waiting|open|left] | my drafts
              | do i have [any] drafts
        """,
        roles="drafts=candidate: _ | to | for | of",
        soft="drafts draft mails mail emails notes note messages message the my of all open waiting me",
        prior=0.9,
    ),
    frame(
        "edit_draft",
        heads="""
            (change|set|make|edit|update|rewrite|reword) .. subject | (change|edit|update) the subject
              | (change|set|make|edit|update) .. subject [line]
        """,
        roles="""
            draft=candidate: _ | to | for | of | (of|in|for|on) [the|my] (draft|mail|email|note|message|letter) (to|for)
            subject+=quote: _ | to | into | : | as | should (be|say|read) | to say
            subject+: to | into | : | to say
        """,
        needs="subject",
        soft="the draft subject line mail email note message letter of in on my to for",
        write=True,
        prior=0.5,
    ),
    frame(
        "edit_draft",
        heads="""
            (add|append) .. (draft|draft (mail|email|note|message|letter)) | (add|append) to the (draft|mail|message)
        """,
        roles="""
            draft=candidate: _ | to | for | to the (draft|mail|email|note|message|letter) (to|for)
            add=quote: _ | : | that | saying
            add+: : | that | saying
        """,
        needs="add",
        soft="the draft mail email note message letter of in my to for a sentence",
        write=True,
        prior=0.1,
    ),
    frame(
        "edit_draft",
        heads="""
            (drop|discard|delete|throw away|cancel|scrap|bin|forget) [the|my|this|that]
              (draft|draft (mail|email|note|message|letter)) | throw .. draft .. away
        """,
        roles="draft=candidate: _ | to | for | of",
        fixed={"drop": True},
        soft="the draft mail email note message letter of my to for",
        write=True,
        prior=0.5,
    ),
    frame(
        "contact_history",
        heads="""
            [show|what is|give me|see] [me|us] [the|our|all|full] (contact history|history of contact|correspondence
              |messages|mails|emails|contact|contacts) (of|with|for|to|from)
              | (who|when) (has|have|was|did|is) [anybody|anyone|somebody|we] [been] .. (in touch with|in contact with)
              | (when did|have|has|did) (we|anybody|anyone|i) [ever] [last] (write to|written to|email|emailed
                |mail|mailed
                |talk to|talked to|speak to|spoken to|contact|contacted)
              | who (has|have) (written to|emailed|mailed|contacted|spoken to|talked to|been in touch with)
              | last contact with | when was the last contact with
        """,
        roles="candidate: _ | with | of | for | to",
        needs="candidate",
        soft="contact history last we our the messages mails emails with in touch been ever show me all",
        prior=0.4,
    ),
    frame(
        "log_touch",
        heads="""
            (log|record|note|register|track) (a|my|the|that|an|today's) [phone|short|quick] (call|phone call
              |conversation)
              | log (call|calls) | i (called|phoned|rang|spoke to on the phone)
        """,
        roles="""
            candidate: _ | with | to
            text=rest/quote: _ | : | - | , | about | saying
            job=jobcode: about | for | on | regarding
        """,
        needs="candidate",
        fixed={"how": "call"},
        soft="a my the call phone with just today",
        write=True,
        prior=0.4,
    ),
    frame(
        "log_touch",
        heads="(log|record|note|register|track) (a|my|the|that|an) (linkedin message|linkedin|inmail|linkedin note)",
        roles="""
            candidate: _ | with | to
            text=rest/quote: _ | : | - | , | about | saying
            job=jobcode: about | for | on | regarding
        """,
        needs="candidate",
        fixed={"how": "linkedin"},
        soft="a my the linkedin message with just today",
        write=True,
        prior=0.6,
    ),
    frame(
        "log_touch",
        heads="""
            (log|record|note|register|track) (a|my|the|that|an) (meeting|coffee|chat|talk|meetup)
              | (log|record) that (i|we) met
        """,
        roles="""
            candidate: _ | with | to
            text=rest/quote: _ | : | - | , | about | saying | at
            job=jobcode: about | for | on | regarding
        """,
        needs="candidate",
        fixed={"how": "meeting"},
        soft="a my the meeting coffee chat talk with just today",
        write=True,
        prior=0.5,
    ),
    frame(
        "set_do_not_contact",
        heads="opt .. out | opt out | (do not|never) (contact|write to|approach) | stop (contacting|writing to)",
        roles="candidate: _",
        needs="candidate",
        fixed={"on": True},
        soft="again any more anymore ever please",
        write=True,
        prior=0.3,
    ),
    frame(
        "suppress_contact",
        heads="""
            suppress [the] [(address|addresses|mail|email|e mail) of] | (never|do not ever) (mail|email|e mail)
              | put .. on the suppression list | (add|put) .. suppression list
        """,
        roles="candidate: _ | of",
        needs="candidate",
        soft="again address addresses mail email the any more anymore to on suppression list",
        write=True,
        prior=0.3,
    ),
    frame(
        "mark_silver_medal",
        heads="""
            (mark|flag|tag|make|note|remember|save|keep) .. (silver (medallist|medalist|medal)|runner up)
              | (give|award) .. [a|the] silver medal | silver medal (for|to) | (put|place|keep) .. on the bench
        """,
        roles="""
            candidate: _ | : | for | to
            job=job/jobcode: on | for | from
            stood_out+=quote: because | : | , | - | since
            stood_out+=openreason: because | since | :
        """,
        needs="candidate",
        soft="a as the silver medallist medalist medal",
        write=True,
        prior=0.6,
    ),
    frame(
        "find_silver_medalists",
        heads="""
            [(show|find|list|get|give|search|look|any|which|what|who|are there|do we have|have we got|suggest)]
              [me|us|any|our|the|all|are|is] (silver (medallists|medalists|medallist|medalist)|runners up
                |people on the bench
              |on the bench|bench) [(who|that)] [(fit|fits|suit|suits|match|matches|would fit|could fit)] [for|to]
              | who from the bench | who on the bench | who of the silver (medallists|medalists)
        """,
        roles="""
            job=job/jobcode: _ | for | fit | fits | fitting | suit | suits | match | matches | on | would fit
            | could fit
        """,
        needs="job",
        soft="silver medallists medalists any which who fit fits for the our bench on us",
        prior=0.7,
    ),
    frame(
        "show_bench",
        heads="""
            [(show|list|see|view|display|get|give)] [me|us] [all] [the|our|my] (bench|silver (medallists|medalists))
              | who (is|are|sits) on (the|our) bench | who are (the|our) silver (medallists|medalists)
              | (which|what) silver (medallists|medalists) (do we have|are there) | how many silver (medallists
                |medalists)
        """,
        soft="bench silver medallists medalists the our show me all on do we have are there",
        prior=0.6,
    ),
    frame(
        "create_sequence",
        heads="""
            (create|make|start|build|set up|add|new) [a|an|the|new|a new|another] [outreach|mail|email] sequence
              | (create|make|start|build|set up|new) (a|an) .. sequence
        """,
        roles="""
            name+=quote: _ | called | named | : | titled
            name+=newpool: _ | called | named | : | titled
            job=job/jobcode: for | about | for the job | on
        """,
        needs="name",
        soft="a an the new outreach mail email sequence of letters three",
        write=True,
        prior=0.7,
    ),
    frame(
        "show_sequence",
        heads="(show|open|see|view|display) [me] [the|our|my] [outreach] sequence | what is in the sequence",
        roles="sequence+=quote: _ | called | named | :\nsequence+=newpool: _ | called | named | :",
        needs="sequence",
        soft="the our sequence outreach me",
        prior=0.7,
    ),
    frame(
        "enroll",
        heads="(enroll|enrol|put|add|sign up|start) .. sequence | (enroll|enrol)",
        roles="""
            candidates: _ | :
            sequence+=quote: in | into | to | [in|into|to|on] [the] sequence [called|named] | on
            sequence+=newpool: [in|into|to|on] [the] sequence [called|named] | in | into
        """,
        needs="candidates sequence",
        soft="the sequence called",
        write=True,
        prior=0.6,
    ),
    frame(
        "unenroll",
        heads="""
            (unenroll|unenrol|disenroll) | (take|remove|pull|drop) .. (out of|from|off) (the|their|all)
              (sequence|sequences)
              | (stop|end|cancel) the sequence (for|with|of) | (stop|end) .. sequence
        """,
        roles="candidate: _ | for | with | of",
        needs="candidate",
        soft="from out of the their all sequence sequences 's",
        write=True,
        prior=0.6,
    ),
    frame(
        "pause_enrollment",
        heads="(pause|hold|suspend) [the] sequence (for|with|of) | (pause|hold|suspend) .. sequence",
        roles="candidate: _ | for | with | of",
        needs="candidate",
        soft="the sequence 's in their",
        write=True,
        prior=0.6,
    ),
    frame(
        "pause_enrollment",
        heads="(resume|continue|restart|unpause) [the] sequence (for|with|of) | (resume|continue|unpause) .. sequence",
        roles="candidate: _ | for | with | of",
        needs="candidate",
        fixed={"resume": True},
        soft="the sequence 's in their",
        write=True,
        prior=0.6,
    ),
    frame(
        "show_replies",
        heads="""
            [show|list|see|any|what are|give me|open] [me] [the|all|our|my|new|latest] replies [to (our|my) mails]
              | who (replied|answered|wrote back|has replied|has answered|has written back)
              | (has|did) anybody (replied|reply)
              | what did .. (reply|answer|write back) | [what are] the (replies|answers) (of|from)
        """,
        roles="candidate: _ | of | from | by",
        soft="replies reply the all our my new latest to mails mail of from me us so far any outreach",
        prior=0.5,
    ),
    frame(
        "answer_reply",
        heads="(is|seems|sounds) interested",
        roles="candidate: _\njob=job/jobcode: in | for",
        needs="candidate",
        fixed={"verdict": "interested"},
        soft="she he they is very",
        write=True,
        prior=0.3,
    ),
    frame(
        "answer_reply",
        heads="(is|seems|sounds) not interested | not interested",
        roles="candidate: _\njob=job/jobcode: in | for",
        needs="candidate",
        fixed={"verdict": "not_interested"},
        soft="she he they is very",
        write=True,
        prior=0.5,
    ),
)
