"""Hires, offers, and how long they take."""

from store.metrics.catalogue.shapes import averages, count, median, rate
from store.metrics.metric import Basis, Metric, Variant

_HIRES = ("hires", "Hires")
_HIRED = Basis("hire", "h.hired_on", "by the day hired")
_SENT = Basis("offer", "o.sent_on", "by the day the offer was sent")
_ANSWERED_ON = Basis("offer", "o.resolved_on", "by the day of the answer")
_FILLED = Basis("opening", "n.offer_accepted_on", "by the day the offer was accepted")
_TO_HIRE = "Days from the application (of sourced people: from first contact) to the hire, of hires in the window."
_TO_FILL = (
    "Days from opening a headcount slot to the accepted offer that filled it, less the days the job was closed in "
    "between, of offers accepted in the window."
)
_TO_ANSWER = "Days from sending an offer to its answer, of offers sent in the window."
_DAYS_TO_HIRE = median("time_to_hire", "time to hire", "h.days_to_hire", "days", _HIRES)
_FROM_APPLYING = median("time_to_hire", "days from application to hire", "h.hired_on - h.applied_on", "days", _HIRES)
_DAYS_TO_FILL = median("time_to_fill", "time to fill", "n.days_to_fill", "days", ("openings", "Openings filled"))
_DAYS_TO_ANSWER = median(
    "offer_response_time", "days to an answer", "o.resolved_on - o.sent_on", "days", ("answered", "Answered")
)
_ANSWERED = "o.outcome in ('accepted', 'declined', 'rescinded')"
_VERSIONS = "Earlier versions of an offer and offers never sent are left out."

METRICS = (
    Metric(
        "hires", "Hires",
        ("hires", "people hired", "new hires", "joiners", "hired", "candidates hired", "how many we hired"),
        "Applications that ended in a hire, by the day hired.",
        _HIRED, measures=(count("hires", "Hires"),), words=("hire", "hires"),
    ),
    Metric(
        "time_to_hire", "Time to hire",
        ("time to hire", "days to hire", "speed of hiring", "how long hiring takes", "hiring speed"),
        f"{_TO_HIRE} The median.",
        _HIRED, measures=(_DAYS_TO_HIRE,), exclusions="Applications that are not hired are left out.",
        variants=(
            *averages(_TO_HIRE, _DAYS_TO_HIRE),
            Variant("from_application", "Time from application to hire",
                    "Days from the application to the hire for everybody, sourced or not. The median.",
                    measures=(_FROM_APPLYING,)),
        ),
        words=("hire", "hires"),
    ),
    Metric(
        "time_to_fill", "Time to fill",
        ("time to fill", "days to fill", "how long roles take to fill", "how long to fill"),
        f"{_TO_FILL} The median.",
        _FILLED, (_DAYS_TO_FILL,),
        exclusions="Openings nobody has filled are left out.", where="n.days_to_fill is not null",
        variants=averages(_TO_FILL, _DAYS_TO_FILL), words=("opening filled", "openings filled"),
    ),
    Metric(
        "offers_sent", "Offers sent",
        ("offers sent", "offers made", "offers extended", "offers", "how many offers"),
        "Applications whose latest offer was sent in the window.",
        _SENT, measures=(count("offers_sent", "Offers sent"),), exclusions=_VERSIONS, words=("offer", "offers"),
    ),
    Metric(
        "offer_acceptance", "Offer acceptance",
        ("offer acceptance", "offer acceptance rate", "acceptance rate", "accept rate", "offer accept rate"),
        "Accepted ÷ (accepted + declined + rescinded), of offers sent in the window, latest version.",
        _SENT, measures=(rate("offer_acceptance", "Offer acceptance", counted=_ANSWERED, hit="o.outcome = 'accepted'",
                       hits=("accepted", "Accepted"), of=("answered", "Answered or rescinded")),),
        exclusions="Offers that have no answer yet are left out. " + _VERSIONS, immature=f"not ({_ANSWERED})",
        variants=(
            Variant("of_sent", "Share of sent offers accepted",
                    "Accepted ÷ all offers sent in the window, those without an answer included.",
                    measures=(rate("offer_acceptance", "Share of sent offers accepted", hit="o.outcome = 'accepted'",
                                   hits=("accepted", "Accepted"), of=("sent", "Sent")),)),
            Variant("of_decided", "Acceptance without rescinded offers",
                    "Accepted ÷ (accepted + declined), of offers sent in the window: offers we took back do not count.",
                    measures=(rate("offer_acceptance", "Offer acceptance", hit="o.outcome = 'accepted'",
                                   counted="o.outcome in ('accepted', 'declined')", hits=("accepted", "Accepted"),
                                   of=("decided", "Accepted or declined")),)),
        ),
        words=("offer", "offers"),
    ),
    Metric(
        "offers_accepted", "Offers accepted",
        ("offers accepted", "accepted offers", "accepts"),
        "Offers sent in the window that were accepted, latest version.",
        _SENT, measures=(count("offers_accepted", "Offers accepted"),), exclusions=_VERSIONS,
        where="o.outcome = 'accepted'",
        variants=(
            Variant("by_answer", "Offers accepted, by the day of the answer",
                    "Offers that were accepted in the window, whenever they were sent.",
                    basis=_ANSWERED_ON),
        ),
        words=("offer accepted", "offers accepted"),
    ),
    Metric(
        "offers_declined", "Offers declined",
        ("offers declined", "declined offers", "offers turned down", "offer declines"),
        "Offers sent in the window that the candidate declined, latest version.",
        _SENT, measures=(count("offers_declined", "Offers declined"),), exclusions=_VERSIONS,
        where="o.outcome = 'declined'",
        variants=(
            Variant("by_answer", "Offers declined, by the day of the answer",
                    "Offers that were declined in the window, whenever they were sent.",
                    basis=_ANSWERED_ON),
        ),
        words=("offer declined", "offers declined"),
    ),
    Metric(
        "offers_open", "Offers without an answer",
        ("offers open", "open offers", "outstanding offers", "pending offers", "offers without an answer"),
        "Offers that were sent and have no answer now.",
        Basis("offer"), (count("offers_open", "Offers without an answer"),), exclusions=_VERSIONS,
        where=f"o.sent_on is not null and not ({_ANSWERED})", words=("offer", "offers"),
    ),
    Metric(
        "offer_response_time", "Time to answer an offer",
        ("offer response time", "time to accept", "time to answer an offer", "how long candidates take to answer"),
        f"{_TO_ANSWER} The median, in whole days.",
        _SENT, measures=(_DAYS_TO_ANSWER,), exclusions="Offers that have no answer yet are left out. " + _VERSIONS,
        where="o.outcome in ('accepted', 'declined')",
        variants=averages(_TO_ANSWER, _DAYS_TO_ANSWER), words=("offer answered", "offers answered"),
    ),
)  # fmt: skip
