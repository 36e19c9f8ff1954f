"""The guard: lets a statement through only if it is known to be one plain question over the report views.

It reads with PostgreSQL's own grammar (libpg_query), and what runs is written from the tree it has read, read again and
found to be the same. What it does not know it refuses.
"""

from datetime import datetime

import postgast
from google.protobuf.message import DecodeError, Message
from postgast import pg_query_pb2 as pb

from store.report.characters import check_text
from store.report.errors import GuardRefusedError
from store.report.grammar import PLACES
from store.report.reading import Reading

_FORMATS = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%d %H:%M:%S.%f", "timestamptz": "%Y-%m-%d %H:%M:%S.%f%z"}


def guarded(statement: str, now: datetime) -> str:
    """Give the SQL to run for `statement`.

    `now` is the moment of the question in the reporting zone; what asks for the time becomes a constant. Raises
    `GuardRefusedError` with one sentence that says what may not be used.
    """
    check_text(statement)
    tree = _parsed(statement)
    reading = Reading()
    reading.statement(tree)
    for node, answer in reading.clocks:
        node.CopyFrom(_constant(now.strftime(_FORMATS[answer]), answer))
    written = _written(tree)
    again = _parsed(written)
    Reading().statement(again)
    if _bare(again) != _bare(tree):
        raise GuardRefusedError("The statement cannot be written down without changing what it means.")
    return written


def _parsed(statement: str) -> pb.ParseResult:
    try:
        return postgast.parse(statement)
    except postgast.PgQueryError as error:
        raise GuardRefusedError(f"This is no SQL that PostgreSQL reads: {error.message}.") from error
    except (DecodeError, RecursionError) as error:
        raise GuardRefusedError("Queries or values stand too deep in each other.") from error


def _written(tree: pb.ParseResult) -> str:
    try:
        written: str = postgast.deparse(tree)
    except postgast.PgQueryError as error:
        raise GuardRefusedError("The statement cannot be written down again.") from error
    return written


def _constant(value: str, kind: str) -> pb.Node:
    named = pb.TypeName(names=[pb.Node(string=pb.String(sval=kind))], typemod=-1)
    literal = pb.Node(a_const=pb.A_Const(sval=pb.String(sval=value)))
    return pb.Node(type_cast=pb.TypeCast(arg=literal, type_name=named))


def _bare(tree: pb.ParseResult) -> bytes:
    """Give the statement without where in the text its parts stood."""
    statement = tree.stmts[0].stmt
    _forget_places(statement)
    bare: bytes = statement.SerializeToString(deterministic=True)
    return bare


def _forget_places(message: Message) -> None:
    """Clear the places of a message and of all below; each is listed once, because listing is most of the guard."""
    for field, value in message.ListFields():
        if field.message_type is None:
            if field.name in PLACES:
                message.ClearField(field.name)
        elif field.is_repeated:
            for part in value:
                _forget_places(part)
        else:
            _forget_places(value)
