"""How people ask to list, show, open, change, close and re-open jobs."""

from agent.builtin.frames import frame
from agent.builtin.phrases.updating import field

_JOBS = "(jobs|roles|positions|openings|requisitions|reqs|vacancies|postings|searches|job openings|open reqs|headcount)"
_JOB = "(job|role|position|req|requisition|opening|vacancy|posting|search)"

_SEATS = "(openings|opening|headcount|heads|seats|seat|slots|slot|positions to fill)"
_FEW = ("one|1|an|a|another", "two|2", "three|3", "four|4", "five|5", "six|6")
"""Numbers by which headcount grows or shrinks."""

_STATUS = """
    status!open: open | live | active | we (hiring|recruiting|searching|looking) for | currently open | unfilled
      | hiring | we hiring | hiring for
      | currently hiring | ongoing | still open | are open | running | recruiting
    status!closed: closed | filled | finished | done | shut | were closed | got filled | inactive
    status!draft: draft | drafts | in draft | unpublished | drafted | not yet open
    status!pending: pending | awaiting approval | pending approval
    status!archived: archived
"""

FRAMES = (
    frame(
        "list_jobs",
        heads=f"""
            {_JOBS} | what are we (hiring|recruiting) [for] | what do we hire for
              | who are we (hiring|looking for|recruiting) | what am i (hiring|recruiting) for
              | where are we hiring |
            (what|who) is .. (hiring|recruiting) for | what does .. recruit for
              | are we [still|currently|also] (hiring|looking for|recruiting|searching for)
              | what is .. working on | is there an open {_JOB} | do we have an open {_JOB} | is there a {_JOB}
              | do we have a {_JOB} | any [open|closed] {_JOB} | everything we are hiring for | which {_JOB}
              | what {_JOB} | (which|what) {_JOBS} are
              | (which|what) {_JOBS} (do|does|have|has|are|is) | where do we have {_JOBS}
        """,
        roles=f"""
            {_STATUS}
            department=department/departmentpart: _ | in | for | of | from | in department
            | in the department | on | within | under
            location=place/location: _ | in | at | based in | located in | for | from | near | around | out of
            recruiter=person: recruiter | recruited by | with recruiter | run by
              | (handled|covered|staffed|worked|recruited|sourced) by | is [the] recruiter | recruiting for
              | is the recruiter (for|on) | recruits for | whose recruiter is | working on | recruiter is
              | belonging to | _
            hiring_manager=person: hiring manager | managed by | with hiring manager | whose hiring manager is
              | is the hiring manager (for|of|on) | is hiring for | hiring for | manager | hired by | owned by
              | hiring manager is | under | is hiring manager (for|of|on) | who reports to | led by
              | reporting to | for
            recruiter=person's: _
            mine!true: my | mine | of mine | assigned to me
              | i am (on|working on|hiring for|recruiting for|responsible for)
              | am i (on|working on|hiring for|recruiting for|responsible for|the recruiter for|recruiting|hiring)
              | i own | i run | i manage | i recruit for | do i have | i have | do i own | do i recruit for
              | do i work on | i work on | for me | i cover | i am in charge of | i am the recruiter for
            text=quote: _
            text+=quote: called | titled | named | about | matching | like | with title
            text=title: called | titled | _ | for | named | for a | about | like
            text=skill: _ | for | with | requiring | that need | needing
            __as!hiring_manager: as [the] hiring manager | [the] hiring manager (for|of|on)
            __as!recruiter: as [the] recruiter
        """,
        soft="""
            jobs roles positions openings requisitions reqs job role position team department office we are
            have hiring for do list show find see give get view display pull bring up search for open which
            what how many number of me us tell know which currently there any all does is existing company list
            open among amongst vacancies req opening requisition posting postings at moment right now of what
            on
        """,
        prior=0.3,
    ),
    frame(
        "list_jobs",
        heads="everything | what is | which are | what",
        roles=f"{_STATUS}\ndepartment=department/departmentpart: in | for\nlocation=place/location: in | at",
        needs="status department/location",
        soft="jobs team department right now are there",
        prior=-0.3,
    ),
    frame(
        "show_job",
        heads="""
            about | all about | show | show me | open | open up | view | see | display | pull up | get
            | bring up | give me | tell me about | tell me more about | details of | details on | details for
            | details about | info on | information on | describe | what is | look at | look up
            | job description of | job description for | description of | requirements of | requirements for
            | what are the requirements for | what are the requirements of | who is on
            | who is on the team for | who is the hiring manager for | who is the hiring manager of
            | (what|who) is the (hiring manager|recruiter|sourcer|coordinator) 's name (on|for|of|in)
            | what is the name of the (hiring manager|recruiter|sourcer|coordinator) (on|for|of|in)
            | (whats|what is) (called|named) the (hiring manager|recruiter) (on|for|of)
            | who is the hiring manager on | who is the recruiter for | who is the recruiter on
            | who is hiring for | who is recruiting for | who runs
              | who is the (recruiter|hiring manager|sourcer|coordinator) | who is on the [hiring] team
              | who is hiring | who is recruiting | what do we need for | read | go to
            | take me to | who is the recruiter of | who manages | is .. still open | is .. open
            | is .. closed | when was .. opened | when did .. open | when was .. closed | when did .. close
            | how many openings does .. have | how many openings are there (for|on)
            | how long has .. been open | what is the salary for | what is the salary of | salary for
            | salary range for | hiring team for | the hiring team for | hiring team of | what about | check
            | job ad for | job ad of | who owns | more about | more on | info about | summary of
            | which stages does .. have | what stages does .. have | what are the stages (of|for|on|in)
            | which stages are in | stages of | where is | who recruits for | who is responsible for
            | the details of | full details of | what do we know about | is .. confidential | let me see
            | can i see | load | inspect | what does .. require | who leads | what does .. pay
            | who is in charge of | spec for | job spec for | job card for | the job card for
            | (give|tell|get) [me|us] [the] (facts|basics|details|lowdown|rundown|gist|essentials|story) (on|of
              |about|for)
            | [who is|who 's] [the] (hm|hiring manager|recruiter|sourcer|coordinator|owner|hiring lead|hiring boss)
              (for|of|on|at) | [the] (hm|hiring manager|recruiter|sourcer|coordinator) [is|on] .. [who|?]
            | let me read | [the] (posting|ad|advert|advertisement|listing|write up|writeup|profile|spec
              |specs) (for|of|on)
            | [the] (requirements|description|jd|details|facts|basics|particulars) (for|of|on) | what is .. about
            | (fill|brief|catch) me in on | (fill|brief) me on | (need|want) to (see|read) | where are we hiring .. for
            | how many seats (does|do|are|has) | how many (openings|heads|positions) (has|in|are open on)
        """,
        roles="job: _ | on | for | of | about | the job | job",
        needs="job",
        soft="""
            job role position req details description card info requirements posting full opening the team page
            hiring for still what look like ad spec requisition vacancy is does has need it code status me
            whole
        """,
        prior=0.25,
    ),
    frame(
        "show_job",
        heads="_",
        roles="job: _ | the | job",
        needs="job",
        soft="job role position req details description card requisition opening vacancy",
        headless=True,
        prior=-0.6,
    ),
    frame("show_job", heads="_", roles="job=jobcode: _ | the | job", needs="job", soft="job role req", headless=True),
    frame(
        "create_job",
        heads=f"""
            (create|start|post|set up|raise|draft|register|launch|put up|publish|build|make|add) [a|an
                |the] new .. {_JOB}
              | (create|start|post|set up|raise|draft|launch|put up|publish|make|file) [a|an|the|me a|me an
                |us a|another|up a] .. {_JOB}
              | (create|start|post|set up|raise|draft|launch|make|add|open|put up|file) [a|an|the|me a|us a
                |another|up a] {_JOB} |
            open [up] (a|an|another|one more|new) .. {_JOB} | open [up] (a|an|another|one more|new) {_JOB}
              | [a] new {_JOB} | [a] new .. {_JOB} | add (a|an|another) .. {_JOB} | start hiring for
              | start hiring a | hire for a new | start recruiting (for|a) | start a search for
              | (create|draft|open) a new | [we|i] [need|want] (a new|another new) {_JOB} | let us open a
              | (we|i) (need|want|are looking for|are hiring|have budget for|got budget for|got approval for
                |have approval for)
                [to hire] (a|an|another|one) .. (set up|open|create|make|raise|start|post|put up) [the|a|an|that] {_JOB}
              | (we|i) (are going to|will|want to|need to|would like to) (hire|recruit) (a|an|another)
                .. (set up|open|create|make|raise|start|post|put up) [the|a|an|that] {_JOB}
              | (hire|recruit) (a|an|another) .. (set up|open|create|make|raise|start|post|put up) [the|a|an
                |that] {_JOB}
        """,
        roles="""
            title+=newjob/title: _ | for | for a | for an | : | called | titled | named | title | as | of
              | with the title | with title | a | an
            department: in | department | for | in the | team | for the | in department | under | , | within
            location=place/location: in | based in | at | location | _ | , | located in | office | out of | for
            location+=openplace: in | based in | located in | location
            code: code | with code | as | number | with the code | code is | job code
            code=jobcode: code | with code | as | number | with the code | code is | job code | _
            employment_type!full_time: full time | permanent
            employment_type!part_time: part time
            employment_type!contract: contract | contractor | freelance
            employment_type!internship: internship
            employment_type!temporary: temporary | temp | fixed term
            hiring_manager: hiring manager | hiring manager is | with hiring manager | manager | managed by
              | reporting to | with .. as hiring manager | hm | for hiring manager | hiring manager : | hm :
              | reports to | hm is | with hm | manager is
            recruiter: recruiter | recruiter is | with recruiter | recruited by | recruiter : | run by
              | and recruiter | as recruiter | with me as recruiter
            like: like | same as | similar to | copied from | based on | same stages as | with the stages of
              | with the same stages as | copy of | modelled on | modeled on | using | copy the stages from
              | copying | with stages like | same process as | with the same process as | from template
              | cloned from | just like | using the stages of | using the process of | copy stages from
              | with the process of | same setup as
            openings=number: _ | openings | with | for | headcount | headcount of | x | hire | seats | positions
            openings!1: one opening | a single opening
            confidential!true: confidential | secret | confidentially | as confidential | make it confidential
              | keep it confidential
            status!draft: draft | as a draft | as draft | in draft | keep it in draft | do not open yet
              | unpublished
            status!open: and open it | open immediately | as open | open it right away | open right away
            description=quote: :
            description+=description: description | with description | described as | with the description
        """,
        needs="title",
        soft="""
            job role position req new openings opening headcount people seats department team office stages
            requisition location title and with it me us vacancy posting positions process the kit kits
            scorecards copied the same hires
        """,
        write=True,
        prior=0.5,
    ),
    field("update_job", "job", "title", "title|name|job title", kinds="newtitle"),
    field("update_job", "job", "department", "department|team|dept", kinds="department"),
    field("update_job", "job", "location", "location|office|city|place|site", kinds="place/location/openplace"),
    field("update_job", "job", "description", "description|job description|text|jd|ad"),
    field("update_job", "job", "requirements", "requirements|requirement|must haves"),
    field("update_job", "job", "hiring_manager", "hiring manager|manager|hm"),
    field("update_job", "job", "recruiter", "recruiter|lead recruiter"),
    frame(
        "update_job",
        heads="""
            rename | retitle | rename .. to | call | rebrand | relabel | (should|must|will|shall|to) be called
              | is [now] called
        """,
        roles="job: _\ntitle+=newtitle: to | as | into | _",
        needs="job title",
        soft="job role position req the title",
        write=True,
        prior=0.3,
    ),
    frame(
        "update_job",
        heads="""
            make .. the hiring manager | make .. hiring manager | assign .. as hiring manager
              | assign .. as the hiring manager | set .. as hiring manager | set .. as the hiring manager
              | put .. as hiring manager | is the hiring manager | is now the hiring manager
              | is the new hiring manager | should be the hiring manager | appoint .. hiring manager
              | appoint .. as hiring manager | name .. hiring manager | name .. as hiring manager
              | becomes the hiring manager | will be the hiring manager
              | (hand|give|pass|assign|transfer|reassign) .. [over] to .. as [the] [new] (hiring manager|hm)
              | (takes|take|is taking|will take) over .. as [the] (hiring manager|hm) | [new] (hm|hiring manager) :
              | (make|set|put|name) .. [as] [the] [new] hm | [the] (hiring manager|hm) (for|of|on) .. (is|will be
                |should be)
        """,
        roles="job: of | for | on | in | to | _\nhiring_manager+: _ | to | over to",
        needs="job hiring_manager",
        soft="job role position req new now the",
        write=True,
        prior=0.5,
    ),
    frame(
        "update_job",
        heads="""
            make .. the recruiter | make .. recruiter | assign .. as recruiter | assign .. as the recruiter
              | set .. as recruiter | set .. as the recruiter | put .. as recruiter | is the recruiter
              | is now the recruiter | is the new recruiter | should be the recruiter | put .. on as recruiter
              | appoint .. recruiter | appoint .. as recruiter | name .. recruiter | becomes the recruiter
              | will be the recruiter | name .. as recruiter | (hand|give|pass|assign|transfer|move|reassign
                |turn) .. [over] to
                .. as [the] [new|lead] recruiter | (hand|give|pass|assign|transfer) .. as [the] recruiter
              | [the] recruiter (for|of|on) .. (is|should be|will be|becomes) | (recruits|recruit) for .. from now
              | (will|should|can|is going to|is to) (recruit|run recruiting|do the recruiting|source) for
              | (takes|take|is taking|will take|should take) over .. as [the] recruiter | recruiter :
        """,
        roles="job: of | for | on | in | to | _\nrecruiter+: _ | to | over to",
        needs="job recruiter",
        soft="job role position req new now the",
        write=True,
        prior=0.5,
    ),
    frame(
        "update_job",
        heads=f"""
            (make|set|change|update|raise|lower|increase|reduce|cut|bump|put|bring|drop|adjust) .. {_SEATS}
              | (has|have|have got|needs|gets|should have|must have|needs to have) .. {_SEATS} | {_SEATS} (of|for|on)
              | (make|set|change|update|raise|lower|increase|reduce|cut|bump|adjust) [the] [number of] {_SEATS}
              | we [now] (need|want|have|are looking for|are hiring) .. {_SEATS} | we (need|want) to hire
        """,
        roles="job: _ | of | for | on | to\nopenings=number: _ | to | at | = | : | is | are | should be | now | from",
        needs="job openings",
        soft="""
            job role position req the number of openings opening headcount seats slots now to fill people it a total on
        """,
        write=True,
        prior=0.35,
    ),
    *(
        frame(
            "update_job",
            heads=heads,
            roles="job: _ | of | for | on | to | from | at\n"
            + "\n".join(
                f"openings!{sign}{number}: ({words}) [more|extra|additional|further]"
                for number, words in enumerate(_FEW, start=1)
            ),
            needs="job openings",
            soft="job role position req the new more extra additional we need want it please",
            write=True,
            prior=0.4,
        )
        for heads, sign in (
            (f"(add|open|approve|give|get|put) .. {_SEATS} | (add|open|approve|give|get) {_SEATS}", "+"),
            (f"(remove|close|drop|cut|delete|take away|take) .. {_SEATS}", "-"),
        )
    ),
    frame(
        "update_job",
        heads=f"{_SEATS} | {_SEATS} (more|extra|fewer|less) | (need|want|have|approved|got) .. {_SEATS}",
        roles="job: _ | of | for | on | to | from | at\n"
        + "\n".join(f"openings!+{n}: ({w}) (more|extra|additional|further)" for n, w in enumerate(_FEW, start=1))
        + "\nopenings!+1: another | an (extra|additional) | additional | extra\n"
        + "\n".join(f"openings!-{n}: ({w}) (fewer|less)" for n, w in enumerate(_FEW, start=1)),
        needs="job openings",
        soft="job role position req the new we need want it please one",
        write=True,
        prior=0.4,
    ),
    frame(
        "update_job",
        heads="relocate | move",
        roles="job: _\nlocation+=place/openplace: to | into",
        needs="job location",
        soft="job role position req the",
        write=True,
        prior=0.1,
    ),
    frame(
        "update_job",
        heads="make | set | turn | change | mark | convert | keep | switch | update | is now | flag | should be",
        roles="""
            job: _ | for | on | of
            confidential!true: confidential | to confidential | as confidential | secret | as secret
              | into a confidential job | into a confidential one
            confidential!false: not confidential | public | no longer confidential | non confidential
              | to public | as not confidential | as public | to not confidential | to non confidential
            employment_type!full_time: full time | to full time | into full time | permanent
            employment_type!part_time: part time | to part time | into part time
            employment_type!contract: contract | to contract | a contract | into a contract | to a contract
            employment_type!internship: internship | an internship | to internship | to an internship
              | into an internship
            employment_type!temporary: temporary | to temporary
        """,
        needs="job confidential/employment_type",
        soft="job role position req the a employment type it",
        write=True,
        prior=0.3,
    ),
    frame(
        "update_job",
        heads="""
            (does|do) not (need|have) to (be|stay|remain) (confidential|secret)
            | need not (be|stay) (confidential|secret)
              | (is|are) (no longer|not) (confidential|secret)
              | no longer (is|needs to be|has to be) (confidential|secret)
              | (should|must|may) (no longer|not) (be|stay) (confidential|secret)
              | lift [the] confidentiality (of|on|for|from)
              | stop keeping .. (confidential|secret) | make .. (visible|public) | make .. not confidential
        """,
        roles="job: _ | for | of | on",
        needs="job",
        fixed={"confidential": False},
        soft="job role position req the it any longer anymore more again to everyone everybody all now please",
        write=True,
        prior=0.6,
    ),
    frame(
        "close_job",
        heads="""
            close | close down | shut | shut down | close out | cancel | archive | mark .. as filled
              | mark .. filled | mark .. as closed | mark .. closed | set .. to closed | stop hiring for
              | stop recruiting for | end | we filled | is filled | has been filled | finish | take down
              | is closed | terminate | kill | we are done hiring for | we are done with | close off | wrap up
              | wind down | put .. to closed | stop the search for | end the search for | unpublish
              | (can|may|should|must|has to|needs to|is to|could) [now] be (closed|shut|archived|canceled
                |taken down|ended
                |wound down|shut down|closed down|retired|dropped) | (has|have) been (filled|canceled|closed|cut)
              | we do not need .. (any more|anymore|any longer|now) | call off [the] (search|hiring) (for|on)
              | (pull|scrap|drop|axe|kill|ditch|abandon|freeze) [the] | (got|is|was) (filled|canceled|axed|scrapped|cut)
              | we (have|got|found) (our|the) (person|hire|hires) (for|on) | no more hiring (for|on) | put an end to
              | set .. as closed | retire | we stopped hiring for | we are no longer hiring for
              | no longer hiring for | discontinue | is no longer needed
        """,
        roles="""
            job: _ | for | of | the job | on
            reason+=quote: because | reason | as | since | due to | with reason | : | , | - | for
            reason+=openreason: because [of] | reason | since | due to | with reason | with the reason
              | reason : | reason is | - | – | — | as | , reason : | given | : | owing to | for | on account of
        """,
        needs="job",
        soft="job role position req opening requisition down now vacancy posting hiring search",
        write=True,
        prior=0.4,
    ),
    frame(
        "reopen_job",
        heads="""
            (must|has to|should|needs to|need to|can|may|could|is to|ought to) be (opened again|reopened|re opened
              |restarted
                |revived|relaunched|reactivated|opened back up|open again|opened up again|live again|put back|resumed)
              | (is|are) (back on|on again|open again|live again|back) | get .. (going|open|running) again
              | we are hiring for .. again | (goes|go|should go) live again | the search for .. is (on again|back on)
              | put .. back (on|up|online|live|out) | take .. out of the archive | we are back hiring for
                | unfreeze | thaw
              | must be (opened again|reopened) | has to be (opened again|reopened) | should be (opened again|reopened)
              | needs to be (opened again|reopened) | reopen | re open | open .. again | open .. up again
              | open again | unclose | reactivate | restart
              | resume hiring for | resume | bring back | revive | open .. back up | set .. back to open
              | mark .. as open | mark .. open | set .. to open | start hiring for .. again
              | start recruiting for .. again | reinstate | unarchive | relaunch | resume recruiting for
              | re activate | put .. back to open | set .. as open | re launch | continue hiring for | resurrect
              | reopen up | make .. open again | start .. again | set .. open again | bring .. back
        """,
        roles="job: _ | for | of | the job",
        needs="job",
        soft="job role position req opening again requisition up vacancy posting the search hiring",
        write=True,
        prior=0.6,
    ),
)
