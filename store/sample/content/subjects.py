"""What people have worked on: a subject's plain name and things done there, as clauses in the past tense."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A field of work, its name within a sentence, and clauses such as "cut settlement errors by half"."""

    label: str
    deeds: tuple[str, ...]


_TEXT = """
payments = card payments and settlement
  rebuilt the card settlement pipeline for thirty markets
  brought failed direct debits down by a third with smarter retries
  took the checkout service through its first PCI audit
  introduced instant refunds across four acquirers
ledgers = double-entry ledgers
  designed a double-entry ledger that closes the books every night
  moved eleven years of account balances without a minute of downtime
  wrote the reconciliation engine that finds a missing cent
  split one large accounting service into three that can fail alone
fraud = fraud detection
  caught account takeovers within seconds of the first odd login
  halved false alarms in transaction screening
  built the review desk that fraud analysts use all day
  modelled money-mule networks as a graph
scheduling = shift and appointment scheduling
  wrote the solver that plans nurse rosters for two hundred wards
  cut waiting lists by letting patients swap operating theatre slots
  modelled staff availability, rest rules and labour law as constraints
  made booking a hospital appointment possible in three taps
marketplaces = two-sided marketplaces
  matched small suppliers with buyers across nine countries
  launched seller payouts and the disputes process behind them
  raised repeat orders by rethinking how offers are ranked
  ran the catalogue of four million second-hand items
logistics = parcel logistics and routing
  planned delivery routes for six thousand vans a day
  built live tracking for refrigerated freight
  shortened sorting-centre queues with a new slotting rule
  connected forty carriers behind one shipping interface
messaging = messaging and notifications
  delivered ninety million notifications a day without duplicates
  built the chat system that couples doctors with pharmacies
  replaced polling with a durable event log
  kept e-mail deliverability above ninety-nine percent
identity = identity and sign-in
  introduced passkeys to a million customers
  wrote the permission model that hospitals use for patient records
  replaced a home-grown sign-in with OpenID Connect
  built tenant isolation that survived an outside audit
observability = observability and reliability
  gave every team traces they really look at
  cut the alert volume by four fifths and slept better
  wrote the service level objectives that product managers understood
  stored metrics for three years at a tenth of the cost
search = search and ranking
  trained the learning-to-rank model behind a job search engine
  brought typo tolerance and synonyms to a medical search box
  cut search latency at the tail from two seconds to a fifth of one
  judged relevance with a panel of real users every week
clinics = software for clinics and hospitals
  connected patient records of sixty clinics over FHIR
  digitised the discharge letter with ward nurses at the table
  replaced paper theatre lists in nine hospitals
  built the intake form that elderly patients can finish alone
energy = energy and smart grids
  forecast solar output for balancing the grid
  read two million smart meters every quarter of an hour
  steered heat pumps by the price of electricity
  billed dynamic tariffs correctly through a price crisis
gaming = multiplayer games
  kept a multiplayer lobby stable through a launch weekend
  wrote the matchmaking that keeps matches fair
  moved game state to an authoritative server
  built the replay system that support uses against cheating
design_systems = design systems
  built a component library that eleven teams adopted
  turned forty shades of grey into six tokens
  documented patterns so that engineers stopped asking
  kept design files and code in step with automated checks
accessibility = accessibility
  brought a public booking site to full screen-reader support
  tested every release with people who are blind
  rewrote colour, focus and form errors to the European standard
  taught thirty designers to work keyboard first
education = learning and teaching tools
  built a maths tutor that adapts to each pupil
  ran classroom trials in fourteen schools
  made video lessons work on a weak mobile connection
  designed the grading tool teachers asked to keep
media = audio and video streaming
  cut start-up delay of live radio to under a second
  built the player that runs in cars and on televisions
  personalised the front page of a public broadcaster
  moved a video archive of thirty years to the cloud
maps = maps and navigation
  drew indoor maps for airports and hospitals
  rendered a million points without dropping a frame
  planned step-free routes for wheelchair users
  matched noisy positions to streets in real time
wearables = wearables and health sensors
  shipped the companion app of a heart-rate patch
  paired sensors over Bluetooth on two hundred phone models
  detected falls from wrist motion with few false alarms
  stretched the battery of a glucose monitor to fourteen days
banking_apps = banking apps
  launched a savings account that opens in four minutes
  rebuilt transfers for people who fear technology
  added budgeting that customers open every week
  moved a banking app to one code base for both platforms
mobility = shared mobility and transport
  put six thousand shared bicycles on one map
  designed ticketing across three transport authorities
  predicted where scooters will be needed at eight in the morning
  made reduced-fare travel passes work on the phone
warehouses = analytics warehouses
  built the warehouse every monthly report now comes from
  untangled four definitions of revenue into one
  cut the nightly load from nine hours to forty minutes
  introduced tests for data before anyone else did
streaming = data streaming
  processed half a million events a second without losing order
  moved batch jobs to streams and halved the bill
  wrote connectors for hospital laboratory machines
  made late data visible instead of silently dropped
advertising = advertising measurement
  measured campaigns without following people around
  built budget pacing for a thousand advertisers
  replaced cookies with aggregate reporting
  attributed sales to radio and posters
recommendations = recommendations
  built the you-may-also-like row that people do like
  balanced popular items against the long tail
  solved cold start for new sellers with text embeddings
  ran over a hundred ranking experiments in a year
language = language technology
  extracted diagnoses from doctors' dictation in three languages
  taught a model to summarise support calls faithfully
  built question answering over insurance contracts
  cleaned a speech corpus of rare dialects
vision = computer vision
  counted stock on shelves from a phone camera
  found cracks in wind turbine blades from drone footage
  read handwritten forms with human review where unsure
  segmented crops from satellite images
forecasting = demand forecasting
  forecast bed occupancy three weeks ahead for a hospital group
  predicted bakery demand by the hour and cut waste
  planned call-centre staffing from noisy seasonal data
  gave every forecast an honest interval
imaging = medical imaging
  helped radiologists find small nodules in chest scans
  sped up image reconstruction on a single graphics card
  ran the clinical validation of a mammography model
  labelled ultrasound videos with midwives
clusters = platforms and clusters
  moved three hundred services to Kubernetes without a freeze
  gave developers a preview environment for each change
  built the paved road that new services start from
  cut the cloud bill by forty percent
incidents = incident response
  led the response to a two-day outage and wrote it up openly
  set up an on-call rota people volunteer for
  ran game days that broke things on purpose
  brought recovery time down from hours to minutes
edge = edge networks
  ran points of presence on four continents
  cached personal pages close to people safely
  absorbed large denial-of-service attacks without noticeable loss
  wrote a load balancer in Rust
hardening = hardening and supply chain security
  signed every build from commit to container
  found and fixed a remote code execution in a popular parser
  ran the bug bounty programme and paid quickly
  removed secrets from nine hundred repositories
sensors = industrial sensors
  wrote drivers for vibration sensors on paper machines
  ran ten years on a coin cell with careful sleep modes
  updated firmware over a weak radio link without bricking
  calibrated pressure sensors on the production line
automotive = automotive software
  wrote control software for an electric parking brake
  passed functional safety certification at the highest level
  tested battery management on the bench and in the snow
  decoded vehicle bus traffic for remote diagnosis
infusion = infusion pumps and medical devices
  wrote the dosing loop of an infusion pump
  took a ventilator through regulatory approval
  traced every requirement to a test for the notified body
  found a race condition that only appeared after nine days
robotics = robotics
  taught a robot arm to pick unknown objects
  fused camera and lidar on a warehouse robot
  wrote the motion planner of a surgical assistant
  kept forty robots from waiting for each other
testing = test automation
  cut the regression suite from a day to eighteen minutes
  tested prescriptions end to end with synthetic patients
  found the flaky tests and fixed their causes
  made testers and developers one team
teams = building teams
  grew a team from four to nineteen people over three countries
  turned around a team with constant turnover
  introduced a career ladder engineers found fair
  split one overloaded team into two with clear missions
interviews = field research
  spent nights on a ward to learn how shifts really change
  interviewed forty small shop owners at their counters
  ran diary studies with people living with diabetes
  turned research into decisions within the same week
surveys = surveys and measurement
  designed the satisfaction survey a whole country answers
  showed that a loved feature was barely used
  built a panel of two thousand volunteers
  validated a questionnaire in five languages
pricing = pricing and packaging
  introduced usage pricing without losing a single large customer
  tested willingness to pay in six markets
  simplified nineteen plans to three
  modelled discounts that sales could explain
hospital_sales = selling to hospitals
  closed a three-year contract with a group of twenty hospitals
  sold scheduling software to chief nurses and their works councils
  opened the Canadian hospital market from nothing
  kept a twelve-month sales cycle moving through two elections
midmarket = selling to mid-sized firms
  beat the yearly target four years in a row
  built an outbound motion from the first cold call
  won back customers who had left for a cheaper rival
  coached three new sellers to full quota
tenders = public tenders
  won a national tender for appointment booking
  wrote bids of four hundred pages without losing humour
  negotiated framework contracts with regional governments
  built a library of answers that halved bid time
partners = partnerships
  signed a reseller who now brings a fifth of new business
  built the partner programme in southern Europe
  trained consultants at six integrators
  launched joint offers with a maker of patient record systems
onboarding = customer onboarding
  brought a new hospital live in nine weeks instead of thirty
  wrote the playbook every new customer follows
  trained two thousand nurses on new rostering software
  moved customers off spreadsheets with patience
renewals = renewals and retention
  kept net retention above one hundred and fifteen percent
  rescued a troubled account with weekly visits
  spotted customers at risk from their usage
  ran business reviews that executives came back to
people_ops = people operations
  rewrote onboarding so that week one makes sense
  led a return from parental leave programme
  moved personnel files of six countries into one system
  coached first-time managers through hard conversations
compensation = pay and benefits
  introduced transparent salary bands in eleven countries
  closed an unexplained pay gap within two cycles
  set up an equity plan people understand
  benchmarked pay for rare clinical roles
works_council = labour relations
  negotiated a working-time agreement with the works council
  guided a site closure with dignity
  mediated between night shift teams and management
  brought payroll in order before an audit
planning = financial planning
  built the rolling forecast the board relies on
  modelled three ways through a cash squeeze
  gave every department a budget it helped to write
  turned recurring revenue reporting into one page
closing = closing the books
  cut month-end close from twelve days to four
  led the move to IFRS before an acquisition
  passed three audits without a finding
  set up controls in a newly bought subsidiary
fundraising = fundraising and investors
  prepared the data room for a growth round
  led an acquisition from first call to integration
  raised venture debt on fair terms in a hard year
  reported to investors with no surprises
treasury = treasury
  hedged four currencies for a business that sells in nine
  moved idle cash to work within policy
  built a thirteen-week cash forecast that held
  renegotiated bank covenants ahead of trouble
rollouts = software rollouts
  rolled out rostering to seventy care homes in a year
  ran go-live weekends with calm checklists
  freed nurses from double entry by fixing the process first
  led a migration with night shifts on three sites
warehousing = warehouse operations
  reorganised a medical supply warehouse around what is picked most
  halved stock-outs of sterile goods
  introduced lean boards that people on the floor own
  opened a distribution centre on time
documentation = documentation
  wrote interface documentation developers praise by name
  turned support tickets into guides that prevent them
  set up docs that are tested like code
  translated regulatory text into plain instructions
"""


def _parse(text: str) -> dict[str, Subject]:
    subjects: dict[str, Subject] = {}
    key = label = ""
    deeds: list[str] = []
    for line in [*text.strip().splitlines(), " = "]:
        if line.startswith("  "):
            deeds.append(line.strip())
            continue
        if key:
            subjects[key] = Subject(label, tuple(deeds))
        key, label, deeds = line.split(" = ")[0].strip(), line.split(" = ")[-1].strip(), []
    return subjects


SUBJECTS: dict[str, Subject] = _parse(_TEXT)

OPENINGS: tuple[str, ...] = (
    "{title} with {years} in {subject}.",
    "{years} in {subject}, most recently as {title}.",
    "Has spent {years} around {subject}.",
    "{title} who keeps coming back to {subject}; {years} so far.",
    "Works on {subject}. {years} of experience.",
    "Known for careful work in {subject}, over {years}.",
)

MIDDLES: tuple[str, ...] = (
    "At {company} {deed}, and {deed2}.",
    "At {company} {deed}; earlier {deed2}.",
    "Most proud of this: {deed}. Also {deed2}.",
    "Recently {deed}. Before that, at {previous}, {deed2}.",
    "In the current role {deed}.",
    "First at {previous}, then at {company}, where the team {deed}.",
)

CLOSINGS: tuple[str, ...] = (
    "Looking for a smaller company where decisions are quick.",
    "Would like to lead again after a year of hands-on work.",
    "Prefers remote work, with a week in the office each quarter.",
    "Four-day week preferred.",
    "Learning German and open to moving.",
    "Mentors career changers in the evenings.",
    "Speaks at meetups and writes about what went wrong.",
    "Came to the field by way of nursing and still thinks like a nurse.",
    "Started in academia and left for shorter feedback loops.",
    "Wants to stay close to users.",
    "Cares about plain writing and small, reversible steps.",
    "Back from parental leave and ready for something new.",
    "Enjoys untangling systems nobody else wants to touch.",
    "Not in a hurry to move; will for the right problem.",
    "Volunteers with a refugee coding school.",
    "Has worked across three time zones without burning out.",
    "",
    "",
)
