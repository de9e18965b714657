"""Runs inside the environment of Tryton: imports files as its client does, and prints what is there after.

python tryton_import.py CONFIGURATION MODEL FILE...
"""

import csv
import json
import sys
from pathlib import Path

from proteus import Model, config

settings, model, *files = sys.argv[1:]
context = config.set_trytond("crm", config_file=settings).context
for file in files:
    with Path(file).open(encoding="utf-8", newline="") as handle:
        heading, *rows = csv.reader(handle)
    print("imported", Model.get(model)._proxy.import_data(heading, rows, context), file=sys.stderr)
parties = [
    {
        "code": party.code,
        "name": party.name,
        "links": [(one.type, one.value) for one in party.contact_mechanisms],
        "notes": [
            one.message for one in Model.get("ir.note").find([("resource", "=", f"party.party,{party.id}")])
        ],
    }
    for party in Model.get("party.party").find([])
]
json.dump(parties, sys.stdout)
