"""Rich text blocks: sections, lists, quotes and preformatted text, and the pieces in them."""

from bot.playground.validation.schema import Check, array, boolean, integer, kind_of, shape, string, word

style = shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)


def piece(name: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> tuple[str, Check]:
    """One kind of piece of a section: its type and its check."""
    return name, shape({"type": word(name), **required}, {"style": style, **(optional or {})})


pieces = kind_of(
    dict(
        [
            piece("text", {"text": string()}),
            piece("link", {"url": string(3000)}, {"text": string(least=0), "unsafe": boolean}),
            piece("user", {"user_id": string()}),
            piece("channel", {"channel_id": string()}),
            piece("usergroup", {"usergroup_id": string()}),
            piece("team", {"team_id": string()}),
            piece("emoji", {"name": string()}, {"unicode": string(), "skin_tone": integer(1, 6)}),
            piece("broadcast", {"range": word("here", "channel", "everyone")}),
            piece("color", {"value": string()}),
            piece(
                "date",
                {"timestamp": integer(), "format": string()},
                {"url": string(3000), "fallback": string()},
            ),
        ]
    )
)

section = shape({"type": word("rich_text_section"), "elements": array(pieces, least=0)})

rich_text_elements = kind_of(
    {
        "rich_text_section": section,
        "rich_text_list": shape(
            {"type": word("rich_text_list"), "style": word("bullet", "ordered"), "elements": array(section, least=0)},
            {"indent": integer(0, 8), "offset": integer(0), "border": integer(0, 1)},
        ),
        "rich_text_quote": shape(
            {"type": word("rich_text_quote"), "elements": array(pieces, least=0)}, {"border": integer(0, 1)}
        ),
        "rich_text_preformatted": shape(
            {"type": word("rich_text_preformatted"), "elements": array(pieces, least=0)},
            {"border": integer(0, 1), "language": string()},
        ),
    }
)

rich_text = shape({"type": word("rich_text"), "elements": array(rich_text_elements)}, {"block_id": string(255)})
