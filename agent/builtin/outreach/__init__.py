"""What people say of outreach in their own way: what they did, how a draft should sound, who came from where.

These sentences report ("I called Ana yesterday") or point at what was shown ("shorter"), which requests do not; each
kind is read here by patterns over the whole sentence, and whatever does not fit whole is left to the tables of words.
"""

from agent.builtin.outreach.reading import Heard, outreach_heard

__all__ = ["Heard", "outreach_heard"]
