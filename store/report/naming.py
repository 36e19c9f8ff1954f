"""What a column without AS is called, as PostgreSQL names it (`FigureColname` in its parse_target.c)."""

from postgast import pg_query_pb2 as pb

_FIXED = {
    "coalesce_expr": "coalesce",
    "row_expr": "row",
    "grouping_func": "grouping",
    "a_array_expr": "array",
}
_CLOCKS = {
    pb.SVFOP_CURRENT_DATE: "current_date",
    pb.SVFOP_CURRENT_TIMESTAMP: "current_timestamp",
    pb.SVFOP_LOCALTIMESTAMP: "localtimestamp",
}
UNNAMED = "?column?"
_GIVEN = 2
"""A name the statement spells out; 1 is one that PostgreSQL makes up if there is nothing better."""


def output_name(node: pb.Node) -> str:
    """Give the name of a column that makes this value."""
    return _name(node)[0] or UNNAMED


def _name(node: pb.Node) -> tuple[str, int]:
    kind = node.WhichOneof("node")
    if kind in _FIXED:
        return _FIXED[kind], _GIVEN
    if kind == "column_ref":
        return node.column_ref.fields[-1].string.sval, _GIVEN
    if kind == "func_call":
        return node.func_call.funcname[-1].string.sval, _GIVEN
    if kind == "min_max_expr":
        return ("greatest" if node.min_max_expr.op == pb.IS_GREATEST else "least"), _GIVEN
    if kind == "sqlvalue_function":
        return _CLOCKS.get(node.sqlvalue_function.op, ""), _GIVEN
    return _name_of_a_part(node, kind)


def _name_of_a_part(node: pb.Node, kind: str | None) -> tuple[str, int]:
    if kind == "a_expr" and node.a_expr.kind == pb.AEXPR_NULLIF:
        return "nullif", _GIVEN
    if kind == "collate_clause":
        return _name(node.collate_clause.arg)
    if kind == "type_cast":
        name, strength = _name(node.type_cast.arg)
        return (name, strength) if strength > 1 else (node.type_cast.type_name.names[-1].string.sval, 1)
    if kind == "case_expr":
        name, strength = _name(node.case_expr.defresult)
        return (name, strength) if strength > 1 else ("case", 1)
    if kind == "sub_link":
        return _name_of_a_subquery(node.sub_link)
    return "", 0


def _name_of_a_subquery(link: pb.SubLink) -> tuple[str, int]:
    if link.sub_link_type == pb.EXISTS_SUBLINK:
        return "exists", _GIVEN
    if link.sub_link_type != pb.EXPR_SUBLINK:
        return "", 0
    select = link.subselect.select_stmt
    while select.HasField("larg"):
        select = select.larg
    if not select.target_list:
        return "", 0
    target = select.target_list[0].res_target
    return (target.name, _GIVEN) if target.name else _name(target.val)
