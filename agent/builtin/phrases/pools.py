"""How people ask about talent pools."""

from agent.builtin.frames import frame

_POOL = "(pool|talent pool|list|talent list|bench|shortlist|talent community|talentpool)"

FRAMES = (
    frame(
        "create_pool",
        heads=f"""
            (create|make|start|open|set up|build|add|begin|new|establish|form|spin up|launch
                |let us create|let us start) [a|the|a new|new|another|me a|up a|us a] {_POOL}
              | (need|i need|we need|let us have) [a|a new|new|another|one more] (pool|talent pool
              |talentpool|talent community)
              | a new {_POOL} | new {_POOL} | create .. {_POOL} | make .. {_POOL} | start .. {_POOL}
              | set up .. {_POOL}
        """,
        roles="""
            name+=newpool: _ | called | named | for | : | with the name | with name | name | titled | as
              | by the name of | of
            description+=quote: description | described as | with description | with the description | :
              | , description | -
            description+=openreason: description | described as | with description | with the description
              | description :
            __inside!true: in it | in there | inside
            candidates+: with | containing | and add | and put | including | consisting of | from | of
              | and add to it
        """,
        needs="name",
        soft="pool talent new me us it please",
        write=True,
        prior=0.5,
    ),
    frame(
        "show_pool",
        heads="""
            show | show me | open | list | see | view | get | display | pull up | what is in | who is in
            | who is on | who are in | who are the members of | members of | (who|what) is part of
              | which people are part of | give me | bring up | people in
            | candidates in | everyone in | everybody in | show everyone in | list everyone in
            | show me everyone in | show people in | show me people in | show candidates in | how big is
            | how many are in | how many people are in | how many candidates are in | which people are in
            | which candidates are in | contents of | what does .. contain | the members of | list people in
            | list the people in | look at | check | who belongs to | show who is in | who do we have in
            | who have we got in | who sits in | tell me who is in | list candidates in
            | show me the people in | show me who is in | list members of | show members of
            | how many members does .. have | what is on | let me see | go to | take me to | inside | print
            | size of | who all is in
        """,
        roles="pool: _ | in | of | the pool | pool | on | from | called",
        needs="pool",
        soft="pool talent the list members people candidates in it everyone everybody who is bench have does now",
        prior=0.35,
    ),
    frame(
        "show_pool",
        heads="""
            (show|list|see|view|display|get|give|open) [me|us] [all|my|our|the|the available] [existing|talent] pools
              | (which|what) [talent] pools (do we have|are there|exist|have we got|do i have|do we use
                |are available|have we)
              | what pools | which pools | talent pools | pools | all pools | all talent pools | my pools
              | our pools | our talent pools | list of pools | are there any pools | do we have pools
              | do we have any pools | do we have talent pools | overview of pools | list of talent pools
              | how many pools do we have | how many pools are there | how many talent pools do we have
              | how many talent pools are there | what are our pools | what are our talent pools
              | do we have any talent pools | what are the pools | what are the talent pools
              | are there any talent pools | which talent pools
        """,
        soft="pools all the existing talent available our my me of in available have we do",
        prior=0.4,
    ),
    frame(
        "show_pool",
        heads="_",
        roles="pool: _",
        needs="pool",
        soft="pool talent members",
        headless=True,
        prior=-0.5,
    ),
    frame(
        "add_to_pool",
        heads="""
            add | put | place | save | drop | include | stick | throw | file | keep | bookmark | move | park
              | assign | get | shortlist | pop | copy | bring | attach | enroll | push | send | insert | tuck
                | (is|are|would be) [a] (good|great|perfect|right|nice) [one|fit|match|addition|candidate] (for
                  |to) | (fits|fit|suits|suit) [in|into]
              | (should|can|must|needs to|need to|has to|may) [both|all] (be|go|sit|land|get) (in|into|on|onto|part of)
              | (should|could|can|must|may) be (added|put|moved|filed|parked|kept|saved) (to|in|into|on|under)
              | join | joins | (is|are) to join | (would|could|can) join | (deserve|deserves) a (place|spot) (in|on)
              | earmark .. for | reserve .. for | remember .. in | hold .. in | collect .. in | group .. in
              | bench | log | nominate | store | should be in | belongs in | goes in | belongs to | should go in
              | should go into | goes into | belong in | should join | queue
        """,
        roles="""
        candidates+: _ | :
        __into!true: in there | in it | to it | into it | in
        pool: _ | to | into | in | on | onto | for | inside | to the pool | into the pool | under | within | as part of
        reason+=quote: because | reason | as | since | with reason | with the reason | with note | , | : | for | -
        reason+=openreason: because | reason | since | with reason | with the reason | reason : | reason is | because of
        """,
        needs="candidates pool",
        soft="candidate candidates pool people person both talent list too the bench also as well",
        write=True,
        prior=0.05,
    ),
    frame(
        "add_to_pool",
        heads="_",
        roles="candidates+: _\npool: into | into the pool | onto | to | to the pool | : [(into|to|add to)] | for",
        needs="candidates pool",
        soft="candidate candidates pool talent the please",
        write=True,
        headless=True,
        prior=-0.3,
    ),
    frame(
        "add_to_pool",
        heads="[also|too] (into|onto)",
        roles="pool: _ | the pool\ncandidates+: with | for",
        needs="candidates pool",
        soft="candidate candidates pool talent the please also too",
        write=True,
        opening=True,
        prior=0.1,
    ),
    frame(
        "remove_from_pool",
        heads="_",
        roles="candidates+: _\npool: out of | out of the pool | off | : out of | : off | : leaves | : remove from",
        needs="candidates pool",
        soft="candidate candidates pool talent the please",
        write=True,
        headless=True,
        prior=-0.3,
    ),
    frame(
        "remove_from_pool",
        heads="""
            remove | take | delete | drop | kick | pull | take .. out | take out | remove .. out | get .. out
              | strike | pull .. out | throw .. out | get .. off | take .. off | kick .. out | exclude | eject
              | clear | get rid of | cut | does not belong in | does not belong to | no longer belongs in
              | should not be in | should leave | leaves | unlist | strip | move .. out | cross .. off | erase
              | no longer (belongs|belong|fits|fit|sits|sit|has a place|is|are) (in|on|to|into|part of)
              | (does|do) (not|no longer) (belong|fit|need to be|have to be) (in|on|to|into)
              | (has|have|had) (no place|no business|nothing to do) (in|on) | (should|must|can|may) (go from
                |come off|leave|quit)
              | (is|are) out of | (is|are) no longer (part|a part|a member) of | (can|should|may) be (removed|taken
                |dropped) (from|out of|off) | (is|are) to leave | wants out of | free .. from | dismiss .. from
        """,
        roles="""
        candidates+: _ | :
        pool: _ | from | out of | of | off | in | from the pool | off of | out from
        """,
        needs="candidates pool",
        soft="candidate candidates pool people person both talent list the bench anymore again",
        write=True,
        prior=0.05,
    ),
)
