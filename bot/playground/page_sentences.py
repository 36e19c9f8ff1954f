"""Refusals as a person at the page reads them."""

from bot.playground.refusal import Refused

SENTENCES = {
    "already_reacted": "You have already reacted like this.",
    "cant_delete_message": "You can only delete your own messages.",
    "cant_update_message": "You can only edit your own messages.",
    "channel_not_found": "This conversation is not there, or you are not in it.",
    "message_not_found": "This message is not there any more.",
    "no_text": "There is nothing to send: write something or attach a file.",
    "not_in_channel": "You are not in this channel.",
    "thread_not_found": "The message this answers is not there any more.",
    "user_not_found": "This person is not in the workspace.",
    "view_not_found": "This form is not open any more.",
    "command_not_found": "The app has no such command.",
    "shortcut_not_found": "The app has no such shortcut.",
    "action_not_found": "This button is not there any more: the message has changed.",
    "push_limit_reached": "The app answered with a fourth form on top of three.",
    "invalid_response_action": "The app answered the form with an action Slack does not know.",
}


def sentence_of(refused: Refused) -> str:
    """What happened, in one sentence, with Slack's reasons where it gives some."""
    reasons = "; ".join(refused.answer.get("response_metadata", {}).get("messages", []))
    said = SENTENCES.get(refused.error, f"Slack would refuse this: {refused.error}.")
    return f"{said} {reasons}".strip()
