"""Measures that come up again and again, so that the files of the metrics read as tables."""

from store.metrics.metric import Measure, Unit, Variant


def count(name: str, label: str, counted: str = "") -> Measure:
    """Count rows."""
    return Measure(name, label, counted=counted)


def rate(name: str, label: str, *, hit: str, hits: tuple[str, str], counted: str = "", of: tuple[str, str]) -> Measure:
    """Divide the rows that are a hit by those that count."""
    return Measure(name, label, "rate", "rate", counted=counted, hit=hit, hits=hits, of=of)


def median(name: str, label: str, value: str, unit: Unit, of: tuple[str, str]) -> Measure:
    """Take the median of a value, in days or hours; rows without it do not count."""
    return Measure(name, f"Median {label}", "median", unit, counted=f"{value} is not null", value=value, of=of)


def averages(sentence: str, typical: Measure) -> tuple[Variant, ...]:
    """Offer the mean and the 90th percentile beside a median; `sentence` says what is measured."""
    what = typical.label.removeprefix("Median ")
    mean = Measure(
        typical.name, f"Mean {what}", "mean", typical.unit, typical.counted, "", typical.value, of=typical.of
    )
    ninth = Measure(
        typical.name, f"90th percentile of {what}", "p90", typical.unit, typical.counted, "", typical.value,
        of=typical.of,
    )  # fmt: skip
    return (
        Variant("mean", f"Mean {what}", f"{sentence} The mean, which a few long ones pull up.", measures=(mean,)),
        Variant("p90", f"90th percentile of {what}", f"{sentence} Nine in ten are at or below it.", measures=(ninth,)),
    )
