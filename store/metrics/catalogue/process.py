"""How applications move: time and age in stages, pass-through, the funnel, who is stuck."""

from store.metrics.catalogue.shapes import averages, count, median, rate
from store.metrics.metric import Basis, Measure, Metric, Variant

_IN_STAGE = "Days of completed stays in a stage, of stays that ended in the window, with fractions of days."
_STAYS = ("stays", "Completed stays")
_DAYS = median("time_in_stage", "days in stage", "v.days", "days", _STAYS)
_AGE = median("age_in_stage", "days so far", "v.age_days", "days", ("people", "Still in the stage"))
_FURTHEST = "a.furthest_step"
_WAITING = "a.is_active and {furthest} = k.step"
_KIND_OPEN = _WAITING.format(furthest=_FURTHEST)
_STAGE_OPEN = _WAITING.format(furthest="coalesce(f.step, 0)")
_BEYOND = f"({_FURTHEST} > k.step)"
_BEYOND_STAGE = "(a.status = 'hired' or coalesce(f.step, 0) > k.step)"
_PASSED = ("passed", "Went further")
_HELD = "k.stage_kind in (select s.stage_kind from stage s)"
_MATURED = "Active applications for which this stage is the furthest are left out: they may still pass."
_ACTUAL = (
    "Actual pass-through: applications that left the stage and later entered a further one ÷ applications that left "
    "it. By the day applied; the furthest stage counts, moving back is no pass, a hire is beyond the offer."
)
_IMPLIED = (
    "Implied pass-through: applications that reached a further stage ÷ applications that reached this one or a "
    "further one, whether or not they stopped in it. By the day applied; the furthest stage counts."
)


def _applied(grain: str) -> Basis:
    return Basis(grain, "a.applied_on", "by the day applied")


_WORDS = ("application", "applications")


def _actual(open_: str, further: str) -> tuple[Measure, ...]:
    return (
        rate("pass_through", "Pass-through (actual)", counted=f"not ({open_})", hit=further, hits=_PASSED,
             of=("left_it", "Left the stage")),
    )  # fmt: skip


def _implied(open_: str, furthest: str, further: str) -> tuple[Measure, ...]:
    return (
        rate("pass_through", "Pass-through (implied)", counted=f"({furthest} >= k.step or {further}) and not ({open_})",
             hit=further, hits=_PASSED, of=("reached", "Reached it or further")),
    )  # fmt: skip


_REACHED = "(coalesce(k.reached_on >= k.entered_on, false) or a.status = 'hired')"
_FROM_TO = (
    "Applications that stood in {from} and later stood in {to} or a stage beyond it, or were hired ÷ applications that "
    "stood in {from}"
)
_NOT_BOTH = "Jobs whose process does not have both, in this order, are left out."


def _converted(label: str, counted: str = "") -> Measure:
    return rate("stage_conversion", label, counted=counted, hit=_REACHED, hits=("reached", "Reached the second"),
                of=("stood_in", "Stood in the first"))  # fmt: skip


METRICS = (
    Metric(
        "time_in_stage", "Time in stage",
        ("time in stage", "days in stage", "how long people stay in a stage", "stage duration", "bottleneck",
         "slowest stage"),
        f"{_IN_STAGE} The median; whoever is still in the stage is reported as age in stage.",
        Basis("visit", "v.left_on", "by the day the stay ended"), (_DAYS,),
        exclusions="Stays that go on are left out; they are the age in stage.", where="v.left_on is not null",
        variants=averages(_IN_STAGE, _DAYS), words=("completed stay", "completed stays"),
    ),
    Metric(
        "age_in_stage", "Age in stage",
        ("age in stage", "how long people have been waiting", "waiting time", "current time in stage"),
        "Days that active applications have been in the stage they are in now, with fractions of days. The median.",
        Basis("visit"), (_AGE,), exclusions="Completed stays are left out.", where="v.left_on is null",
        variants=averages("Days that active applications have been in their stage.", _AGE), words=_WORDS,
    ),
    Metric(
        "stale_candidates", "Stale applications",
        ("stale candidates", "stuck candidates", "candidates stuck", "not moved", "stale applications",
         "waiting too long", "idle candidates"),
        "Active applications that have been in their stage for more than {threshold} days.",
        Basis("visit"), (count("stale", "Stale applications"),),
        exclusions="Applications that moved more recently are left out.",
        where="v.left_on is null and v.age_days > {threshold}", threshold_days=14, words=_WORDS,
    ),
    Metric(
        "pass_through", "Pass-through",
        ("pass through", "pass-through", "pass through rate", "passthrough", "stage conversion", "conversion rate",
         "conversion between stages", "advance rate"),
        _ACTUAL, _applied("passed_kind"), measures=_actual(_KIND_OPEN, "(k.went_further or a.status = 'hired')"),
        exclusions=_MATURED, immature=_KIND_OPEN, groups=("stage_kind",),
        variants=(
            Variant("implied", "Implied pass-through", _IMPLIED, basis=_applied("reached_kind"),
                    measures=_implied(_KIND_OPEN, _FURTHEST, _BEYOND), where=f"k.step < 5 and {_HELD}"),
        ),
        words=_WORDS,
    ),
    Metric(
        "stage_pass_through", "Pass-through by stage",
        ("pass through by stage", "pass-through by stage", "conversion by stage of a job"),
        _ACTUAL, _applied("passed_stage"),
        measures=_actual(_STAGE_OPEN, "(k.went_further or a.status = 'hired')"),
        exclusions=_MATURED, immature=_STAGE_OPEN, groups=("stage",),
        variants=(
            Variant("implied", "Implied pass-through", _IMPLIED, basis=_applied("reached_stage"),
                    measures=_implied(_STAGE_OPEN, "coalesce(f.step, 0)", _BEYOND_STAGE)),
        ),
        words=_WORDS,
    ),
    Metric(
        "stage_conversion", "Conversion",
        ("stage conversion from one stage to another", "conversion from stage to stage", "stage to stage conversion",
         "share that gets from one stage to another"),
        f"{_FROM_TO}, by the day applied.",
        _applied("converted"), measures=(_converted("Conversion", f"not (a.is_active and not {_REACHED})"),),
        exclusions=f"Active applications that have not reached {{to}} are left out: they may still. {_NOT_BOTH}",
        where="k.entered_on is not null", immature=f"a.is_active and not {_REACHED}", has_ends=True,
        variants=(
            Variant("of_all", "Conversion of everybody, undecided ones included",
                    f"{_FROM_TO}, those included who may still get there; by the day applied.",
                    measures=(_converted("Conversion of all"),)),
        ),
        words=_WORDS,
    ),
    Metric(
        "funnel", "Funnel",
        ("funnel", "reached stage", "conversion to stage", "hiring funnel", "how many reach", "how far candidates get",
         "conversion to onsite", "reach rate"),
        "Applications by the furthest kind of stage they reached: how many reached each kind or a further one, and "
        "what share of all applications that is. By the day applied.",
        _applied("reached_kind"),
        measures=(rate("share_reached", "Share of applications", hit=f"{_FURTHEST} >= k.step",
                       hits=("reached", "Reached"), of=("applications", "Applications")),),
        exclusions="Prospects, who have not applied, are left out.", where=f"(k.step = 5 or {_HELD})",
        immature=f"a.is_active and {_FURTHEST} < k.step", groups=("stage_kind",), words=_WORDS,
    ),
)  # fmt: skip
