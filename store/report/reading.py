"""Reading a parsed question: every node, name, function and type must be one the guard knows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from google.protobuf.message import Message
from postgast import pg_query_pb2 as pb

from store.report.errors import GuardRefusedError
from store.report.grammar import EXPRESSIONS, JOINS, PLACES, STRUCTURE, SUBLINKS
from store.report.naming import UNNAMED, output_name
from store.report.scopes import Columns, Scope, Table, check_name, renamed
from store.report.vocabulary import (
    CLOCK_FUNCTIONS,
    CLOCK_TYPES,
    CLOCK_WORDS,
    COLLATIONS,
    FUNCTIONS,
    OPERATORS,
    SYNTAX_FUNCTIONS,
    TYPES,
)

MAX_NODES = 3_000
MAX_RELATIONS = 24

_CLOCKS = {
    pb.SVFOP_CURRENT_DATE: "date",
    pb.SVFOP_CURRENT_TIMESTAMP: "timestamptz",
    pb.SVFOP_LOCALTIMESTAMP: "timestamp",
}
_WORD_OPERATORS = {
    pb.AEXPR_BETWEEN: "BETWEEN",
    pb.AEXPR_NOT_BETWEEN: "NOT BETWEEN",
    pb.AEXPR_BETWEEN_SYM: "BETWEEN SYMMETRIC",
    pb.AEXPR_NOT_BETWEEN_SYM: "NOT BETWEEN SYMMETRIC",
}
_OPERATIONS = {
    pb.AEXPR_OP,
    pb.AEXPR_OP_ANY,
    pb.AEXPR_OP_ALL,
    pb.AEXPR_DISTINCT,
    pb.AEXPR_NOT_DISTINCT,
    pb.AEXPR_NULLIF,
    pb.AEXPR_IN,
    pb.AEXPR_LIKE,
    pb.AEXPR_ILIKE,
}


class Reading:
    """One reading of one statement. `clocks` are the nodes that ask for the time, with the type of the answer."""

    def __init__(self) -> None:
        self.clocks: list[tuple[pb.Node, str]] = []
        self.relations: set[str] = set()
        self._nodes = 0
        self._relations = 0
        self._special: Mapping[str, Callable[[Any, Scope], None]] = {
            "A_Expr": self._operation,
            "CollateClause": self._collation,
            "ColumnRef": self._column,
            "FuncCall": self._call,
            "NamedArgExpr": self._named_argument,
            "SubLink": self._subquery,
            "TypeCast": self._cast,
            "WindowDef": self._window,
        }

    def statement(self, tree: pb.ParseResult) -> None:
        """Read a whole statement; raises `GuardRefusedError` unless it is one plain SELECT over the views."""
        if len(tree.stmts) != 1:
            raise GuardRefusedError("One SELECT is answered, no more and no less.")
        root = tree.stmts[0].stmt
        if root.WhichOneof("node") != "select_stmt":
            raise GuardRefusedError("Only SELECT is answered.")
        self.select(root.select_stmt, Scope())

    # Queries

    def select(self, select: pb.SelectStmt, around: Scope) -> Columns:
        """Read a SELECT, VALUES or UNION that stands in `around`, and give the columns it makes."""
        self._enter(select, STRUCTURE)
        scope = Scope(self._named(select, around), around)
        if select.op != pb.SETOP_NONE:
            return self._combined(select, scope)
        if select.values_lists:
            return self._values(select, scope)
        for item in select.from_clause:
            self._source(item, scope)
        columns = self._targets(select, scope)
        self._expressions([select.where_clause, select.having_clause], scope)
        self._expressions(select.window_clause, scope)
        self._keys([*select.group_clause, *select.distinct_clause], scope, columns)
        self._ending(select, scope, columns)
        return columns

    def _named(self, select: pb.SelectStmt, around: Scope) -> Mapping[str, Columns]:
        if not select.HasField("with_clause"):
            return around.named
        self._enter(select.with_clause, STRUCTURE)
        named = dict(around.named)
        for item in select.with_clause.ctes:
            query = self._inner(item, "common_table_expr", STRUCTURE)
            if query.ctequery.WhichOneof("node") != "select_stmt":
                raise GuardRefusedError("WITH may hold SELECT only.")
            columns = self.select(query.ctequery.select_stmt, Scope(dict(named), around))
            named[check_name(query.ctename)] = renamed(columns, _names(query.aliascolnames))
        return named

    def _combined(self, select: pb.SelectStmt, scope: Scope) -> Columns:
        columns = self.select(select.larg, scope)
        if len(self.select(select.rarg, scope)) != len(columns):
            raise GuardRefusedError("The queries that are put together give different numbers of columns.")
        scope.tables = [Table("", columns)]
        self._ending(select, scope, columns)
        return columns

    def _values(self, select: pb.SelectStmt, scope: Scope) -> Columns:
        self._expressions(select.values_lists, scope)
        columns = tuple(f"column{place}" for place, _ in enumerate(select.values_lists[0].list.items, 1))
        self._ending(select, scope, columns)
        return columns

    def _ending(self, select: pb.SelectStmt, scope: Scope, columns: Columns) -> None:
        self._keys(select.sort_clause, scope, columns)
        self._expressions([select.limit_count, select.limit_offset], Scope(scope.named))

    def _targets(self, select: pb.SelectStmt, scope: Scope) -> Columns:
        columns: list[str] = []
        for item in select.target_list:
            target = self._inner(item, "res_target", STRUCTURE)
            star = _star(target.val)
            if star is None:
                columns.append(self._target(target, scope))
            else:
                self._count()
                tables = [scope.table(star)] if star else scope.tables
                columns += [column for table in tables for column in table.columns]
        return tuple(columns)

    def _target(self, target: pb.ResTarget, scope: Scope) -> str:
        if target.name:
            check_name(target.name)
        clocks = len(self.clocks)
        self.expression(target.val, scope)
        name = target.name or output_name(target.val)
        if len(self.clocks) > clocks and name != UNNAMED:
            target.name = name  # a constant in the place of the clock would be called otherwise
        return name

    def _keys(self, items: Iterable[pb.Node], scope: Scope, columns: Columns) -> None:
        """Read what a query groups, sorts or is distinct by, where a bare name may also be a column it makes."""
        for item in items:
            kind = item.WhichOneof("node")
            if kind is None:
                continue  # DISTINCT without ON is a list of nothing
            if kind == "sort_by":
                self._enter(item.sort_by, EXPRESSIONS)
                self._keys([item.sort_by.node], scope, columns)
            elif kind == "grouping_set":
                self._enter(item.grouping_set, STRUCTURE)
                self._keys(item.grouping_set.content, scope, columns)
            elif kind == "row_expr":
                self._enter(item.row_expr, EXPRESSIONS)
                self._keys(item.row_expr.args, scope, columns)
            elif not (kind == "column_ref" and _is_one_of(item.column_ref, columns)):
                self.expression(item, scope)

    # What it reads

    def _source(self, item: pb.Node, scope: Scope) -> None:
        kind = item.WhichOneof("node")
        if kind == "range_var":
            scope.tables.append(self._relation(item.range_var, scope))
        elif kind == "range_subselect":
            scope.tables.append(self._derived(item.range_subselect, scope))
        elif kind == "join_expr":
            self._join(item.join_expr, scope)
        else:
            raise GuardRefusedError("FROM may hold report views, queries in brackets and joins of them.")

    def _relation(self, relation: pb.RangeVar, scope: Scope) -> Table:
        self._enter(relation, STRUCTURE)
        self._relations += 1
        if self._relations > MAX_RELATIONS:
            raise GuardRefusedError(f"The statement reads more than {MAX_RELATIONS} views.")
        if not relation.inh or relation.relpersistence != "p":
            raise GuardRefusedError("ONLY may not be used.")
        columns, is_view = scope.relation(relation.schemaname, relation.relname)
        if is_view:
            self.relations.add(relation.relname)
            relation.schemaname = "report"  # what runs says which it means, whatever the search path
        if not relation.HasField("alias"):
            return Table(relation.relname, columns, is_view)
        alias, names = self._alias(relation.alias)
        return Table(alias, renamed(columns, names))

    def _derived(self, derived: pb.RangeSubselect, scope: Scope) -> Table:
        self._enter(derived, STRUCTURE)
        if derived.subquery.WhichOneof("node") != "select_stmt":
            raise GuardRefusedError("FROM may hold SELECT only.")
        beside = scope if derived.lateral else scope.outer
        columns = self.select(derived.subquery.select_stmt, Scope(scope.named, beside))
        if not derived.HasField("alias"):
            return Table("", columns)
        alias, names = self._alias(derived.alias)
        return Table(alias, renamed(columns, names))

    def _join(self, join: pb.JoinExpr, scope: Scope) -> None:
        self._enter(join, STRUCTURE)
        if join.jointype not in JOINS:
            raise GuardRefusedError("There is no such join.")
        before = len(scope.tables)
        self._source(join.larg, scope)
        middle = len(scope.tables)
        self._source(join.rarg, scope)
        left, right = scope.tables[before:middle], scope.tables[middle:]
        for name in _names(join.using_clause):
            for side in (left, right):
                if not any(name in table.columns for table in side):
                    raise GuardRefusedError(f'"{name}" is no column of the views it joins.')
        if join.HasField("quals"):
            self.expression(join.quals, Scope(scope.named, scope.outer, [*left, *right]))

    def _alias(self, alias: pb.Alias) -> tuple[str, Columns]:
        self._enter(alias, STRUCTURE)
        return check_name(alias.aliasname), _names(alias.colnames)

    # Values

    def expression(self, node: pb.Node, scope: Scope) -> None:
        """Read a value; every column it names must be in sight in `scope`."""
        kind = node.WhichOneof("node")
        if kind is None:
            return
        message = getattr(node, kind)
        self._enter(message, EXPRESSIONS)
        if kind == "sqlvalue_function":
            self._clock(node, _CLOCKS.get(message.op))
        elif kind == "func_call" and [name.string.sval for name in message.funcname] in [[n] for n in CLOCK_FUNCTIONS]:
            self._clock(node, None if message.args or message.HasField("over") else "timestamptz")
        else:
            self._special.get(message.DESCRIPTOR.name, self._parts)(message, scope)

    def _expressions(self, nodes: Iterable[pb.Node], scope: Scope) -> None:
        for node in nodes:
            self.expression(node, scope)

    def _parts(self, message: Message, scope: Scope) -> None:
        """Read every value a node holds; constants, which hold none, end the way down."""
        if isinstance(message, pb.A_Const):
            return
        for field, value in message.ListFields():
            if field.message_type is None:
                continue
            for part in [value] if isinstance(value, Message) else value:
                if not isinstance(part, pb.Node):
                    raise GuardRefusedError(f"{field.name} may not be used.")
                self.expression(part, scope)

    def _clock(self, node: pb.Node, answer: str | None) -> None:
        if answer is None:
            raise GuardRefusedError(
                "Of the clock, CURRENT_DATE, CURRENT_TIMESTAMP, LOCALTIMESTAMP and now() may be asked."
            )
        self.clocks.append((node, answer))

    def _column(self, column: pb.ColumnRef, scope: Scope) -> None:
        names = []
        for part in column.fields:
            if part.WhichOneof("node") != "string":
                raise GuardRefusedError("A whole row is no value: name the columns.")
            names.append(part.string.sval)
        scope.check_column(names)

    def _call(self, call: pb.FuncCall, scope: Scope) -> None:
        names = [name.string.sval for name in call.funcname]
        if call.funcformat == pb.COERCE_SQL_SYNTAX:
            allowed = len(names) == 2 and names[0] == "pg_catalog" and names[1] in SYNTAX_FUNCTIONS  # noqa: PLR2004 - schema and name
        else:
            allowed = len(names) == 1 and names[0] in FUNCTIONS
        if not allowed:
            raise GuardRefusedError(f'The function "{".".join(names)}" may not be used.')
        if names == ["age"] and len(call.args) == 1:
            self._count_from_today(call)
        self._expressions([*call.args, *call.agg_order, call.agg_filter], scope)
        if call.HasField("over"):
            self._enter(call.over, EXPRESSIONS)
            self._window(call.over, scope)

    @staticmethod
    def _count_from_today(call: pb.FuncCall) -> None:
        """Write `age(day)` as `age(current_date, day)`, which it means."""
        today = pb.Node(sqlvalue_function=pb.SQLValueFunction(op=pb.SVFOP_CURRENT_DATE, typmod=-1))
        since = pb.Node()
        since.CopyFrom(call.args[0])
        del call.args[:]
        call.args.extend([today, since])

    def _operation(self, operation: pb.A_Expr, scope: Scope) -> None:
        names = [name.string.sval for name in operation.name]
        if operation.kind in _WORD_OPERATORS:
            allowed = names == [_WORD_OPERATORS[operation.kind]]
        else:
            allowed = operation.kind in _OPERATIONS and len(names) == 1 and names[0] in OPERATORS
        if not allowed:
            raise GuardRefusedError(f'The operator "{".".join(names)}" may not be used.')
        self.expression(operation.lexpr, scope)
        right = operation.rexpr
        if operation.kind in {pb.AEXPR_LIKE, pb.AEXPR_ILIKE} and _is_escape(right):
            self._enter(right.func_call, EXPRESSIONS)
            self._expressions(right.func_call.args, scope)
        else:
            self.expression(right, scope)

    def _cast(self, cast: pb.TypeCast, scope: Scope) -> None:
        wanted = cast.type_name
        self._enter(wanted, STRUCTURE)
        names = [name.string.sval for name in wanted.names]
        bare = names[1:] if len(names) == 2 and names[0] == "pg_catalog" else names  # noqa: PLR2004 - schema and name
        if len(bare) != 1 or bare[0] not in TYPES or len(wanted.array_bounds) > 1:
            raise GuardRefusedError(f'The type "{".".join(names)}" may not be used.')
        if cast.arg.a_const.sval.sval.strip().lower() in CLOCK_WORDS and bare[0] in CLOCK_TYPES:
            raise GuardRefusedError("The present day is CURRENT_DATE.")
        if any(each.WhichOneof("node") != "a_const" for each in wanted.typmods):
            raise GuardRefusedError("The size of a type is a number.")
        self.expression(cast.arg, scope)

    def _collation(self, clause: pb.CollateClause, scope: Scope) -> None:
        if [name.string.sval for name in clause.collname] not in [[name] for name in COLLATIONS]:
            raise GuardRefusedError("There is no such collation.")
        self.expression(clause.arg, scope)

    def _named_argument(self, argument: pb.NamedArgExpr, scope: Scope) -> None:
        check_name(argument.name)
        self.expression(argument.arg, scope)

    def _window(self, window: pb.WindowDef, scope: Scope) -> None:
        for name in (window.name, window.refname):
            if name:
                check_name(name)
        self._expressions(
            [*window.partition_clause, *window.order_clause, window.start_offset, window.end_offset], scope
        )

    def _subquery(self, link: pb.SubLink, scope: Scope) -> None:
        if link.sub_link_type not in SUBLINKS or link.subselect.WhichOneof("node") != "select_stmt":
            raise GuardRefusedError("Such a subquery may not be used.")
        names = [name.string.sval for name in link.oper_name]
        if names and (len(names) > 1 or names[0] not in OPERATORS):
            raise GuardRefusedError(f'The operator "{".".join(names)}" may not be used.')
        self.expression(link.testexpr, scope)
        self.select(link.subselect.select_stmt, Scope(scope.named, scope))

    # Every node

    def _inner(self, node: pb.Node, kind: str, kinds: Mapping[str, frozenset[str]]) -> Any:
        if node.WhichOneof("node") != kind:
            raise GuardRefusedError(f"{node.WhichOneof('node')} may not be used.")
        message = getattr(node, kind)
        self._enter(message, kinds)
        return message

    def _enter(self, message: Message, kinds: Mapping[str, frozenset[str]]) -> None:
        """Count a node and make sure that its kind is known and nothing unknown is filled in."""
        self._count()
        allowed = kinds.get(message.DESCRIPTOR.name)
        if allowed is None:
            raise GuardRefusedError(f"{message.DESCRIPTOR.name} may not be used.")
        for field, _ in message.ListFields():
            if field.name not in allowed and field.name not in PLACES:
                raise GuardRefusedError(f"{message.DESCRIPTOR.name} with {field.name} may not be used.")

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise GuardRefusedError(f"The statement has more than {MAX_NODES:,} parts.")


def _names(items: Iterable[pb.Node]) -> Columns:
    names = []
    for item in items:
        if item.WhichOneof("node") != "string":
            raise GuardRefusedError("A name is missing.")
        names.append(check_name(item.string.sval))
    return tuple(names)


def _star(value: pb.Node) -> list[str] | None:
    """Give what stands before a star: nothing, or the name of a table; None where there is no star."""
    if value.WhichOneof("node") != "column_ref" or not value.column_ref.fields:
        return None
    *before, last = value.column_ref.fields
    if last.WhichOneof("node") != "a_star":
        return None
    return [part.string.sval for part in before]


def _is_one_of(column: pb.ColumnRef, columns: Columns) -> bool:
    return len(column.fields) == 1 and column.fields[0].string.sval in columns and bool(column.fields[0].string.sval)


def _is_escape(node: pb.Node) -> bool:
    """Whether this is the right side of LIKE ... ESCAPE, which is written as a call."""
    names = [name.string.sval for name in node.func_call.funcname]
    return node.WhichOneof("node") == "func_call" and names == ["pg_catalog", "like_escape"]
