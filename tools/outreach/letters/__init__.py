"""Letters to candidates: what may be said of them, templates in several tongues, and a model held to the record.

Nothing here knows a database. `templates` writes a letter by itself; `prose` asks a model for words and `checking`
lets pass what the record says and nothing else.
"""
