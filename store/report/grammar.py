"""The kinds of nodes a question may be made of, and which of their fields may be filled.

The names are those of libpg_query's `pg_query.proto`. A field that a later grammar adds is not here, and so is refused.
"""

from collections.abc import Mapping
from types import MappingProxyType

from postgast.pg_query_pb2 import JoinType, SubLinkType

PLACES = frozenset({"location", "rexpr_list_start", "rexpr_list_end", "list_start", "list_end"})
"""Fields that only say where in the text something stood."""


def _fields(kinds: dict[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({kind: frozenset(fields.split()) for kind, fields in kinds.items()})


EXPRESSIONS = _fields(
    {
        "A_ArrayExpr": "elements",
        "A_Const": "ival fval boolval sval isnull",
        "A_Expr": "kind name lexpr rexpr",
        "BoolExpr": "boolop args",
        "BooleanTest": "arg booltesttype",
        "CaseExpr": "arg args defresult",
        "CaseWhen": "expr result",
        "CoalesceExpr": "args",
        "CollateClause": "arg collname",
        "ColumnRef": "fields",
        "FuncCall": "funcname args agg_order agg_filter over agg_within_group agg_star agg_distinct funcformat",
        "GroupingFunc": "args",
        "List": "items",
        "MinMaxExpr": "op args",
        "NamedArgExpr": "arg name argnumber",
        "NullTest": "arg nulltesttype",
        "RowExpr": "args row_format",
        "SQLValueFunction": "op typmod",
        "SortBy": "node sortby_dir sortby_nulls",
        "SubLink": "sub_link_type testexpr oper_name subselect",
        "TypeCast": "arg type_name",
        "WindowDef": "name refname partition_clause order_clause frame_options start_offset end_offset",
    }
)
"""What may stand where a value is wanted."""

STRUCTURE = _fields(
    {
        "Alias": "aliasname colnames",
        "CommonTableExpr": "ctename aliascolnames ctematerialized ctequery",
        "GroupingSet": "kind content",
        "JoinExpr": "jointype larg rarg using_clause quals",
        "RangeSubselect": "lateral subquery alias",
        "RangeVar": "schemaname relname inh relpersistence alias",
        "ResTarget": "name val",
        "SelectStmt": "distinct_clause target_list from_clause where_clause group_clause group_distinct having_clause"
        " window_clause values_lists sort_clause limit_offset limit_count limit_option with_clause op all larg rarg",
        "TypeName": "names typmods typemod array_bounds",
        "WithClause": "ctes",
    }
)
"""What holds a query together."""

JOINS = frozenset({JoinType.JOIN_INNER, JoinType.JOIN_LEFT, JoinType.JOIN_FULL, JoinType.JOIN_RIGHT})
SUBLINKS = frozenset(
    {SubLinkType.EXISTS_SUBLINK, SubLinkType.ANY_SUBLINK, SubLinkType.ALL_SUBLINK, SubLinkType.EXPR_SUBLINK}
)
