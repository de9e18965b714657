"""What `resolve` is measured against: exact names, all pairs, and splink where it is installed."""

from importlib.util import find_spec
from tempfile import gettempdir

import numpy as np
import pandas as pd
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from analysis.text import fold

NEAR = 90
LIKELY = 0.99
MEMORY = "10GB"
"""What splink may hold before it writes to disk: it ends where it may not take what it wants."""


def exact(frame: pd.DataFrame) -> np.ndarray:
    """Takes equal names for one person, without regard to case, accents and punctuation."""
    return pd.factorize(frame["name"].map(fold))[0]


def all_pairs(frame: pd.DataFrame) -> np.ndarray:
    """Joins every two names whose token-sorted likeness reaches NEAR, comparing all with all."""
    codes, names = pd.factorize(frame["name"].map(lambda name: " ".join(sorted(fold(name).split()))))
    found = []
    for at in range(0, len(names), 1000):
        scores = cdist(
            names[at : at + 1000], names, scorer=ratio, score_cutoff=NEAR, workers=-1, dtype=np.uint8
        )
        one, other = np.nonzero(scores)
        found.append((one + at, other))
    one, other = (np.concatenate(side) for side in zip(*found, strict=True))
    graph = coo_matrix((np.ones(len(one), np.int8), (one, other)), (len(names), len(names)))
    return connected_components(graph, directed=False)[1][codes]


def has_splink() -> bool:
    """Whether splink is installed here; it is no part of the product."""
    return find_spec("splink") is not None


def splink(frame: pd.DataFrame) -> np.ndarray:
    """Runs splink on DuckDB: trained on the data itself, blocked by name, given name and family name."""
    # no part of the environment: imported only where it is asked for
    from duckdb import connect  # noqa: PLC0415
    from splink import Linker, SettingsCreator, block_on  # noqa: PLC0415
    from splink import comparison_library as compare  # noqa: PLC0415
    from splink.internals.duckdb.database_api import DuckDBAPI  # noqa: PLC0415

    names = frame["name"].map(fold).str.split()
    table = pd.DataFrame(
        {
            "unique_id": frame["mention_id"],
            "given": names.str[0],
            "family": names.str[-1],
            "organization": frame["organization"].map(fold).replace("", None),
            "year": frame["year"].replace("", None),
        }
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.NameComparison("given").configure(term_frequency_adjustments=True),
            compare.NameComparison("family").configure(term_frequency_adjustments=True),
            compare.ExactMatch("organization").configure(term_frequency_adjustments=True),
            compare.ExactMatch("year"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("given", "family"),
            block_on("family", "substr(given, 1, 1)"),
            block_on("given", "substr(family, 1, 3)"),
        ],
    )
    database = DuckDBAPI(connect(config={"memory_limit": MEMORY, "temp_directory": gettempdir()}))
    linker = Linker(database.register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("given", "family")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("given", "family"), block_on("organization")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    likely = linker.inference.predict(threshold_match_probability=LIKELY)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(likely, LIKELY).as_pandas_dataframe()
    cluster = found.set_index("unique_id")["cluster_id"].reindex(frame["mention_id"])
    return pd.factorize(cluster.fillna(pd.Series(frame["mention_id"].to_numpy(), cluster.index)))[0]
