"""What can go wrong in a tool, in two kinds.

ToolError                 the model or the person may mend it: its sentence goes back to them
├── NotFound              nothing visible has that name; may carry the nearest spellings
├── NotAllowed            the person may not do this; says nothing about what exists
├── Declined              a question nobody gets an answer to here, whoever asks: pay, people, what is not recorded
├── Unclear               something needed is missing or ambiguous: a picker is shown, nothing is written
└── Stale                 somebody changed it in between

ApprovalNeeded            not a failure: the call waits for a person's click (see `ToolContext.confirm`)

Everything else is a fault nobody in the conversation can mend: the person gets an honest line and a reference number.
"""

from pydantic import BaseModel

from tools.views import Picker, View


class ToolError(Exception):
    """A failure whose sentence tells the person (or the model) what to do instead."""

    def __init__(self, sentence: str, *views: View) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.views = views


class NotFound(ToolError):
    """Nothing the person may see has that name."""


class NotAllowed(ToolError):
    """The person has no right to do this; the sentence is the same whether the thing exists or not."""

    def __init__(self, sentence: str = "You don't have the rights for that, so nothing was changed.") -> None:
        super().__init__(sentence)


class Declined(ToolError):
    """A question that is not answered whoever asks; the sentence says why."""


class Unclear(ToolError):
    """Several things could be meant, or something needed is missing: the person picks, nothing is written."""

    def __init__(self, picker: Picker) -> None:
        super().__init__(picker.question, picker)
        self.picker = picker


class Stale(ToolError):
    """What was to be changed has been changed by somebody else in between."""


class ApprovalNeeded(Exception):
    """The call is exact and waits for a click."""

    def __init__(self, summary: str, exact: BaseModel) -> None:
        super().__init__(summary)
        self.summary = summary
        self.exact = exact
