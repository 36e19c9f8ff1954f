"""The functions, types and operators of PostgreSQL that a question may use; whatever is not here is refused."""

AGGREGATES = frozenset(
    "count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp bool_and bool_or every string_agg"
    " array_agg mode percentile_cont percentile_disc corr covar_pop covar_samp regr_slope regr_intercept regr_r2"
    " regr_count regr_avgx regr_avgy".split()
)
WINDOW_FUNCTIONS = frozenset(
    "row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value".split()
)
SCALARS = frozenset(
    "abs ceil ceiling floor round trunc sign mod div power sqrt ln log exp width_bucket"
    " lower upper initcap length char_length trim btrim ltrim rtrim substring substr left right position strpos"
    " replace split_part concat concat_ws starts_with"
    " date_trunc date_part extract date_bin age make_date make_interval to_date to_char date justify_days isfinite"
    " array_length cardinality array_to_string now transaction_timestamp".split()
)
FUNCTIONS = AGGREGATES | WINDOW_FUNCTIONS | SCALARS
"""Called by their bare name."""

SYNTAX_FUNCTIONS = frozenset("extract timezone btrim ltrim rtrim substring position like_escape overlaps".split())
"""What EXTRACT, AT TIME ZONE, TRIM and the like become; they cannot be named with their schema."""

CLOCK_FUNCTIONS = frozenset({"now", "transaction_timestamp"})
"""What the guard replaces by the moment of the question."""

CLOCK_WORDS = frozenset("now today tomorrow yesterday".split())
CLOCK_TYPES = frozenset("date timestamp timestamptz".split())
"""Types in which these words would ask PostgreSQL's own clock."""

TYPES = frozenset(
    "int2 int4 int8 numeric float4 float8 bool text varchar bpchar date timestamp timestamptz interval uuid"
    " smallint integer bigint".split()
)

OPERATORS = frozenset("+ - * / % ^ = <> < > <= >= || ~~ !~~ ~~* !~~*".split())
COLLATIONS = frozenset({"C"})

SYSTEM_COLUMNS = frozenset("ctid xmin xmax cmin cmax tableoid oid".split())
