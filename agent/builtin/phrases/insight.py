"""How people ask what needs them, what happened, to take something back, and for help."""

from agent.builtin.frames import frame

FRAMES = (
    frame(
        "my_agenda",
        heads="""
            what (do i (have|need)|have i got|have i|must i|should i|do i still have) to (do|take care of
                |handle|finish|look at|work on|attend to|deal with|get done)
              | is (anything|something) (due|overdue|urgent|pending|waiting|late|outstanding)
              | do i have [any] (interviews|scorecards|approvals|feedback) [due|open|pending]
            | [my] interviews today | (which|what) (scorecards|approvals|feedback) do i (owe|have)
            | scorecards i owe | any (scorecards|approvals|feedback|interviews) [waiting|due|open|pending]
            | what needs me | what needs me today | my agenda | agenda | my tasks | tasks | my to do list
            | my to dos | to do | to do list | todo | todos | my todos | my todo list | what should i do
            | what should i do next | what should i do today | what do i have to do | what do i need to do
            | what do i have today | what have i got today | what is on my plate | what is on my desk
            | what is on my list | what is on my agenda | what is on for today | what is up today
            | what is due | what is due today | what is waiting for me | what waits for me | what is pending
            | what is pending for me | what is open for me | anything waiting for me | anything waiting
            | what is waiting | anything open | anything new | is there anything | anything for me
            | anything i should do | anything i need to do | anything that needs me
            | anything needing my attention | what needs my attention | needs my attention
            | what requires my attention | what is overdue | what am i late on | what is late | my day
            | plan my day | start my day | what does my day look like | how does my day look
            | what is next for me | where am i needed | what are my tasks | what are my open tasks
            | open tasks | my open tasks | my open items | open items | what can i do now
            | is there anything for me | is there anything i should do | is there anything i need to do
            | is there anything waiting for me | anything waiting | what is waiting | anything open
            | anything new | is there anything | does anything need me | does anything need my attention
            | what is outstanding | outstanding items | what is left for me | what is left to do
            | show my agenda | show me my agenda | show my tasks | show me my tasks | daily briefing
            | my briefing | morning briefing | brief me | catch me up | what did i miss | what is on today
            | what is my priority | what are my priorities | priorities | my priorities | what is first
            | what (should|must|can|could) i (be doing|be working on|do|handle|tackle) [right now|now|first|next|today]
            | what should i focus on | what should i look at | what should i work on
            | what am i supposed to do | what do i owe | what is urgent | anything urgent | urgent items
            | follow ups due | reminders | my reminders | action items | my action items
            | what actions are waiting | what is blocked on me | who is waiting for me | who is waiting on me
            | what is waiting on me | anything pending | anything due | give me my agenda | give me my tasks
            | whats up | what do i need to take care of | what needs doing | what needs to be done
            | list my tasks | list my to dos | my worklist | my work list | my queue | what is in my queue
            | what is on the agenda | todays agenda | today 's agenda | today 's tasks | what is for me
            | what needs action | anything else for me | what needs me this morning | my inbox | pending tasks
            | what must i do | what have i got to do | what do you need from me | what is there for me to do
            | what is there to do | what is needed from me | am i behind on anything | what am i behind on
            | how is my day looking | what is my day like | what should i tackle | what should i take care of
            | which tasks do i have | what tasks do i have | do i have anything | do i have anything to do
            | do i have any tasks | have i got anything | have i got anything to do | do i have to do anything
            | anything i am missing | what am i missing | anything to do | what needs my input
            | what needs looking at
        """,
        soft="""
            today now this morning right first me my next the day for please show list work at afternoon due
            currently all anything open week am i urgent to do pending new do list one thing else still overdue
        """,
        prior=0.8,
    ),
    frame(
        "show_history",
        heads="""
            (what|which) changes (did i make|have i made|did we make|were made [on|to]|happened)
              | everything that (changed|happened) (on|to|with|for)
              | who (changed|touched|edited|moved|updated) .. (last|lately|recently)
              | who last (changed|touched|edited|moved|updated) | history | history of | the history of
              | show history | show the history | show me the history
            | what happened to | what happened with | what has happened to | what has happened with
            | what happened on | what happened in | what has happened on | what changed | what changed on
            | what changed for | what changed with | what changed in | what has changed
            | what has been changed | who changed | who moved | who rejected | who added | who tagged
            | who edited | who touched | who updated | who merged | who closed | who opened | who did
            | changes to | changes on | changes for | changes | recent changes | recent changes to
            | recent changes on | show changes | show me changes | show the changes | show me the changes
            | list changes | list the changes | audit | audit trail | audit log | log of | log for
            | change log | changelog | change history | activity log | activity | recent activity
            | what did i change | what did i do | what have i changed | what have i done | my changes
            | my recent changes | my history | my last changes | show my changes | show me my changes
            | show my history | what was done | what was done on | what was done to | what was done with
            | what was changed | what was changed on | what was changed for | what is new on
            | what is new with | what is new in | anything new on | any changes on | any changes to
            | any changes | past of | when was .. moved | when was .. rejected | when was .. added
            | when was .. changed | when did .. move | who has changed | who has moved | who has worked on
            | what have we changed | what have we done with | what went on with | what went on
            | give me the history | who wrote | show .. history | see .. history | show me .. history
            | [show|tell|give] [me] [what|everything|whatever] (i|we) [have] (did|done|changed|edited|moved|touched)
            | what edits | edits to | edits on | modifications to | when was .. tagged | when was .. closed
            | when did we reject | when did we move | when did we add | who created | who reopened
            | who removed | who put | track record of changes | everything i changed
            | everything that happened | all changes | past changes | latest changes | last changes
            | my latest changes | my activity | was .. moved | has .. been moved | did anyone change
            | did anybody change | did someone change | did anyone move | has anyone changed
            | has anything changed | did anything change | has anything happened | did anything happen
            | updates on | any updates on | news on | any news on | my edits | what did we change
            | what did we do | how did .. get
        """,
        roles="""
        candidate: _ | for | of | on | with | to | about | in | 's | by
        job: _ | for | of | on | with | to | about | in | 's
        days=duration: [in|over|during|for|within] [the] [(last|past)] | _
        days=window: _ | since
        __stage=stage: to | into | from | in | out of | back to | on
        """,
        soft="""
            changes history me my show the all so far recently today lately list candidate job role log of it
            edits activity and to was been moved changed rejected added there made done since in get record
            profile stage i here anything any done on position req
        """,
        prior=0.5,
    ),
    frame(
        "undo",
        heads="""
            undo | undo that | undo it | undo this | undo the last | undo the last change | undo my last change
              | undo last change | undo the last action | undo the last one | undo the last thing
              | undo what you just did | undo what i just did | undo what you did | undo what i did | undo last
              | undo please | revert | revert that | revert it | revert the last change | revert last change
              | revert my last change | revert this | roll back | roll it back | roll that back | rollback
              | take that back | take it back | take back | reverse | reverse that | reverse it
              | reverse the last change | put it back | put that back | put it back the way it was
              | put it back how it was | put them back | oops | oops undo | oops undo that | whoops | my mistake
              | that was a mistake | that was wrong | that is wrong | that was not right
              | that is not what i wanted | that is not what i meant | i did not mean that
              | i did not mean to do that | go back | back to how it was | change it back | change that back
              | restore | restore it | cancel that change | cancel the last change | cancel my last change
              | unsend | ctrl z | scratch that | never do that undo | undo change | undo the change
              | undo the move | undo the tag | undo the note | undo my change | undo this change
              | undo that change | undo the move of | undo that last change | undo that one | wrong one undo
              | i made a mistake | back it out | back that out | step back | bring it back | backtrack
              | revert to before | undo my last action | undo my last move | set it back | i want to undo
              | recall that | un do
        """,
        roles="""
            change: _ | change
            __why!true: i meant (somebody|someone|something) else
              | i meant (another|a different|the other) (person|candidate|one|job)
              | i meant [the] (other|another) one
              | [that was|it was|that is] the wrong (person|one|candidate|job|tag|stage|pool|guy)
              | wrong (person|one|candidate|job|tag|stage|pool|guy) | not (him|her|them|that one)
              | by mistake | by accident
        """,
        soft="""
            that it the last change please again move tag note thing one my action now i just you did made what
            wrong was a mistake oops sorry no wait undo to before of me latest previous most recent step
        """,
        write=True,
        prior=0.9,
    ),
    frame(
        "help",
        heads="""
            help | help me | what can you do | what can you do for me | what do you do | what are you
              | who are you | how do you work | how does this work | how does it work | what can i ask
              | what can i ask you | what can i say | what can i do here | what can i type | what can i do
              | show help | show me help | i need help | need help | commands | list commands | list of commands
              | show commands | what commands are there | which commands | instructions | manual | guide
              | how to use | how to use this | how do i use this | how do i use you | how do i start
              | how do i get started | get started | getting started | examples | show examples
              | show me examples | show me some examples | give me examples | give me some examples | tutorial
              | introduce yourself | what is shortlist | what are your capabilities | capabilities | features
              | what features | usage | options | menu | hello | hi | hey | good morning | good afternoon
              | good evening | hi there | hello there | hey there | morning | howdy | yo | greetings | thanks
              | thank you | thank you very much | cheers | great thanks | perfect thanks | ok thanks | bye
              | goodbye | see you | good night | how are you | how are you doing | how is it going
              | nice to meet you | test | ping | are you there | are you a bot | are you human | are you an ai
              | nice work | well done | good job | good bot | great | perfect | cool | awesome | nice | ok
              | okay | lol | haha | i am new here | i am new | who made you | what is this | what are my options
              | what else can you do | can you help | can you help me | could you help me | please help
              | welcome | good day | how is your day | you are great | what should i ask | what should i type
              | what are the commands | what kind of things can you do | what kinds of things can you do
              | what tools do you have | what can i use you for | what can you help with
              | what can you help me with | thank you so much
        """,
        soft="""
            me please there you shortlist bot everyone team here all so much very today this it again with now
            i do to that help the
        """,
        prior=0.7,
        fixed={"__chat": True},
    ),
)
