"""Questions that are not answered whoever asks, and why."""

import re

PAY = "Pay is not answered here, neither anybody's nor averages or ranges of it."
PROTECTED = (
    "Questions by protected attributes such as gender, age, origin, religion, disability or family are not answered "
    "here, so that no number leads back to somebody."
)
PERSON = "Numbers here are about groups: I don't rate, rank or compare single candidates or colleagues."
_NOT_HELD = "There is no data about {what} here, so I can't answer that."

_PAY = (
    r"salar\w*|pay|paid|payroll|comp|compensation|how much money|bonus\w*|equity|stock options?|wages?|earn\w*|"
    r"remuneration|ote|offer amounts?|how much (?:do|did|are) we (?:pay|offer)\w*"
)
_ATTRIBUTES = (
    r"gender|sex|male|female|m[ae]n|wom[ae]n|non-?binary|race|racial|ethnic\w*|black|hispanic|latin[oax]|asian|white|"
    r"nationalit\w*|national origin|religio\w*|muslims?|christians?|jews?|jewish|hindus?|pregnan\w*|"
    r"age(?! (?:in|of (?:(?:our|the|all|open|those|these) )*"
    r"(?:jobs?|roles?|positions?|reqs?|requisitions?|openings?|stages?))\b)|ages|aged|older|"
    r"younger|veterans?|disab\w*|sexual\w*|lgbt\w*|marital|married|children|diversity|minorit\w*|eeo\w*|protected"
)
_HELD_NOWHERE = {
    "the cost of hiring": r"cost[- ]per[- ](?:hire|application|lead)|cost of (?:hiring|hire)|ad(?:vert\w*)? spend|"
    r"recruiting (?:cost|spend|budget)\w*|agency fees?|budget|"
    r"how much (?:do|did|have|are|will) (?:we|they) spen[dt]\w*|"
    r"(?:we|money) spen[dt] on",
    "what becomes of people after they are hired": r"attrition|turnover|retention|quality of hire|probation|ramp|"
    r"performance (?:rating|review)\w*|promot\w*|left the company|tenure|"
    r"still with us|still (?:here|employed|at the company)|(?:have |has |had )?left us",
    "how satisfied candidates or managers are": r"nps|(?:dis)?satisf\w*|(?:un)?happ(?:y|ier|iest)|"
    r"survey\w*|candidate experience|happiness",
    "visits to the career site": r"page ?views?|site visits?|career (?:site|page) (?:traffic|visits?)|impressions",
    "other companies": r"benchmark\w*|industry average|competitors?|market (?:average|rate)",
}
_PERSONAL = (
    r"(?:best|worst|smartest|laziest|weakest|strongest) (?:candidate|interviewer|recruiter|colleague|employee|person)|"
    r"(?:rank|rate|score|compare) (?:the |my |our )?(?:candidates?|interviewers?|colleagues?|employees?)"
)


def reason_to_decline(text: str) -> str | None:
    """Tell why words ask for what nobody is told here; None where they do not."""
    low = text.casefold().replace("_", " ")
    if _has(_PAY, low):
        return PAY
    if _has(_ATTRIBUTES, low):
        return PROTECTED
    if _has(_PERSONAL, low):
        return PERSON
    return next((_NOT_HELD.format(what=what) for what, words in _HELD_NOWHERE.items() if _has(words, low)), None)


def _has(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text) is not None
