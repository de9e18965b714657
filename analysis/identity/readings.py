"""What printed names say, read once for every distinct text."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.identity.forms import NameForm, name_form
from analysis.identity.partitions import over_partitions

_BREAK = "\x1f"
_PARTS = ("key", "given", "middle", "family", "suffix", "nickname")


def read_names(printed: np.ndarray) -> dict[str, NameForm]:
    """Gives the form of every printed name."""
    names = np.asarray(printed, dtype=object)
    frame = pd.DataFrame({"block": np.arange(len(names)), "name": names})
    found = over_partitions(read_partition, frame, remembered=False)
    return dict(zip(names, forms_of(found), strict=True))


def read_partition(frame: pd.DataFrame) -> pd.DataFrame:
    """Reads the printed names in column `name`: one row of parts for each."""
    read = frame_of(map(name_form.__wrapped__, frame["name"].to_numpy(object)))
    return read.assign(block=frame["block"].to_numpy())


def frame_of(forms: Iterable[NameForm]) -> pd.DataFrame:
    """Gives a table of forms, as other processes take it."""
    rows = [(f.key, f.given, _BREAK.join(f.middle), f.family, f.suffix, f.nickname) for f in forms]
    return pd.DataFrame(rows, columns=list(_PARTS), dtype=object)


def forms_of(frame: pd.DataFrame) -> Iterable[NameForm]:
    """Gives the forms of a table."""
    columns = (frame[part].to_numpy(object) for part in _PARTS)
    for key, given, middle, family, suffix, nickname in zip(*columns, strict=True):
        yield NameForm(key, given, tuple(middle.split(_BREAK)) if middle else (), family, suffix, nickname)
