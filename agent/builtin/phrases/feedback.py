"""How people ask about interviews, scorecards, reminders and debriefs."""

from agent.builtin.frames import frame

_WORDS = """
    words=rest/quote: : | - | – | — | , | is | is that | that | saying | as follows | as follows :
"""

FRAMES = (
    frame(
        "overdue_feedback",
        heads="""
            who (owes|still owes) [us|me] [a|any|some|the] (scorecard|scorecards|feedback)
              | who has not (given|submitted|sent|written|handed in|filled in|left) [their|any|a|the]
                (feedback|scorecard|scorecards)
              | who is (late|behind|overdue) (with|on) [their] (feedback|scorecards)
              | (which|what) (scorecards|feedback) (is|are) (missing|overdue|outstanding|late|open|due|not in)
              | (which|what) (scorecards|feedback) (do|are) we (missing|waiting for) | missing (scorecards|feedback)
              | (overdue|outstanding|late|pending) (scorecards|feedback) | (scorecards|feedback) overdue
              | is all [the] feedback in | is all [the] feedback .. in | are all [the] scorecards in
              | are all [the] scorecards .. in | do we have all [the] (feedback|scorecards)
              | who (are|am) (we|i) waiting (for|on) for (feedback|scorecards)
              | (does|do) .. owe [us|me] [a|any] (scorecard|scorecards|feedback)
              | whose (scorecard|scorecards|feedback) (is|are) (missing|overdue|late)
              | who (did not|has not|has yet to|still has to|still needs to|forgot to|never) (submit|hand in|send
                |write|give
                |fill in|filled in|submitted|handed in|sent|written|given) | (open|unsubmitted|unfinished) scorecards
              | (which|what) (interviewers|people) (are late|are behind|owe) | late (with|on) (feedback|scorecards)
              | who is [still] sitting on (feedback|scorecards|a scorecard) | feedback (debts|debt|backlog)
        """,
        roles="""
            candidate: on | for | about | of | _
            job: on | for | in | of | _
            person: from | of | by | _
        """,
        soft="""
            show me the list still yet all any please us we in feedback scorecards scorecard interviews interview
            candidate job our right now today there are is
        """,
        prior=0.7,
    ),
    frame(
        "show_debrief",
        heads="""
            debrief | [show|open|give] [me] the debrief | debrief of | debrief for | [interview] feedback summary
              | what did [the] (interviewers|panel|team|everyone|everybody) (say|think|write) (about|of)
              | what do [the] (interviewers|panel|team) (say|think) (about|of)
              | (summarise|summarize|sum up|show|show me|read|see) [me] [all] [the] [interview] feedback
              | where do [the] (interviewers|panel) (disagree|agree) | how did the interviews go
              | how did .. do in [the] (interviews|interview|onsite) | (show|see) [me] [all] [the] scorecards
              | all [the] (scorecards|feedback) | what (did|do|does) (people|everyone|everybody|they|we all) (say
                |think|write)
                (about|of) | (what is|what was) the (verdict|consensus|feedback|outcome|opinion) (on|for|of|about)
              | how did .. (perform|do|fare|come across) [in] | (collected|combined|full|panel) feedback
              | (read|show|give|open) [me] (everybody|everyone) (is|'s) (feedback|scorecards|notes)
        """,
        roles="candidate+: _ | for | of | on | about | with | 's | from\njob: on | for | in",
        needs="candidate",
        soft="the feedback debrief candidate on for of interview interviews scorecards please their job all",
        prior=0.5,
    ),
    frame(
        "request_feedback",
        heads="""
            (ask|get|request|collect|gather|chase) [for] [the|all|their|some] [interview]
                (feedback|scorecards|scorecard)
              | ask .. for [their|a] (feedback|scorecard|scorecards) | (remind|chase|nudge) the (panel|interviewers)
              | ask the (panel|interviewers) for [their] (feedback|scorecards)
              | (remind|chase|nudge) .. for [their|the] (feedback|scorecard|scorecards)
              | (remind|chase|nudge) .. about [their|the] (feedback|scorecard|scorecards)
              | request a scorecard | (ask|chase|nudge|ping|remind|poke|prod|press|bug|email|tell) .. (for|about
                |to submit
                  |to write|to hand in|to send|to finish|to fill in|to complete) [their|her|his|a|the] (feedback
                    |scorecard
                  |scorecards|card|write up)
              | (nudge|chase|remind|ping|poke|prod|push) [the|all] (interviewers|panel|panelists) (of|for|on|about)
              | (chase|nudge|ask|remind|ping|poke|prod|press|bug) .. (for|about) [the|that|this] .. (scorecard
                |feedback|card)
              | (get|collect|gather|pull in|round up|fetch) [the|all|their|missing|the missing] (feedback|scorecards)
              | (we|i) (need|want|am waiting for|are waiting for) [the|a|some] (feedback|scorecards|scorecard) (on
                |for|about|from)
              | (ask|request|need|want) [some] more feedback
        """,
        roles="""
            people: _ | from
            candidate: _
            candidate+: on | about | for | of | regarding
            job: on | for
        """,
        needs="candidate",
        soft="the a for their her his feedback scorecard scorecards about on panel interviewers of interview all from"
        " please who that they she he to missing still",
        write=True,
        prior=0.6,
    ),
    frame(
        "list_interviews",
        heads="""
            [show|list|see|give] [me] [the|all] (upcoming|coming|scheduled|next|planned) interviews
              | (show|list|see) [me] [the|all] interviews | [show|list|see] [me] my [upcoming|next] interviews
              | interviews (of|with|for|on) | who (interviews|is interviewing|interviewed|will interview)
              | who is on the panel (for|of) | when is the interview (with|of|for)
              | when is .. interview | when do we interview | when is .. being interviewed
              | (which|what) interviews (does|do) .. have | (which|what) interviews do (i|we) have
              | do (i|we) have [any] interviews
              | (which|what) interviews are (there|planned|scheduled|coming up)
              | (anyone|anybody|someone|who all|which (people|candidates)) [is|are] interviewing
              | (who|anyone|anybody) (has|with) [an] (interview|interviews) | is (anyone|anybody) interviewing
              | who is interviewing | any interviews
              | the panel (for|of) | interview schedule | show the interview schedule
              | [what is on|what is in|show|show me|open|check|see] [the|my|our] (interview|interviews|interviewing)
                (calendar|diary|agenda|plan|slate|schedule|timetable|list|docket)
              | (what|whom|who) (do|am|are) (i|we) (interview|interviewing|seeing|meeting)
              | (which|what|whose) interviews (is|are|does|do|has|have|will) .. (in|on|doing|have|got|run|lead|take)
              | (does|do|has|have) .. [got|have] [any|an] (interview|interviews) [coming up|planned|scheduled|booked]
              | when (is|are|does|do|will) .. (interviewed|interview|meet us|meet the panel|meet the team|come in)
              | (interviews|interview) (today|tomorrow|this week|next week|coming up|upcoming|planned|scheduled|booked)
              | (are there|is there|have we got|do we have|got) [any|an] (interviews|interview) | who is coming in
              | what is (scheduled|planned|booked|coming up|on) (with|for) | (anything|something) (scheduled
                |planned|booked) (with|for)
              | who (meets|sees|is seeing|is meeting|will see|will meet)
        """,
        roles="""
            candidate: _ | with | of | for | 's
            person: _ | of | by
            job: on | for | in | _ | of
            days=duration: [in|over|during|for|within] [the] next | next
            days!7: [in|over|during|for] (this|the coming|the next|next) week
            days!1: [for] today
            days!2: [for] tomorrow
        """,
        soft="""
            me the all interviews interview with of for on coming up days schedule scheduled planned my panel we have
            candidate job people please upcoming next i 's
        """,
        prior=0.75,
    ),
    frame(
        "request_feedback",
        heads="""
            (nudge|chase|remind|ping|poke|prod|push|ask) (everybody|everyone|anyone|anybody|all|those|the people
              |whoever|all of
              those) [who|that] [has|have] (interviewed|met|spoke to|talked to|saw|seen|spoken to|sat with)
        """,
        roles="candidate: _ | with\njob: on | for",
        needs="candidate",
        soft="for the a their feedback scorecard scorecards please",
        write=True,
        prior=0.9,
    ),
    frame(
        "list_interviews",
        heads="""
            (what|whom|who) (does|do|will|is|are|did|has) .. (interview|interviewing|interviewed|interviews)
              | (which|what) (interviews|candidates|people) (is|are|does|do|has|have|will) .. (in|on|doing|run|lead
                |take|see
                |interview|interviewing|seeing|meeting)
              | what is .. interviewing | (is|does) .. (interviewing|interview) (anyone|anybody|somebody|someone)
        """,
        roles="""
            person: _ | of | by
            days=duration: [in|over|during|for|within] [the] next | next
            days!7: [in|over|during|for] (this|the coming|the next|next) week
            days!1: [for] today
            days!2: [for] tomorrow
        """,
        needs="person",
        soft="interviews interview coming up days scheduled planned any next",
        prior=1.3,
    ),
    frame(
        "list_interviews",
        heads="when is | when 's | what time is | at what time is | [on] what day is | which day is",
        roles="candidate: _ | with | of | for\n__stage=stage: _ | 's | the\njob: on | for",
        needs="candidate __stage",
        soft="the interview with of for on 's call round session meeting stage planned scheduled booked",
        prior=0.75,
    ),
    frame(
        "cancel_interview",
        heads="""
            (cancel|call off|scrap|drop) [the|this|that|our|tomorrow 's|today 's] [upcoming|next] interview
              | (cancel|call off|scrap|drop|scratch|kill|delete|remove|nix|bin) .. (interview|interviews
                |onsite interview)
              | the interview .. is (cancelled|canceled|off) | call .. interview off | call off | call .. off
              | [the] interview .. (will not|is not going to|does not|can not) (happen|take place|work|go ahead)
              | (cancel|scrap|drop|call off) .. (slot|appointment|session|panel|onsite|phone screen|screening)
              | (is|are) not coming to [the|his|her|their] interview | (no|there is no) interview (with
                |for) .. (any more|anymore)
              | (take|drop|remove|delete|strike) .. interview (off|from) [the|my|our] (calendar|schedule|diary|agenda)
        """,
        roles="candidate+: with | of | for | _ | 's\njob: on | for",
        needs="candidate",
        soft="the interview with of for on upcoming next 's please her his their this that off today tomorrow it",
        write=True,
        prior=0.7,
    ),
    frame(
        "reschedule_interview",
        heads="""
            (reschedule|re-schedule|postpone) [the|this|that|our|my] [upcoming|next] [interview]
              | (move|push|shift|put|bring) [the|this|that|our|my] [upcoming|next] interview
              | (move|push|shift|put|bring) .. 's interview | (reschedule|postpone) .. interview
        """,
        roles="candidate+: with | of | for | _ | 's\njob: on | for",
        needs="candidate",
        soft="the interview with of for on upcoming next 's please to till until back forward off this that our my",
        write=True,
        prior=0.75,
    ),
    frame(
        "schedule_interview",
        heads="""
            (schedule|book|arrange|set up|plan|organise|organize|put in|add) [an|a|the|another|one] [onsite|new|next]
              (interview|interviews)
              | (schedule|book|arrange|set up|plan) .. [for|into] (an|a|the) interview
              | (schedule|book|arrange|set up|plan|organise|organize|put in|get|fix|put|find) [an|a|the
                |another] [minute|min
                |hour|short|quick|first|second|video|zoom|phone|onsite|final|follow up|technical|intro|half hour]
                (interview|call|chat|screen|screening|session|meeting|phone screen|talk|conversation|slot|round
                  |panel|onsite)
              | (put|get|place) .. (on|in|into) (the|my|our) (calendar|diary|schedule)
              | (schedule|book|arrange|set up|plan|organise|organize) .. (call|chat|screen|session|meeting)
        """,
        roles="""
            candidate+: with | for | of | between | _
            panel: with | by | and | panel | with panel | interviewed by | interviewer | interviewers | run by | led by
              | , | me | sitting in | together with
            job: on | for | _
        """,
        needs="candidate panel",
        soft="an a the interview with for on of by and panel please will sit sits in sitting interviewers interviewer"
        " call chat screen session meeting video zoom phone quick short minute minutes min hour long",
        write=True,
        prior=0.75,
    ),
    frame(
        "set_kit",
        heads="""
            (set|change|make|update) the (kit|interview kit|scorecard|scorecard attributes|attributes)
              | interviewers .. (should|must) rate | the (kit|interview kit)
        """,
        roles="""
            stage+: of | for | in
            job: on | of | for | in
            attributes+: to | : | should be | is | = | with | to rate | rate
        """,
        needs="stage attributes",
        soft="the kit interview attributes stage job",
        write=True,
        prior=0.4,
    ),
    frame(
        "edit_scorecard",
        heads="""
            [my] (feedback|scorecard|interview feedback|impressions) (on|for|about|of)
              | (here is|this is|add|record|write|note|take) my (feedback|impressions|scorecard) (on|for|about|of)
              | (here is|this is|here are|these are) (feedback|my take|my thoughts|my notes|my two cents) on
              | (scorecard|feedback|my scorecard|my feedback|my take|my impressions|impressions|my view
                |my verdict) (for|from
                |after) [the|my|today 's] [interview|interview with|call with|onsite with] | feedback
                  | interview feedback
              | my (thoughts|take|opinion|verdict|notes|view) (on|about|of|after|from) | (i|we) just interviewed
        """,
        roles=f"candidate+: _\n{_WORDS}",
        needs="candidate words",
        soft="the interview please",
        write=True,
        prior=0.75,
    ),
    frame(
        "show_scorecard",
        heads="""
            [show|open|see|read|what is in] [me] my (scorecard|draft|draft scorecard|feedback)
              | my (scorecard|draft scorecard) | what did i (write|say|note|think|rate) (about|of|on|for)
              | (what|how) did i (rate|grade|judge|score) | [show|open|see|read] [me] what i (wrote|said) (about|on|of)
              | [show|open|see|read] [me] my (notes|write up|rating|ratings|impressions) (on|for|about|of|from)
        """,
        roles="candidate+: _ | for | on | about | of\njob: on | for",
        soft="the scorecard draft for on of my please interview",
        prior=0.6,
    ),
    frame(
        "show_scorecard",
        heads="""
            (show|open|see|read) [me] [the] scorecard (of|by|from) | (show|open|see|read) [me] .. 's scorecard
              | what did .. (say|write|think|note|have to say|feel|report) (about|of|on) | .. 's scorecard
              | what (was|is) .. 's (take|opinion|feedback|view|verdict|impression|scorecard|rating|judgement) (on
                |of|about|for)
              | 's (take|opinion|feedback|view|verdict|impression|thoughts|scorecard|rating|notes) (on|of|about|for)
              | how did .. (rate|score|judge|find|like|grade|see) | (did|does) .. like
              | (show|open|see|read|get) [me] .. 's (feedback|card|notes|write up) (on|for|about|of)
              | what (has|had) .. (said|written|noted) (about|of|on) | .. 's feedback (on|about|for)
        """,
        roles="interviewer=person: _ | of | by | from\ncandidate+: for | on | about | of | _",
        needs="interviewer candidate",
        soft="the scorecard 's for on of please",
        prior=0.6,
    ),
    frame(
        "submit_scorecard",
        heads="""
            (submit|hand in|send in|send|file|finalise|finalize|turn in|deliver|complete|close|finish|post|release
              |commit)
                (my|the|this|that) (scorecard|feedback|card|write up)
              | (submit|hand in|send in|file|finalise|finalize|turn in|deliver|post) my .. (scorecard|feedback|card
                |write up)
              | (submit|hand|send|turn) (my|the|this) (scorecard|feedback|card) .. in | (hand|turn|send) .. scorecard in
              | my .. (scorecard|feedback|card) is (done|finished|ready|complete|final|good) .. (hand in|hand it in
                |submit
                |submit it|send it|send it in|file it|turn it in|send it off|finalise it|finalize it)
              | my (scorecard|feedback|card) .. is (done|finished|ready|complete|final|good) .. (hand in|hand it in
                |submit
                |submit it|send it|send it in|file it|turn it in|send it off|finalise it|finalize it)
              | (i am|i have) (done|finished) with my (scorecard|feedback) .. (hand it in|submit it|send it|send it in)
              | my (scorecard|feedback) .. can be (submitted|handed in|sent|sent in|filed)
        """,
        roles="candidate+: for | on | about | of | _",
        soft="my scorecard the for please now so and can go you it",
        write=True,
        prior=0.6,
    ),
    frame(
        "snooze_feedback",
        heads="""
            remind me [again] [tomorrow|later] | snooze | snooze it
              | snooze (this|that|the) [scorecard|feedback|reminder]
              | ask me [again] (tomorrow|later) | not now remind me [tomorrow|later] | remind me later
              | remind me [again] [tomorrow|later] (about|of) (the|my) (scorecard|feedback)
              | snooze (my|the) (scorecard|feedback|reminder) | (remind|ping|nudge|ask|poke) me [again] (about|of
                |for) ..
                (scorecard|feedback|card) | (remind|ping|nudge|poke) me [again] to (write|give|do|finish|submit
                  |fill in) ..
                (scorecard|feedback|card) | (i will|i 'll) do (it|that|the scorecard|my scorecard) (later|tomorrow)
              | (not now|not yet|busy|too busy|later|after lunch) [,] (remind|ask|ping) me [again] [later|tomorrow]
              | (postpone|delay|push back|put off|defer) [the|my|that|this] (scorecard|feedback|reminder|card)
              | snooze .. (scorecard|feedback|reminder) | remind me (in|at|on|after)
        """,
        roles="""
            candidate: about | of | for | on | _
            hours!1: in (an|1|one) (hour|h) | [in] 60 minutes
            hours!2: in (2|two|a couple of) (hours|h)
            hours!3: in (3|three|a few) (hours|h)
            hours!4: in (4|four) (hours|h)
            hours!6: in (6|six) (hours|h)
            hours!8: in (8|eight) (hours|h)
            hours!24: in (24 hours|a day|1 day|one day)
            hours!48: in (48 hours|two days|2 days)
        """,
        soft="tomorrow later again 's the scorecard feedback my for about please it this until of on to give",
        write=True,
        prior=0.7,
    ),
    frame(
        "leave_interview",
        heads="""
            i was not in the interview | i was not at the interview | i did not interview | i have not interviewed
              | i never interviewed | i did not meet | take me off the (interview|panel)
              | remove me from the (panel|interview)
              | i am not on the panel | i was not on the panel | i (missed|skipped|was not part of|did not attend
                |did not join)
                [the|that|this] interview | i (could not|did not) (make|attend|join) [the|that|this] interview
              | somebody else (did|took|ran) [my|the] interview | i (had|got) nothing to do with the interview
              | (drop|unassign|remove|take) me (from|off|of) [the|that|this] (interview|panel) | i did not (sit in
                |take part)
        """,
        roles="candidate+: with | of | for | _",
        needs="candidate",
        soft="the interview panel with of for",
        write=True,
        prior=0.7,
    ),
)
