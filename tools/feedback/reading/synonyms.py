"""Other words for the attributes that interview kits are made of: which words speak of the same thing.

A group is `names = words`: an attribute whose name holds one of the names is meant by each of the words too. A star
ends a word that may go on ("communicat*"). A word after a plus or minus sign rates by itself: "articulate" is good
communication, "inarticulate" bad.
"""

GROUPS = """
communication, communicating, communication skills, verbal communication = comms, comm, communication, communicat*,
    explaining, explanations, explanation, articulation, verbal skills, +articulate, +well spoken, +eloquent,
    -inarticulate, -rambling
written communication, writing, writing skills, written english = writing, writes, write, written, writer, wrote,
    written comms, prose
presentation, presenting, presentation skills, public speaking = presentation, presentations, presenting, presented,
    presents, presenter, deck, slides
system design, systems design, architecture, software architecture, technical design = system design, systems design,
    sys design, sysdesign, system designs, designing systems, architecture, architectural, architecting,
    designer of systems, design of systems, systems, sd
coding, programming, code quality, coding skills, implementation = coding, code, codes, coded, coder, programming,
    programmer, implementation
code quality = code quality, clean code, codes, code
testing, tests, test design, qa = testing, tests, test coverage, tester, unit testing, unit tests
debugging = debugging, debug, debugs, debugged, debugger, bug hunting
problem solving = problem solving, problem solver, problem solvers, solving problems, solves problems, solved problems,
    problemsolving
technical depth, technical skills, technical knowledge, technical ability, technical = technical depth, tech depth,
    technical skills, tech skills, technical knowledge, technical chops, technical ability, technically, technicals,
    depth, tech
collaboration, teamwork, collaborating, team work = collaboration, collaborat*, teamwork, team work, +team player,
    working with others, works with others,
    +works well with others, +worked well with others, +plays well with others, +work well with others,
    cooperation, +collaborative
ownership, accountability = ownership, accountability, owning, +accountable, taking responsibility
leadership, people leadership = leadership, leader, leading, leads people, lead people
mentoring, mentorship, coaching = mentoring, mentorship, mentor, mentors, coaching, coach
motivation, drive = motivation, motivations, +motivated, -unmotivated, drive, +driven
humility = humility, +humble, -arrogant
ambition = ambition, +ambitious, -unambitious
creativity = creativity, +creative, -uncreative
adaptability = adaptability, +adaptable, -inflexible
flexibility = flexibility, +flexible, -inflexible
autonomy = autonomy, +autonomous, +independent
proactivity, initiative = proactivity, initiative, +proactive, -passive
enthusiasm = enthusiasm, +enthusiastic, -unenthusiastic
professionalism = professionalism, +professional, -unprofessional
decisiveness = decisiveness, +decisive, -indecisive
diligence = diligence, +diligent
thoroughness = thoroughness, +thorough
curiosity = curiosity, +curious, -incurious
empathy, customer empathy = empathy, empathic, +empathetic, +empathic, -unempathetic
patience = patience, +patient, -impatient
resilience, grit = resilience, resiliency, grit, +resilient
values, culture add, culture fit, culture, company values = values, culture fit, culture add, cultural fit, culture
experience, relevant experience = experience, track record, +experienced, -inexperienced
domain knowledge, domain expertise = domain knowledge, domain expertise, domain, industry knowledge
product knowledge = product knowledge, knowledge of the product, knowledge of our product, knows the product,
    knows our product
product sense, product thinking, product mindset = product sense, product thinking, product instinct, product instincts,
    product mindset
judgement, judgment, decision making = judgement, judgment, judgements, decision making, decisions
analysis, analytical thinking, analytics, analytical skills, critical thinking = analysis, analytical, analytically,
    analytics, analytical thinking, analytical skills, analyses
statistics = statistics, stats, statistical, statistically
data modelling, data modeling, modelling = modelling, modeling, data model, data models, data modelling, data modeling
databases, database design = databases, database, dbs, db
sql, sql skills = sql, queries, querying
distributed systems = distributed systems, distributed system, dist sys, dist systems, distsys, distributed
kubernetes = kubernetes, k8s, kube
javascript = javascript, js
typescript = typescript, ts
golang, go = golang, go
postgresql, postgres = postgres, postgresql, pg
machine learning, ml = machine learning, ml
reliability, resilience engineering = reliability, +reliable, -unreliable, fault tolerance
security = security, infosec, appsec
incident response, incident management, incident handling = incident response, incidents, incident handling,
    incident management
api design = api design, apis, api
performance = performance, perf
infrastructure = infrastructure, infra
front end, frontend = front end, frontend, fe
back end, backend = back end, backend, be side
accessibility = accessibility, a11y, +accessible
craft, visual craft, design craft = craft, craftsmanship, craftmanship
visual design, visuals, ui design = visual design, visuals, visual, visually, ui
interaction design, ux, ux design = interaction design, ixd, interaction, interactions, ux
user research, research = research, researching, researcher, user research
prototyping = prototyping, prototype, prototypes
storytelling, narrative = storytelling, story telling, storyteller, narrative
process, design process = process, processes
discovery, discovery calls = discovery, disco, discovery call, discovery questions
qualification, lead qualification = qualification, qualifying, qualified, qualifies
prospecting, outbound = prospecting, outbound, cold calling, prospects
closing, deal closing = closing, closes, closer, close
negotiation, negotiating = negotiation, negotiations, negotiating, negotiat*, negotiator
forecasting, forecast accuracy = forecasting, forecast, forecasts
objection handling = objection handling, objections, handling objections, handles objections, objection
pipeline management = pipeline management, pipeline mgmt, pipeline hygiene, pipeline
coachability = coachability, +coachable, -uncoachable, takes feedback, taking feedback
stakeholder management = stakeholder management, stakeholder mgmt, stakeholders, stakeholder, managing stakeholders
project management = project management, project mgmt, pm skills
people management, management = people management, people mgmt, managing people
time management = time management, time mgmt, managing time
account management = account management, account mgmt
change management = change management, change mgmt
risk management = risk management, risk mgmt
troubleshooting = troubleshooting, trouble shooting, troubleshoot, troubleshoots, troubleshooter, diagnosis
de escalation, deescalation, escalation handling = de escalation, deescalation, de escalating, escalation handling,
    escalation, escalations, deescalating
attention to detail, detail orientation = attention to detail, eye for detail, detail orientation, details,
    +detail oriented, +meticulous
adaptability, flexibility = adaptability, flexibility, +adaptable, +flexible, -inflexible
creativity = creativity, +creative
organisation, organization, organisational skills = organisation, organization, +organised, +organized, -disorganised,
    -disorganized
accuracy, precision = accuracy, +accurate, -inaccurate
confidence = confidence
strategy, strategic thinking = strategy, strategic thinking, strategic, strategically
execution, delivery = execution, executing, executes, delivery, delivering
prioritisation, prioritization = prioritisation, prioritization, prioritising, prioritizing, prioritises, prioritizes
salary, salary and start, compensation = salary, salary expectations, comp expectations
listening, active listening = listening, listener, listens, active listening
integrity, honesty = integrity, honesty, +honest, -dishonest
self awareness = self awareness, self aware, +self aware
growth mindset = growth mindset
relationship building = relationship building, relationships, rapport, building relationships
experimentation, a b testing = experimentation, experiment design, experiments, ab testing, a b testing
dashboards, data visualisation, data visualization = dashboards, dashboard, dataviz, data viz, dashboarding
tone, tone of voice = tone, tone of voice
english, english skills = english
delegation = delegation, delegating, delegates
hiring, recruiting = hiring, recruiting
critique, design critique = critique, critiques, critiquing
"""

GENERIC = frozenset(
    """
        skill skills ability abilities knowledge management thinking quality handling sense fit level orientation
        depth and or of to for the a in with on general overall other working work building making response design
        development experience expertise technical product project time people team customer user data software code
        problem system systems add mindset culture company domain account personal self process review start style
        proficiency fluency basics fundamentals craft call calls case study interview round test business client
    """.split()
)
"""Words that name no attribute by themselves, though they stand in many names."""
