"""How people ask to see, add, change, note, tag and merge candidates."""

from agent.builtin.frames import frame
from agent.builtin.phrases import updating

_SHOW = """
    show | show me | open | open up | pull up | bring up | view | see | display | get | get me | look at
    | look up | let me see | i want to see | i would like to see | can i see | check | check out | give me
    | read | go to | take me to | who is | what is | who exactly is | tell me about | tell me more about
    | tell me everything about | more about | more on | what do we know about | what do you know about
    | what do we have on | info on | info about | information on | information about | details on
    | details about | details for | details of | background on | background of | summary of | summarise
    | summarize | brief me on | fill me in on | give me the rundown on | what about | how about
    | remind me who | what is the story with | have a look at | take a look at | where is | where are we with
    | where do we stand with | where does | where do | how is | how far is | how far along is | which stage is
    | what stage is | in which stage is | at what stage is | in what stage is | which job is | profile of
    | the profile of | is | was | has | does | did | what does | what is (going on|up|happening) with
      | how are things with | any news (on|about|from) | what is the latest (on|with|about)
    | what is new with | which jobs is | what jobs is | which roles is | status of | what is the status of
    | how long has .. been | how did | when did | when was | who owns | who is the owner of | inspect
    | visit | jump to | print
    | [(show|tell|give)] [me|us] (everything|all|whatever|anything) [that] (you|we|there) (have|know|got
      |has|is|hold) (on|about|for|of)
    | load | review | show us | learn about | i need to see
    | [a|the] [quick] status update (on|of|for|about) | (give me|i need) an update on
    | (give|tell|get) [me|us] [the] (facts|basics|details|lowdown|rundown|gist|essentials|dirt|story) (on|of|about|for)
    | when did .. (get|come|go|move|make it) [in|into|to|onto] | since when is .. [in|at|on] | (has|have|did) .. ever
    | who the heck is | (give|send|hand) me (the file|the profile|the record) (of|on) | refresh my memory on
    | remind me of | remind me about | what do i need to know about | bring me up to speed on | a word on
    | a quick look at | quick look at | let us look at | let us see | let us talk about | (back|return) to
    | how (far|long) has | what became of | whatever happened to | how come | anything on | got anything on
"""

_SECTIONS = """
    section!contact: contact | contact details | contact info | contact information | email | email address
    | e mail | e mail address | mail address | phone | phone number | number | telephone | linkedin
    | how to reach | reach | address | mobile | how can i reach | how do i reach | how can we reach
    section!notes: noted | written | been noted | been written | notes | note | comments | comment | remarks
    | what did we write about | feedback notes
    section!timeline: timeline | talked to | spoken to | reached out to | emailed | heard from | recent activity
      | activity | last (contact|contacted|spoken|touch)
    | last talk to | last contacted | last speak to | last speak with | last talk with | last spoken to
    | last hear from | recent events | contacted | last in touch with
    section!documents: documents | document | resume | cv | files | file | attachments | attachment
    | cover letter | curriculum vitae
    section!applications: apply | applied | applications | application | applied for | applied to | apply for | apply to
    | in process | stage | status | pipeline status | jobs | roles | still active | rejected | hired
    | withdrawn | in the process | been rejected | been hired | still in the running | in the running for
    | in the pipeline | application status | current stage | which jobs | considered for
    | where in the process | [ever] (applied|apply) [with|to|at] us [before|already|earlier] | applied [before|already]
    | (applied|applications) (with us|here) [before]
    | (applied|applying|apply) [for|to] (anywhere|somewhere|anything|something) [else]
    section!all: everything | pool | pools | which pools | full profile | whole profile | complete profile
      | all details | background | story
    | owner | skills | experience | work history | work at | working at | tags | work for | working for | work
    | doing | do | company | title | location | based | live | summary | headline | job title
    | years of experience | years | employer
"""

_MERGE = "merge | combine | join | unify | dedupe | deduplicate | consolidate | fold | fuse | unite | merge together"
_BOTH = (
    "candidate candidates profile profiles record records duplicate duplicates the together into one same person they"
    " them both entries please as because are is of merge"
)
_COPY = "(duplicate|dupe|double|copy|duplicate record|duplicate profile|wrong one|old one|double entry)"
_REAL = "(real|right|good|original|correct|main|true|proper|current|newer) (one|record|profile|entry|person|candidate)"
_KEPT = """
__keep=candidate: [,|.|;|and|but] [please] [merge|merge them|merge both] [,|and] (keep|keeping|and keep) [only]
    | [,|.|;|and] [the] (real|right|correct|main|original) one is | [,|and] (use|leave) | [,|;|and] surviving is
"""
_WHOSE = "_ | of | for | on | about | from | with | does | is | has | did | by | to"

_NEWCOMER = """
    name+=newname: _ | named | called | name | name is | : | for | with name | whose name is
    email: _ | email | email is | at | with email | with the email | email address | reachable at | mail
      | e mail | ( | under | her email is | his email is | their email is | contact
    phone: _ | phone | tel | telephone | phone number | mobile | with phone | call | phone is | number
      | cell
    link: _ | linkedin | profile | github | link | see | website | with linkedin | linkedin is
      | portfolio
    title=title: _
    title+=title: , | a | an | as a | as | title | working as a | working as | who is a | is a
      | currently a | currently | job title | she is a | he is a | a current | title is
    company+: at | from | works at | working at | working for | company | who works at | with
      | currently at | works for | employed at | of | @ | she works at | he works at | company is
      | who is at
    location=place: _ | from
    location+=place: in | based in | lives in | living in | located in | location | who lives in
      | out of | she lives in | he lives in | city | location is
    years: _ | with | has | having | years | who has | she has | he has
    skills: _ | knows | skills | skilled in | with skills | who knows | skill | with | good at
      | she knows | he knows | experience with | experience in | and knows | strong in | uses | does
      | writes | skills are | knowing | skills include
    source: at the | at a | source | via | from | through | came via | came through | sourced from
      | sourced via | source is | from source | she came through | he came through | found on
      | found via | _ | through a | by
    tags+=tag: tag | tagged | tagged as | tags | with tag | with the tag | tag as | label | labeled
      | tagged with
    job: to | for | on | and put on | job | applying for | applying to | for job | who applied for
      | who applied to | as an applicant for | for the | for the role of | to job | as a candidate for
    note=quote/rest: note | note : | with [a|the] note [saying|that] | note that | comment | and note :
"""
_NEWCOMER_SOFT = """
    new candidate person database system prospect profile details called who is to the our she he her his
    their they years experience ats crm as named info pool full talent me as in into
    friend colleague acquaintance former guy woman man lady somebody someone our my please
"""
"""What is said of somebody new, and the words that say nothing."""

FRAMES = (
    frame(
        "show_candidate",
        heads=_SHOW + " | about | more about | everything about | some details about | all about",
        roles=f"candidate+: {_WHOSE}\n{_SECTIONS}\njob: on | for | in",
        needs="candidate",
        opening=True,
        soft="""
            candidate profile person applicant card record page details all info information his her their the
            stage what in process which job a full applied for to at currently now doing getting along up far
            today any have known stand right again
        """,
    ),
    frame(
        "show_candidate",
        heads="""
            what | which | how | when | where | who | do | does | is | has | are | was | any | read | got | have
              | (did|has|have) (anybody|anyone|somebody|someone|we) [ever] (leave|left|write|written|add|added|make
                |made)
        """,
        roles=f"candidate: {_WHOSE} | we have for | we have on\n{_SECTIONS}\njob: on | for | in | at",
        needs="candidate section",
        opening=True,
        soft="""
            candidate profile his her their details all info in to a at on we our have i he she it any person
            be can stage process ever before already into get with us here
        """,
        prior=-0.4,
    ),
    frame(
        "show_candidate",
        heads="""
            when (did|was|has) .. (get|come|go|move|moved|arrive|make it|made it|enter|reach|put|progress|land|start)
              | since when (is|has) | how long (has|is) .. (been|be) (in|at|on|waiting)
              | how (did|has) .. (get|come|make it|gotten)
              | on what (day|date) did .. (get|go|move|come|enter|reach)
        """,
        roles="candidate: _\n__stage=stage: _ | in | into | to | at | onto\njob: on | for | in",
        needs="candidate __stage",
        fixed={"section": "timeline"},
        soft="the stage been to into in at on since already was is",
        prior=0.7,
    ),
    frame(
        "show_candidate",
        heads="_",
        roles=f"candidate: _ | of | for\n{_SECTIONS}",
        needs="candidate",
        soft="profile candidate details his her their info card current the full whole",
        headless=True,
        prior=0.0,
    ),
    frame(
        "add_candidate",
        heads="""
            [a] (new|fresh) (lead|candidate|person|profile|contact|prospect|applicant|talent|face|name) | new
              | (candidate|lead|prospect|applicant|contact|person|profile) : | to add : | to enter :
        """,
        roles=_NEWCOMER,
        needs="name email/phone/link/title/company",
        soft=_NEWCOMER_SOFT,
        write=True,
        opening=True,
        prior=1.5,
    ),
    frame(
        "add_candidate",
        heads="""
            (met|i met|we met|talked to|i talked to|spoke to|i spoke to|ran into|i ran into|i found|found)
              .. (create|add|enter|register|save|record|put) [(him|her|them|this person)] [as a candidate]
              | (met|i met|we met|talked to|i talked to|spoke to|i spoke to|ran into|i ran into|i found|found)
              .. (create|add|enter|register|save|record|put) (him|her|them|this person)
              (in|into|to) [the|our] (system|database|ats|crm)
        """,
        roles=_NEWCOMER,
        needs="name email/phone/link/title/company",
        soft=_NEWCOMER_SOFT + " i at a please and so can you",
        write=True,
        prior=0.2,
    ),
    frame(
        "add_candidate",
        heads="""
            add | add .. as a [new] (candidate|prospect|person) | add a candidate | add candidate | add a new candidate
              | add (the|a) (person|prospect|applicant) | create | create a candidate | create candidate
              | create a (new|) candidate | new candidate | a new candidate | register | enter | log a candidate
              | log a new candidate | save | put in | record a candidate | create a profile for
              | create a record for | set up a profile for | make a profile for
              | add (someone|somebody) [new] [named|called] | add a [new] (person|contact) | new person | i met
              | met | i have a new candidate | import | capture | there is a new candidate | got a new candidate
              | key in | make a candidate | make a new candidate | enter a new candidate | save a candidate
              | (put|enter|get) a new (person|candidate|prospect) (in|into|in to) [(the|our)] (system
              |database|ats|crm) [:|,]
              | save a new candidate | file | add a profile for | add a new profile for
              | (add|put|enter|get|take|save|record|key) .. (to|into|in|in to) [(the|our|my)]
                (system|database|ats|crm|books|records|files)
              | (should|must|needs to|has to|ought to|could|can) be [put|added|entered|saved|registered]
                [in|into|to] [(the|our)] (system|database|ats|crm|books|records)
              | new | new person | new lead | new contact | new prospect | new profile | fresh profile | fresh lead
              | i (talked to|spoke to|spoke with|ran into|bumped into|had coffee with|got to know|was introduced to
                |found)
              | (we|i) (just) met | meet | take down | note down a new (person|candidate) | sign up a new candidate
              | (please) create (her|him|them) | (add|enter|save|register) (her|him|them|this person)
              | jot down a new candidate | a new (profile|lead|contact|person|prospect)
        """,
        roles=_NEWCOMER,
        needs="name",
        soft=_NEWCOMER_SOFT,
        write=True,
        prior=-0.3,
    ),
    *updating.FRAMES,
    frame(
        "add_note",
        heads="""
            note | as a note | add a note | add note | add the note | add this note | leave a note
            | write a note | write note | make a note | put a note | note down | jot down | jot | take a note
            | log a note | save a note | record a note | drop a note | new note | create a note | post a note
            | attach a note | comment | add a comment | add comment | leave a comment | add a remark
            | write down | write | log | remember
            | (add|put|write) (to|on|in|into) .. (file|record|notes|profile|card|page)
              | make note | please note | take note | record
            | write a comment | document | add a quick note | leave a quick note | add another note
            | quick note | file a note | stick a note | pin a note | enter a note | note for
            | (add|leave|write|make|put|save|log|create) [a|the|this|another] [quick|short|new] (note|comment)
            | drop a comment | memo | add a memo
        """,
        roles="""
            candidate+: on | for | about | to | in | into | regarding | against | _ | of | at | re | under
              | onto | with
            text=rest/quote: _ | that | saying | saying that | says | that says | which says | : | stating
              | stating that | reading | to say | to say that | with the text | with text | with | - | – | —
              | as follows | as follows : | text | mentioning that | noting that | , | that reads
              | the following | the following : | this | this :
            job: on | for | about
            visibility!private: privately | as private | only for me | only visible to me | visible only to me
              | for me only | make it private | keep it private | just for me | confidential | as a private note
            visibility!admin_only: admin only | for admins only | only for admins | visible to admins only
              | only admins | for admins
        """,
        needs="text",
        soft="profile file record note card page candidate 's quick short comment down person",
        write=True,
        prior=0.6,
    ),
    frame(
        "add_note",
        heads="""
            (add|leave|write|make|put|save|log|create|) [a|the|this|another] (private|confidential) (note|comment)
              | (private|confidential) (note|comment)
        """,
        fixed={"visibility": "private"},
        roles="""
            candidate+: on | for | about | to | in | into | regarding | against | _ | of | at | re | under
              | onto | with
            text=rest/quote: _ | that | saying | saying that | says | that says | which says | : | stating
              | stating that | reading | to say | to say that | with the text | with text | with | - | – | —
              | as follows | as follows : | text | mentioning that | noting that | , | that reads
              | the following | the following : | this | this :
            job: on | for | about
            visibility!private: privately | as private | only for me | only visible to me | visible only to me
              | for me only | make it private | keep it private | just for me | confidential | as a private note
            visibility!admin_only: admin only | for admins only | only for admins | visible to admins only
              | only admins | for admins
        """,
        needs="text",
        soft="profile file record note card page candidate 's quick short comment down person",
        write=True,
        prior=0.9,
    ),
    frame(
        "add_note",
        heads="""
            (add|leave|write|make|put|save|log|create|) [a|the|this|another] (admin only|admins only
                |admin) (note|comment)
              | (admin only|admins only|admin) (note|comment)
        """,
        fixed={"visibility": "admin_only"},
        roles="""
            candidate+: on | for | about | to | in | into | regarding | against | _ | of | at | re | under
              | onto | with
            text=rest/quote: _ | that | saying | saying that | says | that says | which says | : | stating
              | stating that | reading | to say | to say that | with the text | with text | with | - | – | —
              | as follows | as follows : | text | mentioning that | noting that | , | that reads
              | the following | the following : | this | this :
            job: on | for | about
            visibility!private: privately | as private | only for me | only visible to me | visible only to me
              | for me only | make it private | keep it private | just for me | confidential | as a private note
            visibility!admin_only: admin only | for admins only | only for admins | visible to admins only
              | only admins | for admins
        """,
        needs="text",
        soft="profile file record note card page candidate 's quick short comment down person",
        write=True,
        prior=0.9,
    ),
    frame(
        "tag_candidates",
        heads="""
            tag | new tag | (needs|gets|deserves|should have|must have) the tag | should be tagged | add tag
              | add the tag | add a tag | add tags | add the tags | label | mark | put tag
            | put the tag | put a tag | apply tag | apply the tag | attach tag | attach the tag
            | give .. the tag | give .. tag | set tag | set the tag | stick the tag | assign tag
            | assign the tag | flag | slap the tag | add label | add the label | add a label | put the label
            | put a label | give .. the label | tag up
            | (get|gets|receive|receives|earn|earns|carry|carries|deserve|want|wants|need|need to have|should get
              |should carry|must carry|can have|may have|will have|shall have) [the|a|an] [new] (tag|tags|label)
            | (get|gets|receive|should get|can have|needs|need|deserve|deserves) [to be] (tagged|labeled|marked|flagged)
            | (should|must|can|may|could) [all|both] be (tagged|labeled|marked|flagged)
            | (can|could|may|should|shall|must) .. (get|have|carry|receive|be given) [the|a]
            | (is|are) to be (tagged|labeled|marked) | pin .. tag | hang the tag | tag on | tags for | tag for
            | the tag for | the tag (should|must|has to) go on | (give|hand|assign|attach|apply) .. (the
              |a) [new] (tag|label)
        """,
        roles="""
            candidates+: _ | to | for | on | onto
            tags+=tag: _ | as | with | as a | with tag | with the tag | : | with tags | as an | with the tags
              | to be | with label | with the label | tag | # | the tag | the tags | the label
        """,
        needs="candidates tags",
        soft="""
            candidate candidates person people profile tag tags label # both in on too called named applicant
            applicants
        """,
        write=True,
    ),
    frame(
        "tag_candidates",
        heads="add | put | stick | apply",
        roles="candidates+: to | on | for\ntags=tag: _",
        needs="candidates tags",
        soft="tag tags label candidate candidates both",
        write=True,
    ),
    frame(
        "untag_candidates",
        heads="""
            untag | strip | remove tag | remove the tag | remove tags | remove the tags | remove .. tag
              | remove .. as a tag | delete tag | delete the tag | take the tag .. off | take off the tag
              | take tag .. off | drop the tag | drop tag | unlabel | remove the label | remove label
              | clear the tag | clear tag | strip the tag | strip tag | take away the tag | unmark | unflag
              | take .. tag off | take .. tag away | delete .. tag | drop .. tag | strip .. tag | clear .. tag
              | get rid of the tag | get rid of .. tag | take the label .. off | remove .. label
              | remove .. tags | detach the tag | no longer tag | pull the tag
              | (lose|ditch|scrap|wipe|erase) [the] (tag|label)
              | (can|should|may|must|could|has to|needs to) (lose|drop|shed|be without) [the|his|her|their]
              | [the] tag (can|should|may|must|has to|needs to) [now] (go|be removed|come off|be dropped|be deleted)
              | (can|should|may|must|has to|needs to) [now] (go|be removed|come off|be dropped|be deleted)
              | (does|do) not need [the] | (does|do) no longer need [the] | (has|have) outgrown
              | [the] tag .. no longer (applies|fits|holds|is true|is right) [to|for]
              | no longer (applies|fits|holds) (to|for) | (is|are) not .. any longer
        """,
        roles="""
        candidates+: _ | from | of | off | for | on
        tags+=tag: _ | as | : | called | with | tag | #
        """,
        needs="candidates tags",
        soft="candidate candidates person people profile # tag tags label both off again anymore away any more longer",
        write=True,
        prior=0.6,
    ),
    frame(
        "untag_candidates",
        heads="remove | delete | drop | take | take .. off | take off | clear | strip | take .. away | lose",
        roles="candidates+: from | off | off of | of | for\ntags=tag: _",
        needs="candidates tags",
        soft="tag tags label candidate candidates both off from",
        write=True,
        prior=0.1,
    ),
    frame(
        "untag_candidates",
        heads="""
            no longer (is|has|carries|counts as|qualifies as) | (is|are) no longer [tagged]
            | (is|are) not .. (anymore|any more|any longer)
              | (should|does|do) (not|no longer) (have|be|carry|keep) | (is|was) not [really|actually]
        """,
        roles="""
            candidates+: _
            tags=tag: _ | a | an | the tag | the | tagged | as | tagged as
            __so!true: [,] [so|please] (remove|drop|delete|clear) (the|that|this) (tag|label)
              | [,] [so|please] untag (him|her|them)
              | [,] [so|please] (take|remove) (it|that|the tag) off | [,] [so|please] remove it | [,] [so] untag
        """,
        needs="candidates tags",
        soft="tag tags label a an the anymore again any more longer",
        write=True,
        prior=0.4,
    ),
    frame(
        "merge_candidates",
        heads="""
            = | equals | is [actually|really] (also|identical to)
            | (is|are) [both|really|actually] (the same|one) [person] (as|with)
        """,
        roles="duplicate+=candidate: _\nkeep=candidate: _ | as" + _KEPT,
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
    ),
    frame(
        "merge_candidates",
        heads=f"""
            is [just] (the|a|an) {_COPY} .. [is] the {_REAL} | (the|a) {_COPY} is .. the {_REAL} is
        """,
        roles="duplicate+=candidate: _ | is\nkeep+=candidate: , | and | ; | . | is | , and | the right one is",
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
        prior=0.6,
    ),
    frame(
        "merge_candidates",
        heads=f"is [just] (the|a) {_REAL} .. [is] (the|a|an|just a|only a) {_COPY}",
        roles="keep+=candidate: _\nduplicate+=candidate: , | and | ; | . | , and",
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
        prior=0.6,
    ),
    frame(
        "merge_candidates",
        heads=_MERGE,
        roles="keep+=candidate: _ | with\nduplicate+=candidate: with | and | & | , | plus" + _KEPT,
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
    ),
    frame(
        "merge_candidates",
        heads=_MERGE,
        roles="""
            duplicate+=candidate: _ | duplicate | the duplicate
            keep+=candidate: into | to | under | and keep | keep | keeping | in to
        """,
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
    ),
    frame(
        "merge_candidates",
        heads="""
            is a (duplicate|dupe|double|copy) | is the (duplicate|dupe|double)
              | is (the same person|the same|identical) | is just a (duplicate|dupe)
        """,
        roles="duplicate+=candidate: _\nkeep+=candidate: of | as | to | with" + _KEPT,
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
    ),
    frame(
        "merge_candidates",
        heads="""
            are [both] (the same person|the same|one person|one and the same|duplicates|dupes|identical) [of
            each other]
        """,
        roles="keep+=candidate: _\nduplicate+=candidate: and | &" + _KEPT,
        needs="keep duplicate",
        soft=_BOTH,
        write=True,
    ),
)
