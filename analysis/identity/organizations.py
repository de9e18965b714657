"""Which mentions of organisations are one organisation."""

import numpy as np
import pandas as pd

from analysis.organizations import organization_key


def resolve_organizations(rows: pd.DataFrame) -> np.ndarray:
    """Gives every row, a distinct printing of an organisation's name, the number of its organisation."""
    keys = {name: organization_key(name).replace(" ", "") or name for name in rows["name"].unique()}
    return np.asarray(pd.factorize(rows["name"].map(keys), sort=True)[0])
