"""How people ask about the stages of a job, and to move, reject, withdraw and add people."""

from agent.builtin.frames import frame

_MOVE = """
    move | put | advance | push | bring | send | shift | transfer | progress | promote | bump | get | take
      | drag | pass | place | switch | forward | set | advance .. on | move .. on | move .. along
      | move .. forward | bring .. forward | update .. to | update | change | change .. stage
      | change .. stage to | set .. stage | set .. stage to | update .. stage | update .. stage to
      | change the stage of | set the stage of | update the stage of | change stage of | set stage of | move on
      | mark .. as | mark | walk | proceed | proceed with | kick | return | step | skip | relocate | slide
      | let .. through | go ahead with | goes | go | go to | should be in | should go
      | should [both|all] (go|move|advance|be moved) [to|into|on to] | belongs in
      | needs to be in | goes to | passes to | needs to go | needs to go to | should move | should move to
      | is ready for | to | jump | put .. through | get .. over | get .. moved | have .. moved | moving | moved
      | stage for | moves on | moves on to | moves | moves to | (is|are|gets|goes|got|came) through to
              | (has|have) made it [through] to | made it [through] to
      | into | back to | back into | up to | over to | straight to | ahead to | down to | forward to | on to
      | (make|do|record|log|register) [a|an|the] .. (move|transfer) | (can|may|should|could|is to) (go|move|proceed)
        [on|straight|ahead|forward|back] [to|into]
      | (is|are) [now] (good|clear|cleared|set|due|up|fit) for | (is|are) cleared to (go|move) to
      | (gets|get|got|has|have) [a|an|the] (promotion|bump|upgrade) to | escalate | fast track | hand .. over to
      | nudge | park | roll | graduate | clear .. for | pull | jump .. to | have .. (in|at|on) | lift | route
      | (deserves|deserve|has earned|have earned|earned) [a|an|the] | progresses to | proceeds to | advances to
      | (is|are) moving [on] to | (is|are) going to | (was|were|has been|have been|got) moved to | let .. (into|go to)
      | change .. status to | set .. status to | update .. status to | stage change for | [stage] change
"""

_REJECT = """
    reject | decline | turn down | turn .. down | pass on | say no to | disqualify | dismiss | drop | rule out
      | reject .. candidacy | refuse | let .. go | we are passing on | we will pass on | we pass on | knock out
      | archive | mark .. as rejected | mark .. rejected | set .. to rejected | move .. to rejected
      | do not proceed with | do not move forward with | not moving forward with | not proceeding with
      | we are not moving forward with | we will not move forward with | we are not going forward with
      | not going forward with | reject the application of | reject the application from | bin | axe | eliminate
      | cut | rejecting | close out | no go for | give .. the rejection | is rejected | is a no | is not a fit
      | should be rejected | is out | thumbs down for | thumbs down on | we reject
      | not to (move forward|proceed|go ahead|continue) with | send .. home | reject application of
      | put .. in rejected | wave off | remove .. from consideration | take .. out of consideration
      | issue a rejection to | issue a rejection for | can be rejected | may be rejected | to be rejected
      | not (go ahead|go forward|proceed|continue|move forward|go further) with
      | (is|are) not (right|suitable|the right fit|a match|what we need|going further|going to make it|making the cut)
      | (did|does|do) not (make it|make the cut|pass|meet the bar|fit) | (did|does|do) not (make it|pass)
      | (is|are) below the bar | thumbs down | no to | a no for | (it is|that is) a no (for|on) | not a match
      | strike .. from the running | take .. off the job | weed out | pass over | we do not want
      | (close|end) .. application | (close|end) the application of | count .. out | (is|are) a pass
"""

_ON_JOB = """
    for | on | in | at | from | of | applying for | applying to | in the pipeline for | as | who applied for
      | as a candidate for | _
"""

FRAMES = (
    frame(
        "move_candidates",
        heads=_MOVE,
        roles="""
            candidates+: _ | :
            candidates: with | for | of | on
            candidates=everyone: _
            stage+: to | into | in | through to | over to | forward to | back to | on to | up to | through
              | along to | ahead to | to the stage | at | as | straight to | back into | directly to | down to
              | past
            stage: _ | : | =
            from_stage: from | out of | [who is|who are|that are|that is] [currently] in | [who are|who is] at
              | sitting in | stuck in | waiting in | currently in
            job=jobcode: _
            job: for | on | in | at | of | as | from | in the pipeline for | applying for | on job | for job
              | 's application for | application for | application on
        """,
        needs="stage candidates/from_stage",
        soft="""
            stage step candidate candidates application applications applicant applicants pipeline both people
            person now currently process forward ahead over along their his her round phase next who role job
            position req opening
        """,
        write=True,
        prior=0.1,
    ),
    frame(
        "move_candidates",
        heads="[on|over|straight|back] into | [on|over|straight|back] onto",
        roles="stage: _\ncandidates+: with | for | : | goes | go\njob: on | for | in | of",
        needs="stage candidates",
        soft="stage step candidate candidates both the now please",
        write=True,
        opening=True,
        prior=0.1,
    ),
    frame(
        "move_candidates",
        heads="_",
        roles="""
            candidates: _
            stage: : | : to | : into | : back to | : move to | : stage | : now | : now in | - to | , to | , into
            job: on | for | in
            job=jobcode: _
        """,
        needs="candidates stage",
        soft="stage step candidate candidates both the now please",
        write=True,
        headless=True,
        prior=0.0,
    ),
    frame(
        "move_candidates",
        heads="""
            advance | progress | promote | move .. on | move .. forward | move .. along | move .. up
              | advance .. one stage | push .. forward | bump .. up | take .. further | pass | move .. ahead
              | step up | [the] next (stage|step|round|phase) (for|with)
              | one (stage|step|round) (further|up|forward|on) (for|with)
        """,
        roles="candidates+: _ | with | for\njob: for | on | in\nfrom_stage: from | out of",
        needs="candidates",
        fixed={"stage": "next"},
        soft="stage step one candidate both to the next a up application",
        write=True,
        prior=-0.1,
    ),
    frame(
        "move_candidates",
        heads="""
            move .. back | send .. back | put .. back | push .. back | take .. back | bring .. back
              | step .. back | demote | one (stage|step) back
        """,
        roles="candidates+: _\njob: for | on | in\nfrom_stage: from | out of",
        needs="candidates",
        fixed={"stage": "previous"},
        soft="stage step one candidate both to the previous a back application send move",
        write=True,
        prior=-0.1,
    ),
    frame(
        "reject_candidates",
        heads=_REJECT,
        roles=f"""
            candidates+: _ | : | of | with
            candidates=everyone: _
            reason: because [of] | as | due to | reason | reason is | with reason | with the reason | for | :
              | - | – | — | since | for being | on grounds of | on the grounds of | _ | because they are
              | because she is | because he is | , | , reason | given | based on | reason being
              | ( | citing | with reason : | owing to | on account of | reason : | , reason :
            reason+=openreason: : | - | – | — | because [of] | reason | reason is | due to | with reason
              | with the reason | on grounds of | on the grounds of | since | reason : | reason being | citing
              | ( | with reason : | because they | because she | because he | owing to | on account of
              | , (she|he|they) | ,
            reason!Another candidate was stronger: [:|,|-|–|—|because] (someone|somebody|another [candidate|one]) [else]
              (was|is) (stronger|better|a better fit|a better match)
            from_stage: (all|everyone|everybody) [of|in|from] [the|those in|the ones in]
              | in | from | out of | who are in | who is in
              | [who are|that are] [still|currently] (in|at) | at | still in | sitting in | stuck in
              | everyone in
            job: {_ON_JOB}
            note+=quote: note | with note | with the note | with a note | saying | and note | comment
        """,
        needs="candidates/from_stage",
        soft="""
            candidate candidates application applications applicant applicants people person both role job now
            remaining still left who are stage
        """,
        write=True,
        prior=0.2,
    ),
    frame(
        "withdraw_candidate",
        heads="""
            has taken back .. application | took back .. application | withdraw | withdrew | has withdrawn
              | withdrawn | dropped out | has dropped out | pulled out
              | has pulled out | backed out | has backed out | is no longer interested | no longer interested
              | lost interest | mark .. as withdrawn | mark .. withdrawn | set .. to withdrawn
              | set .. as withdrawn | move .. to withdrawn | withdraws | is withdrawing
              | is out of the running by choice | (pulled|took back|canceled|withdrew|retracted) (her|his|their
                |the) application
              | dropped | bowed out | has bowed out | withdrew application
              | wants to withdraw | would like to withdraw | asked to withdraw | is withdrawing from | cancelled
              | canceled application | is not interested anymore | is not interested any more
              | does not want to continue | does not want the job | removed himself | removed herself
              | retracted | pull .. out | pull .. application | take .. out of the running | quit the process
              | turned us down | said no to us | declined to continue | has decided to withdraw
              | decided to withdraw | withdraw the application of | withdraw the application from
              | withdraw application of | no longer wants to | left the process | stepped out | opted out of
              | is pulling out | has lost interest | is dropping out
              | (said|says|has said) no [thanks|thank you|to us|to the role|to the job] | told us no
              | (told|says to|wrote to) us (he|she|they) (is|are) not interested
              | (is|has) (walked away|bailed|bailed out|walking away) | walked away | bailed [out] | passed on us
              | does not want to (continue|proceed|go on|go ahead|move forward)
              | (has|have) decided (against us|not to continue|not to proceed|to stop) | is off the market
        """,
        roles=f"""
            candidate+: _ | of | for
            job: {_ON_JOB} | out of | out of the running for | application for | application to | interested in
            reason: because [of] | as | due to | reason | reason is | with reason | for | : | - | – | — | since
              | _ | , | for a | reason :
            reason+=openreason: because | reason | reason is | due to | with reason | since | reason : | ,
            reason!accepted another offer: [,|and|as|since|because|-|–] [he|she|they] [has|have] (took
            |accepted|taken|signed|got|takes)
              (another|a different|a competing|the other|a better) (offer|job|position|role) [elsewhere]
            reason!stayed with current employer: [,|and|as|since|because|-|–] [he|she|they] (is|are|will be
            |is going to be)
              (staying|stay) [with|at|where] [his|her|their|the] [current] [employer|company|job]
        """,
        needs="candidate",
        soft="""
            candidate application applications his her their from process the running candidacy role job
            anymore as person applicant him her
        """,
        write=True,
        prior=0.5,
    ),
    frame(
        "withdraw_candidate",
        heads="""
            [has] (took|accepted|taken|signed) (another|a different|a competing|the other|an other)
            (offer|job|position|role) [elsewhere]
        """,
        roles=f"candidate+: _\njob: {_ON_JOB}",
        needs="candidate",
        fixed={"reason": "accepted another offer"},
        soft="elsewhere at another company instead",
        write=True,
        prior=0.4,
    ),
    frame(
        "add_to_job",
        heads="""
            add | put | attach | submit | consider | assign | enter | place | link | add .. as an applicant
            | add .. as applicant | add .. as a candidate | nominate | propose | put .. forward | put forward
            | apply | (have|let|make|get) .. apply (to|for|on)
            | create an application for | create application for | start an application for
            | open an application for | make .. an applicant | make .. a candidate | sign .. up | sign up
            | enroll | associate | include | throw | bring | get .. on | stick | drop | slot | connect | refer
            | add .. to the pipeline | is applying | applied | has applied | is a candidate | wants to apply
              | is interested
            | register | line up | queue | suggest | put .. up | put up | would be good | fits | also consider
            | log an application for | file an application for | get .. into
            | (should|can|will|is to) (go|be|be put|be added|be considered|move|run) (on|onto|into
              |to|for|in)
            | (should|could|can|will) join | (is|are) [also] (running|up|in the running) for | belongs (on|with|to)
            | (wants|want) to be considered for | would (suit|like|fit|match|work for) | try .. (on|for)
            | (is|would be) [a|the] [good|great|perfect|strong|right
              |nice]
              (fit|match|candidate) (for|on)
            | (wants|would like|asked|likes) to (join|try|go for|be on|apply (to|for)) | goes (on|onto|for|up for)
            | hook .. up with | match .. (to|with) | sign on | pitch | recommend .. for | shortlist .. for | list .. for
            | to | into | also for | too for | [open|start|make|log|create|file] [an|a|another|one more] application
            | (has|have) [just] applied | (sent|handed) in [an|his|her|their] application
        """,
        roles="""
            candidates+: _ | for | of | from | :
            job: _ | to | on | for | into | in | as an applicant to | as an applicant for | as a candidate for
              | to the pipeline for | to the pipeline of | to job | onto | with | as | against
              | into the pipeline for | for job | to the role of | for the role of | as applicant for
              | as applicant to | into job | on job | in the running for | up for | at
            stage: in | at | into | starting in | in stage | straight to | starting at | directly in
              | straight into | directly into | at stage | stage
            source+: source | via | from | through | sourced from | came via | with source | source is
              | came through | sourced via | sourced through | , source | by | as a
            credited_to: credited to | credit | referred by | sourced by | crediting | credit to
              | credit goes to | with credit to | and credit | thanks to
        """,
        needs="candidates job",
        soft="""
            candidate candidates applicant applicants pipeline both people person role job application the too
            stage as an also well
        """,
        write=True,
        prior=0.0,
    ),
    frame(
        "add_to_job",
        heads="""
            add | include | put .. in | put .. forward | (would|could|should|might) (suit|fit|match)
              | (would|could) be [a] [good|great|right|perfect|strong] (for|fit for|match for|one for)
        """,
        roles="candidates: _ | :\njob: for | on | to | with | _",
        needs="candidates job",
        soft="""
            add him her them please too role job position the as an applicant candidate well it so in there to
        """,
        write=True,
        prior=0.15,
    ),
    frame(
        "add_to_job",
        heads="_",
        roles="candidates: _\njob: for | : for | : add to | , for | [on] to | onto | -\nstage: in | at | , | at stage",
        needs="candidates job",
        soft="role job position the as an applicant candidate too also req opening please",
        write=True,
        headless=True,
        prior=-0.05,
    ),
    frame(
        "show_pipeline",
        heads="""
            show | show me | pipeline | the pipeline | open | give me | see | view | get | display | pull up
              | how is | how does .. look | how is .. doing | how are we doing | what is the state of
              | what is the status of | status | status of | state of | overview of | where are we
              | where are we with | where do we stand | where do we stand on | what does .. look like
              | breakdown of | list | bring up | stages of | kanban | board | funnel | summary of
              | what does the pipeline look like | how is the pipeline | let me see | how far are we
              | walk me through | snapshot of | print | check | take me to | load | how is the pipeline looking
        """,
        roles="""
            job: for | of | on | in | _ | with | at | doing on | looking for
            stage: in | at | _ | sitting in
            __pipeline!true: pipeline | the pipeline | board | funnel | stages | kanban | hiring pipeline
              | candidate pipeline | pipeline view | pipeline status | breakdown by stage | by stage
              | stage by stage | per stage | in each stage | at each stage | looking | in every stage
              | state of play | coming along | going | doing | candidates by stage
        """,
        needs="__pipeline",
        soft="""
            pipeline stage candidates whole full current the job role status view overview looking like now
            people who is are for
        """,
        prior=0.4,
    ),
    frame(
        "show_pipeline",
        heads="""
            [the|show|show me|the current|open|view|see|give me] [the] (pipeline|board|funnel|kanban
                |stages) [for|of|on|status]
              | [the] pipeline (view|status|overview|state) | how does .. look [like]
              | how is .. (looking|going|doing|coming along|shaping up) | how are we doing (on|with|for)
              | where (do|are) we [stand] (on|with|for) | what does .. look like
              | (status|state|overview) of [the]
              | how many [active] (applicants|candidates|people|applications) (does|has) .. (have|got)
              | how many [active] (applicants|candidates|people|applications) (does|has)
              | who [all] (is|are) [currently|still|active] on | who do we have (on|for)
              | what is (happening|going on|up|moving|cooking|new|the situation|the latest) (on|with|in|for|at)
              | [everyone|everybody|all|people|candidates|all candidates|who is] [still] (in process|in the process
                |in play
                |active|in the running|in flight) (for|on|at|in) | how far along (is|are) [we on]
              | (is|are) (anyone|anybody|people) still in (process|play) (for|on)
              | (walk|run|take|go) [me|us] (through|thru|over) | the (lay of the land|picture) (for|on|of)
        """,
        roles="job: _ | for | of | on | in\nstage: _ | in | at",
        needs="job",
        soft="pipeline stage the job role status view overview of for position req please search by per stages",
        prior=0.3,
    ),
    frame(
        "show_pipeline",
        heads="[show|show me|open|see|view|give me] [the|my|its|our] (pipeline|board|funnel|kanban)",
        soft="please now current whole full",
    ),
    frame(
        "show_pipeline",
        heads="""
            who is | who are | who | who all is | who is left | who is still | who remains | who do we have
              | who have we got | everyone | everybody | list everyone | list everybody | list who is
              | show everyone | show everybody | show me everyone | show me who is | show who is
              | show me everybody | tell me who is | how many | how many are | how many people are
              | how many candidates are | how many people | how many candidates | how many do we have
              | how many applicants are | what is in | anyone | anybody | is anyone | is anybody | any
              | show people | show candidates | show me people | show me candidates | list people
              | list candidates | which candidates are | which people are | what candidates are | and who is
              | who else is | who sits | who is sitting | who is waiting | is there anyone | do we have anyone
              | name everyone | who is currently | who has reached | who reached | who made it to | see who is
              | show me the people | show the people | show me the candidates | show the candidates
              | give me everyone | give me the people | which applicants are | what people are | tell me who
        """,
        roles="""
        stage: in | at | [still|left|currently|now|sitting|waiting|remaining|stuck] (in|at) | on | for | reached | to
        job: for | on | in | at | of | _ | in the pipeline for | with
        """,
        needs="stage",
        soft="""
            stage left still remaining currently now people candidates anyone anybody waiting there the remains
            job role applicants active is are do we have
        """,
        prior=0.6,
    ),
    frame(
        "show_pipeline",
        heads="people | candidates | applicants | applications | the (people|candidates|applicants)",
        roles="""
            stage: in | at | [still|left|currently|now|sitting|waiting|remaining|stuck] (in|at) | _
            job: for | on | in | at | of | with
        """,
        needs="stage job",
        soft="stage left still remaining currently now who are is the role job",
        prior=0.6,
    ),
    frame(
        "show_pipeline",
        heads="_",
        roles="""
            job: _ | for | of | on
            __pipeline!true: by stage | stage by stage | per stage | pipeline | board | funnel | in each stage
        """,
        needs="job __pipeline",
        soft="candidates people applicants the job",
        headless=True,
        prior=-0.2,
    ),
    frame(
        "show_pipeline",
        heads="stage | the stage",
        roles="stage: _\njob: for | on | in | of | at",
        needs="stage",
        soft="stage",
        headless=True,
        prior=-0.9,
    ),
    frame(
        "show_pipeline",
        heads="stage",
        roles="stage: _ | in\njob: _ | on | for",
        needs="stage job",
        headless=True,
        prior=-0.2,
    ),
)
