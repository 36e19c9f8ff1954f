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
              | all [the] (scorecards|feedback)
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
              | request a scorecard
        """,
        roles="""
            people: _ | from
            candidate+: on | about | for | of | regarding
            job: on | for
        """,
        needs="candidate",
        soft="the a for their feedback scorecard scorecards about on panel interviewers of interview all from please",
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
        "cancel_interview",
        heads="""
            (cancel|call off|scrap|drop) [the|this|that|our|tomorrow 's|today 's] [upcoming|next] interview
              | (cancel|call off) .. interview | the interview .. is (cancelled|canceled|off)
        """,
        roles="candidate+: with | of | for | _ | 's\njob: on | for",
        needs="candidate",
        soft="the interview with of for on upcoming next 's please",
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
        """,
        roles="""
            candidate+: with | for | of | between | _
            panel: with | by | and | panel | with panel | interviewed by | interviewer | interviewers | run by | led by
              | , | me | sitting in | together with
            job: on | for | _
        """,
        needs="candidate panel",
        soft="an a the interview with for on of by and panel please will sit sits in sitting interviewers interviewer",
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
              | (here is|this is) (feedback|my take) on
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
              | my (scorecard|draft scorecard) | what did i (write|say) about
        """,
        roles="candidate+: _ | for | on | about | of\njob: on | for",
        soft="the scorecard draft for on of my please interview",
        prior=0.6,
    ),
    frame(
        "show_scorecard",
        heads="""
            (show|open|see|read) [me] [the] scorecard (of|by|from) | (show|open|see|read) [me] .. 's scorecard
              | what did .. (say|write|think) (about|of) | .. 's scorecard
        """,
        roles="interviewer=person: _ | of | by | from\ncandidate+: for | on | about | of",
        needs="interviewer candidate",
        soft="the scorecard 's for on of please",
        prior=0.6,
    ),
    frame(
        "submit_scorecard",
        heads="(submit|hand in|send in|send|file|finalise|finalize) (my|the|this) (scorecard|feedback|card)",
        roles="candidate+: for | on | about | of",
        soft="my scorecard the for please now",
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
              | snooze (my|the) (scorecard|feedback|reminder)
        """,
        roles="candidate: about | of | for | on | _",
        soft="tomorrow later again the scorecard feedback my for about please it this until of on to give",
        write=True,
        prior=0.7,
    ),
    frame(
        "leave_interview",
        heads="""
            i was not in the interview | i was not at the interview | i did not interview | i have not interviewed
              | i never interviewed | i did not meet | take me off the (interview|panel)
              | remove me from the (panel|interview)
              | i am not on the panel | i was not on the panel
        """,
        roles="candidate+: with | of | for | _",
        needs="candidate",
        soft="the interview panel with of for",
        write=True,
        prior=0.7,
    ),
)
