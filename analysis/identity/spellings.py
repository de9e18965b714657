"""Different spellings that may name one person: which names meet, and how they differ."""

import numpy as np
import pandas as pd

from analysis.identity.forms import NameForm
from analysis.identity.other_forms import score_partition
from analysis.identity.partitions import over_partitions
from analysis.identity.readings import frame_of
from analysis.identity.relations import Relation
from analysis.identity.tables import hashed
from analysis.identity.within import pairs_within


def spelling_pairs(forms: dict[str, NameForm]) -> pd.DataFrame:
    """Gives pairs of names that differ in a known way: `one`, `other` (the shorter), `relation`."""
    names = np.array(list(forms), dtype=object)
    frame = frame_of(forms.values()).assign(block=np.arange(len(names)))
    met = over_partitions(score_partition, frame)
    shorter = met["mutual"].to_numpy() == 0
    known = pd.Index(hashed(names)).get_indexer(met["meet"].to_numpy()[shorter])
    told = met[shorter].rename(columns={"block": "one"}).assign(other=known)[known >= 0]
    pairs = pd.concat((told, _meeting(met[~shorter])), ignore_index=True)
    pairs = pairs[pairs["one"] != pairs["other"]]
    found = {side: names[pairs[side].to_numpy()] for side in ("one", "other")}
    relations = np.array(list(Relation), dtype=object)
    return pd.DataFrame(found | {"relation": relations[pairs["relation"].to_numpy()]})


def _meeting(met: pd.DataFrame) -> pd.DataFrame:
    """Pairs the names that meet; where very many do, each with those next to it."""
    one, other = pairs_within(pd.factorize(met["meet"])[0])
    names = met["block"].to_numpy()
    return pd.DataFrame(
        {"one": names[one], "other": names[other], "relation": met["relation"].to_numpy()[one]}
    )
