"""What people ask for that is not here: each theme with its words and one honest sentence."""

from dataclasses import dataclass

from agent.builtin.patterns import PhraseSet

FRAMES: tuple[()] = ()


@dataclass(frozen=True)
class Theme:
    """A theme out of scope: words that give it away and what is said about it."""

    name: str
    phrases: PhraseSet
    sentence: str
    firm: bool = False
    """True when the words alone decide, whatever else could be understood."""


def _theme(name: str, words: str, sentence: str, *, firm: bool = False) -> Theme:
    return Theme(name, PhraseSet(words), sentence, firm)


THEMES = (
    _theme(
        "protected",
        """
            women | woman | female | females | men only | male | males | girls | girl | ladies | gender
              | genders | sex |
            black people | black candidates | black engineers | black applicants | white people
              | white candidates | asian | asians | latino | latina | latinos | hispanic | hispanics | caucasian
              | caucasians | african american | african americans |
            race | races | ethnicity | ethnicities | ethnic | nationality | nationalities | native born
              | native (german|french|british|american|spanish) | religion | religious | muslim | muslims
              | christian | christians | jewish | jews | jew | hindu | hindus | catholic | catholics | buddhist
              | buddhists | atheist |
            (under|over|below|above|younger than|older than) [the age of] (25|28|30|35|40|45|50|55|60|65) [years old]
              | years old | year old | age | aged | ages | young | younger | youngest | old people
              | older people | older candidates | older applicants | too old | elderly | millennials | gen z
              | boomers | digital natives | date of birth | birthday | birth date | born in | born after
              | born before |
            disabled | disability | disabilities | handicapped | pregnant | pregnancy | maternity | married
              | unmarried | marital status | single mothers | mothers | with kids | with children | without kids
              | without children | has kids | have kids | gay | lesbian | lesbians | queer | lgbt | lgbtq
              | straight people | transgender | trans people | sexual orientation | attractive | good looking
              | pretty | beautiful | handsome | skin color | skin colour | veterans | veteran status
              | citizenship | citizens only | immigrants | foreigners | white men | white male | union members
              | political | diverse candidates | minorities | minority | non binary | family plans
        """,
        "I don't search or sort people by age, sex, origin, religion, health, family or other protected traits.",
        firm=True,
    ),
    _theme(
        "injection",
        """
            ignore (previous|all|all previous|your|the previous|my previous|prior|the above|all prior
                |any previous|your previous) (instructions|instruction|rules|prompt|prompts)
              | ignore the above
              | disregard (previous|all|your|the above|all previous|prior|the) [previous] (instructions|rules)
              | system prompt | your prompt | your instructions | your system prompt | developer mode
              | jailbreak | act as (admin|root|administrator|an admin|an administrator)
              | pretend (to be|you are|i am|that) | you are now
              | override (your|the|all) (rules|safety|rights|permissions|restrictions) | sudo | bypass
              | without approval | without asking
              | skip (the|all) (approval|approvals|confirmation|confirmations|card)
              | as if i were (an admin|admin|root|an administrator) | as an administrator | god mode
              | forget your instructions | forget everything | drop table | drop database | delete from
              | truncate table | union select | insert into | password | passwords | api key | api keys
              | secret key | access token | credentials | reveal your | make me [an] admin | give me admin
              | grant me | admin rights | change my role | my permissions
        """,
        "I follow the same rules for everybody and work only with the requests I know; nothing was done.",
        firm=True,
    ),
    _theme(
        "pay",
        """
            salary | salaries | compensation | pay | paid | wage | wages | bonus | equity | stock options
              | how much does | how much do | earn | earns | earning | income | salary expectation
              | salary expectations | day rate | notice period | remuneration | package
        """,
        "Pay, offers and salary questions are not something I can answer yet.",
    ),
    _theme(
        "outreach",
        """
            email | e mail | mail | message | text | write to | reach out to | contact | call | phone | ping
              | dm | send an email | send a message | send email | send mail | send them | send her | send him
              | write an email | write a message | send the rejection | send a rejection | send rejection
              | sequence | sequences | outreach | campaign | follow up with | inmail | linkedin message | draft
              | draft an email | draft a message | newsletter | invite | send a reminder | remind | notify
              | respond to | reply to | answer | send
        """,
        "I draft mail first: say “draft a note to” and a name, “about” and a job; nothing was sent.",
    ),
    _theme(
        "interviews",
        """
            schedule | reschedule | interview | interviews | book | set up a call | set up an interview
              | arrange | calendar | calendars | panel | meeting | meetings | availability | slot | slots
              | interviewer | interviewers | cancel the interview | interview kit | who interviews
        """,
        "I put interviews on record, list, move and cancel them: say “schedule an interview with” and a name, the "
        "day, the time and who sits in. I book no rooms.",
    ),
    _theme(
        "feedback",
        """
            feedback | scorecard | scorecards | score | scores | rating | ratings | rate | debrief
              | recommendation | recommendations | evaluate | evaluation | assess | rank | compare
              | best candidate | who is better | better candidate | who should we hire | which one is better
              | strongest | should i hire | fit score | match score | pros and cons
        """,
        "I never score, rank or compare people myself; I can show the debrief of what interviewers wrote.",
    ),
    _theme(
        "offers",
        """
            offer letter | make an offer | extend an offer | send an offer | send the offer | draft an offer
              | approve the offer | offer approval | offer acceptance rate | counter offer | contract for | sign
        """,
        "Writing and sending offers is not built yet; I can move people to the offer stage.",
    ),
    _theme(
        "analytics",
        """
            time to hire | time to fill | time in stage | conversion | conversion rate | conversion rates
              | pass through | pass through rate | pass through rates | funnel metrics | metrics | metric | kpi
              | kpis | analytics | report | reports | statistics | stats | average | the mean | mean time
              | median | percentage
              | percent | rate | rates | ratio | trend | trends | chart | charts | graph | graphs | plot
              | dashboard | dashboards | cost per hire | source of hire | source effectiveness
              | offer acceptance | acceptance rate | how long does it take | how long do we | how long does
              | how many hires | number of hires | hires per | how many did we hire
              | how many people did we hire | how many (have|has) we hired | hires | diversity report
              | adverse impact | forecast | bottleneck | bottlenecks | drop off | attrition | turnover
              | breakdown of hires | which source | best source | which recruiter | per month | per week
              | per quarter | by month | by week | by quarter | by source | by recruiter | by department
              | most hires | compared to | versus | vs | year over year | headcount plan | how fast
              | how quickly | how often | distribution | share of | proportion | hiring velocity
              | pipeline velocity | efficiency | performance of | quarterly | how many interviews
              | how many offers | how many rejections | how many times | most applications | fewest
              | top performing | longest | how many applications
        """,
        "I know no number of that name, and I won't guess one; say it as “time to hire last quarter by department”.",
    ),
    _theme(
        "files",
        """
            export | csv | excel | spreadsheet | download | pdf | print | upload | parse | attach the | import
              | backup | xlsx | google sheet | google sheets
        """,
        "Files are not handled here yet; the operator can import people with `shortlist import`.",
    ),
    _theme(
        "removal",
        """remove | take off | kick out | unreject | un reject""",
        "To take somebody off a job, reject them (our decision) or withdraw them (theirs); nothing was changed.",
    ),
    _theme("hiring", "hire", "To hire somebody, move them to the Hired stage; nothing was changed."),
    _theme(
        "deletion",
        """
            delete | erase | wipe | purge | destroy | anonymise | anonymize | forget | gdpr | get rid of
              | delete all | delete everything | drop all
        """,
        "I can't delete people or records; nothing was changed.",
    ),
    _theme(
        "general",
        """
            weather | forecast for | temperature | rain | joke | jokes | poem | haiku | song | story about
              | recipe | cook | football | soccer | match score | news | headlines | stock price | bitcoin
              | crypto | president | prime minister | capital of | population of | translate | translation
              | python code | python script | script | write code | write me a | write a poem | code to
              | function that | regex | sql | query the database | javascript function | essay | homework | math
              | calculate | what is the time | what time is it | time is it | what day is it | flight | flights
              | hotel | restaurant | restaurants | lunch | dinner | pizza | coffee | movie | movies | music
              | play | game | games | meaning of life | love me | marry me | do you love | feel | feelings
              | opinion | think about | who won | world cup | election | politics | war | history of the world
              | who invented | distance | wikipedia | google | search the web | internet | browse the web
              | horoscope | lottery | chatgpt | gpt | openai | are you sentient | tell me a | sing | riddle
              | medical | doctor | lawyer advice | legal advice | holiday | vacation | sick leave | expense
              | expenses | invoice | payroll | laptop | wifi | vpn | parking | how old | how tall
              | who is the king | who is the queen | who is the ceo | square root | plus two | 2 + 2 | order me
              | buy | book a | alarm | timer | podcast
        """,
        "I only know this company's hiring: candidates, jobs, pipelines and pools.",
    ),
)


def on_theme(keys: list[str], at: int, hi: int) -> bool:
    """Tell whether words of a theme out of scope begin at a place."""
    return any(theme.phrases.stands(keys, at, hi) for theme in THEMES)
