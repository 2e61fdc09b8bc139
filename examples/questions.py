"""The same questions to an archive in pandas.

    gongwen batch corpus/archive --out out
    python examples/questions.py out
"""

import sys
from pathlib import Path

import pandas as pd

out = Path(sys.argv[1] if len(sys.argv) > 1 else "out")


def table(name: str) -> pd.DataFrame:
    """One table with all its years; `year` comes from the names of the folders."""
    return pd.read_parquet(out / "tables" / name)


figures, citations, documents = table("figures"), table("citations"), table("documents")

print("figures per year")
print(figures.groupby("year", observed=True).size().to_string())

print("\nmost cited laws")
laws = citations[citations["kind"] == "law"]
print(laws["canonical"].value_counts().head(5).to_string())

print("\nreports without a signature date")
reports = documents[documents["kind"] == "报告"]
print(reports[reports["issued_on_value"].isna()]["source"].to_string(index=False))

print("\nwhat was fined, in yuan: exact decimals")
money = figures[(figures["kind"] == "money") & figures["base_value"].notna()]
print(money[["document_year", "text", "base_value"]].head(5).to_string(index=False))
