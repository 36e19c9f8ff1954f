"""How people ask for candidates: any filters, in any order."""

from agent.builtin.frames import frame
from agent.builtin.words import PEOPLE_NOUNS, QUALITY

_WHO = "[(who|that|which)] [(is|are|were|was|have|has|had)]"
_NOT = """
    (not|no|except|excluding|exclude|but not|other than|minus|who are not|that are not|apart from|and not|who
    is not|do not want) [the]
"""
_NOT_IN = """
    (minus the ones in|not the ones in|minus those in|except the ones in|without the ones in
    |neither in|neither from|nor in|not in|not from|not based in|not located in|not living in|outside|outside
    of|except in|except from|except for|except|excluding|exclude|other than|but not in|but not from|who are not
    in|who is not in|not currently in|who do not live in|who does not live in|and not in|and not from|anywhere
    but|apart from|minus|not)
"""
_CONTACT = """
    (contacted|spoken to|talked to|spoken with|talked with|emailed|reached out to|messaged|in touch with|been
    in touch with|heard from|written to|approached|pinged)
"""

ROLES = f"""
    skills: _ | know | speak | used | have used | has used | with
    | who (know|knows|use|uses|does|do|has|have|code in|program in|write|writes)
    | that know | knowing | using | (skilled|experienced|proficient|fluent|expert|versed) (in|with)
    | (experience|expertise|background|skills|knowledge) (with|in|of|using)
    | with (experience|expertise|a background|skills|knowledge) (with|in|of|using) | has experience (with|in)
    | have experience (with|in) | good (at|with|in) | strong (in|at|with)
    | (working|work|works|worked|building|coding|programming|develops|develop) (with|in|on|using)
    | who can (write|do|code in|program in|use) | who (work|works|worked|have worked|has worked) (with|in)
    | speaks | speaking | having | doing | who do | familiar with | specialised in | specializing in | specialized in
    | whose skills include | and also know | also knows | skill | skills | skill is | comfortable with
    without_skills: without | without any | no | not (knowing|using|with)
    | (do not|does not|did not) (know|have|use|do|work with) | lacking | who (do not|does not) (know|have|use)
    | except those with | except | excluding | but (not|no) | but without | with no
    | without [any] (experience|knowledge|expertise) (in|with|of)
    | no (experience|knowledge|expertise) (in|with|of) | not | neither | minus | who (lack|lacks) | having no
    | never used | never worked with | exclude (people with|those with|anyone with)
    | not (experienced|skilled) in
    titles=titlepeople: _
    titles=title: _ | as | as a | working as | working as a | who (are|is|work as|works as) | titled
    | with [the] title | title | job title | whose title is | who are currently
    not_titles: {_NOT} | without [(the|any)] | less the | drop the | skip [the] | leave out the | without title
      | who are not | that are not | not working as
    company: at | from | (working|employed|work|works|currently|now) (at|for|by|with)
    | who (work|works|are|is) (at|for) | of | employed by | current company | company | with company
    | [current] (employees|staff|engineers|people|colleagues|employee) (of|at|from|with) | [currently] on the payroll of
    | (whose|with) [current] (employer|company) is | (sitting|sits|sit|now|are currently|is currently) (at|with)
    | who currently work (at|for) | currently working (at|for) | working (at|for) | now working (at|for)
    ever_company: ever (at|worked at|been at|worked for|worked in) | ex | former | formerly (at|of|from|with)
    | previously (at|with|of|worked at)
    | who (worked|have worked|has worked|used to work|have ever worked|has ever worked|were|was|had worked
    |once worked|previously worked) (at|for|in|with)
    | worked (at|for) | have worked (at|for) | has worked (at|for) | used to (work at|work for|be at)
    | has been at | have been at | with experience at | experience at | past company | alumni (of|from)
    | alums (of|from) | with a past at | came from | who left | spent time at | with a stint at
    not_companies: not (at|from|with|working at|working for|employed at|currently at)
    | (except|excluding|outside|exclude)
    | (except|excluding|without|not|minus) (those|people|anyone|anybody|the ones|folks) [who] [are|work] (from|at|with)
    | except from | except at | who are not at | who do not work (at|for)
    | not working (at|for) | but not (at|from) | other than | nobody from | no one from | not anyone from
    locations=place: _ | for | in | from | based in
    | (located|living|residing|live|lives|sitting|situated) (in|near|around)
    | who (live|lives|are|is|sit|are based|is based) in | near | around | anywhere in | out of | close to
    | based out of
    | based near | located | location | in the (city|area|region) of | within | across | over in | that are in
    | somewhere in | at
    not_locations=place: {_NOT_IN}
    years: _ | with | having | who have | who has | has | have | of | with over | and
    job: on | from | of | for
    | (applying|applied|apply|applicant|applicants|interviewing|running|considered|candidates|up) (for|to|on)
    | who applied (for|to) | in the running for | in process for | who have applied (for|to)
    | that applied (for|to) | on job | in job | in the pipeline for | pipeline of | pipeline for | attached to
    | active on | under | in | against
    | [and|who|that] (has|have|with|had) (an|a|any|some) [active|open|current] (application|applications)
      (on|for|in|with|to)
    | (has|have|is|are|sits|sit|being) [also|already] (on|considered for|in process for|in the process for)
    job=jobcode: _ | my job | job | the job
    stage: _ | in | at | [currently] (in|at|on) [the] | who (are|is) (in|at) | in stage | at stage | who reached
    | sitting in | stuck in | waiting in | who made it to | currently in
    status!rejected: [who] [(were|was|are|is|got|have been|has been|has been|we|that were|been)] rejected | rejects
    | rejected (candidates|people|applicants) | turned down | that we rejected | who we rejected
    | we turned down | [who] (did|have|has) (we|they|you) (reject|rejected|turn down|turned down|decline|declined)
    status!hired: hires | new hires | [who] [(were|was|are|is|got|have been|has been|we|that were)] hired
      | who we hired
    | that we hired | we hired | [who] (did|have|has) (we|they|you) [ever] (hire|hired)
    status!withdrawn: [who] [(have|has|were|are|is)] withdrawn | who withdrew | withdrew | who dropped out
    | dropped out | who pulled out | withdrawn
    status!active: active | [with] [an] active application | with active applications | still active | in process
    | active in a pipeline | active candidates | currently active
    status!prospect: prospects only | [who|that] are [still] [only|just] prospects | prospect status
    | as [a] prospect | only prospects | just prospects | [who|that] is [still] a prospect
    source: from | via | through | by
    | (sourced|came|come|coming|found|got|applied|brought in) (from|via|through|by|on)
    | who (came|come|were sourced|were found|applied) (from|via|through|by|in through|in via|on) | from source
    | source | with source | whose source is | source is | _ | sourced by
    tags+=tag: tagged | tagged (as|with) | [with] [the] tag | labeled | labeled (as|with) | with [the] label
    | who are tagged | that are tagged | marked as | marked | tagged as a | who have the tag | having the tag
    | with tags | whose tag is | carrying the tag
    tags=baretag: _ | with
    without_tags=tag: without | not | but not | no | except | excluding | and not
    without_tags+=tag: not tagged | not tagged (as|with) | without [the] tag | untagged | who are not tagged
    | that are not tagged | without [the] label | not labeled | not marked [as] | lacking the tag
    | minus the tag | except those tagged | excluding those tagged | who do not have the tag
    pool: in | from | on | of | part of | who sit in | sit in | in pool | (members|member|people) (of|in)
    | who (are|is) in | that are in
    | belonging to | inside
    not_in_pool=pool: not in | not on | outside | not part of | who are not in | that are not in | not from
    | excluding | except | except those in | not yet in | not already in | who is not in | not members of
    | but not in
    owner: owned by | belonging to | belongs to | assigned to | under | (managed|looked after|handled|held) by
    | who belong to | whose owner is | with owner | owner | that belong to | owner is
    owner=person's: _ | of | from
    owner!me: [(that|who|which)] i own | i look after | i am responsible for | [(that|who)] i manage
    | i am looking after
    applied=window: _ | who applied | applied | applying | (applications|applicants|candidates|people) from
    | that came in | who came in | received | who have applied | that applied | applications received
    | who joined the pipeline | came in | new (in|from|since) | with applications (in|from|since)
    | who applied to us | application
    contacted=window: [last] contacted | who (we|were|was|i) [last] {_CONTACT} | {_CONTACT}
    | who were [last] contacted | last (contact|touch|contacted|spoken to|touched) | who we last {_CONTACT}
    | last heard from | who have been contacted | that were contacted | we last {_CONTACT} | we {_CONTACT}
    | who heard from us
    not_contacted=duration/window: (have|has|had|did|do) not (we|i|anyone|anybody) {_CONTACT} [(in|for|since
    |within|during|over)] [the] [(last|past)]
    | not {_CONTACT} [(in|for|since|within|during|over)] [the] [(last|past)]
    | (have|has|had) not been {_CONTACT} [(in|for|since|within|over)] [the] [(last|past)]
    | who (have|has) not been {_CONTACT} [(in|for|since|within)] [the] [(last|past)]
    | (we|i) have not {_CONTACT} [(in|for|since|within)] [the] [(last|past)]
    | (we|i|who we|whom we|that we) (have|has|did) not {_CONTACT} [(in|for|since|within|over)] [the]
    [(last|past)]
    | [with] no contact [(in|for|since|within)] [the] [(last|past)]
    | (have|has) not heard from us [(in|for|since|within)] [the] [(last|past)]
    | who (have|has) not heard from us [(in|for|since)] [the] [(last|past)]
    | without [any] contact [(in|for|since|within)] [the] [(last|past)]
    | [has|have] (nobody|no one) [has] {_CONTACT} [to|with|them] [(in|for|since|within|over)] [the] [(last|past)]
    | uncontacted [(in|for|since)] [the] [(last|past)]
    | not been {_CONTACT} [(in|for|since|within)] [the] [(last|past)]
    | we did not contact [(in|for|since|within)] [the] [(last|past)] | [gone] (quiet|silent|cold) (for|since)
    | last contacted more than | last contacted over
    never_contacted!true: (nobody|no one) [has] ever {_CONTACT} them | never {_CONTACT}
      | [(who|that)] [(have|has|were|was)] never been {_CONTACT}
    | who were never {_CONTACT} | (we|i|who we|whom we|that we) [have] never {_CONTACT} | not yet {_CONTACT}
    | not {_CONTACT} yet | (nobody|no one) [has] [ever] {_CONTACT} [yet] [before] | without any contact
    | who (have|has) never heard from us | never heard from us | we have not {_CONTACT} yet
    | who we have not {_CONTACT} yet | no one has [ever] {_CONTACT}
    __anywhere!true: across all jobs | across jobs | in all jobs | on all jobs | on any job | everywhere
      | company wide | overall | in total | altogether
    __past!true: before | previously | in the past | at some point | in their past | earlier in their career
    do_not_contact!true: (nobody|no one) (should|may|must|can) contact | (we|i) (may|must|should|can) not contact
    | [who] (is|are) on the do not contact list
      | [who] (may not|must not|should not|cannot|can not) be contacted | not to be contacted
      | do not contact | marked [as] do not contact | (dnc|opted out|unsubscribed)
    | who opted out | who do not want to be contacted | with do not contact set | flagged do not contact
    do_not_contact!false: not [marked] do not contact | who may be contacted | may be contacted
    | can be contacted | who can be contacted | contactable | ok to contact
    __also!true: and they | but they | and who also | who also | and she | and he
    name=candidate: _
    name+=candidate: (called|named) | whose (last|first|family) name is | whose surname is
    | (surname|family name|last name|first name) is | with [the] (surname|family name) | surname | surnamed
      | by the name of | with [the] name | whose name is
    | [with] (first|last) name | name is | name
    __left!true: but (are|is) (not|no longer) (there|at it) [any more|anymore|any longer|now] | but no longer
    | but (have|has) [since] left [it] | but left [it] | but (do|does) not work there [any more|anymore|now]
    order!recent: new | recent | newly | newest | most recent | latest | newest first | latest first
    | [sorted|ordered] by (date|recency|most recent|newest) | most recent first | recently (added|active)
    | sort by newest | sort by date
    order!name: (sorted|ordered|sort|order) by name | alphabetically | in alphabetical order | by name | a to z
    order!experience: [the] most experience [with|in|using] | most experienced | most experienced first
    | (sorted|ordered|sort|order) by (experience|years|seniority) | by experience | experienced | by seniority
    | (longest|most|greatest) (experience|years|tenure) first | (most senior|most seasoned|longest serving) [first]
    | [(the|with the)] (longest|most) (experience|years of experience) [first] | seniors first
    | [with] [the] (most|more) (experience|experienced|senior) [ones|people] (first|on top|at the top)
    | with most experience | with the most experience
    limit=count: _
    | (top|first|max|maximum|up to|limit|limit to|at most|only|just|best|a list of|the top|the first|the best)
    | limited to
    text=quote: _ | about | mentioning | matching | with the words | containing
    text+=quote: about | mentioning | matching | with the words | containing
    | whose (profile|resume|cv|summary) (mentions|says|contains)
"""

_HEADS = """
    find | find me | search | search for | searching | searching for | search through | look for | looking for
      | look up | show | show me | show us |
    list | list out | get | get me | give me | give us | pull up | bring up | fetch | display
      | (need|want|seeking) | i need | i want | we need | i want to see | i would like to see | let me see
      | can i see | see | who | who is | who are | who has | who have | who all | which | what | whom |
    which (candidates|people|applicants|prospects) | what (candidates|people|applicants) | any | any of | anyone
      | anybody | someone | is there | is there (anyone|anybody|someone) | are there | are there any |
    do we have | do we have any | do we have (anyone|anybody|someone|people|candidates) | do you have
      | have we got | have we got any | have you got | got any | got anyone | is anyone | does anyone
      | does anybody |
    can you find | source me | dig up | hunt for | hunting for | hunt down | filter | filter by | filter for
      | narrow to | candidates | people | applicants | prospects | folks | profiles | everyone | everybody
      | all (candidates|people|applicants) | run a search for | do a search for | surface | suggest | recommend
      | name | who else | scan for | query | identify | locate | browse | spot | retrieve | run a query for
      | tell me who | tell me which | tell me about people | i am after | we are after | i am looking for
      | we are looking for | what about people | how about people | experience | background | expertise | sort
      | order by | order (them|these|those|the list|people|candidates)
"""

_COUNT = """
    how many | how many (candidates|people|applicants|prospects|folks) | count | count of | the number of
      | number of | what is the number of | total number of | how big is the group of | count up
      | tell me how many | what is the count of | how much (people|candidates) | do we know how many
      | how large is
"""

_SOFT = " ".join(PEOPLE_NOUNS | QUALITY) + (
    " experience background currently located based companies company city area skills skill tagged applications"
    """
        know level levels among amongst expert experts specialist specialists anywhere somewhere speaker
        speakers bilingual random sit sits existing there are
        already also additionally live lives living name search list matching match candidates' well there's
        here
        working work status
    """
    " available existing database must ones a an names"
)

_NAMED = "[(a|his|her|their|the)] (last|first|family|second) (name|names)"

FRAMES = (
    frame(
        "find_candidates",
        heads=f"""
            [who|anyone|anybody|everyone|everybody|people|candidates|someone] (has|have|with|having|use|uses|carries)
              .. as {_NAMED} | [who|anyone|anybody|everyone|people] (has|have|with|having) .. (as|for) [(a
              |his|her|their)] surname
        """,
        roles="name+=candidate: _ | the | the name\nlocations=place: in | from | based in | living in",
        needs="name",
        soft="anyone anybody everyone people person candidate candidates there is who do we have find show list me all",
        prior=0.5,
    ),
    frame(
        "find_candidates",
        heads="""
            (who|whom|who all|which (people|candidates|persons|prospects)|what candidates|how many (people|candidates))
              (does|do|is|did) .. (own|look after|looking after|manage|managing|handle|handling|take care of
                |responsible for|in charge of)
        """,
        roles=f"owner=person: _\n{ROLES}",
        needs="owner",
        soft=_SOFT,
        prior=0.4,
    ),
    frame(
        "find_candidates",
        heads="[show|list|find|get|give|see|open|which|what|any|all] [me|us] [the|all|our|my] prospects",
        roles=ROLES,
        needs="job/pool/stage/department",
        soft=_SOFT,
        fixed={"status": "prospect"},
        prior=0.6,
    ),
    frame("find_candidates", heads=_HEADS, roles=ROLES, soft=_SOFT, headless=True, prior=-0.2),
    frame("find_candidates", heads=_COUNT, roles=ROLES, soft=_SOFT, fixed={"__count": True}, prior=0.3),
)
