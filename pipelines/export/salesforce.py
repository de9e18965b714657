"""Salesforce leads: last name and company are always there; upsert on `Mentor_Id__c`."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet

NAME = "salesforce"
ENDING = ".salesforce.csv"
EXTERNAL_ID = "create this field first (text, external ID, unique); match and update by it"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("FirstName", lambda person: person.first, limit=40),
                Column("LastName", lambda person: person.last, limit=80),
                Column("Company", pack.company, limit=255),
                Column("Title", pack.cell("job_title"), limit=128),
                Column("Website", pack.link, limit=255, whole=True),
                Column("LeadSource", pack.always("Web")),
                Column("Description", pack.lines, limit=32_000),
                Column("Mentor_Id__c", lambda person: person.identity, advice=EXTERNAL_ID),
            )
        ),
    ),
    rows=50_000,
    checks=(pack.one_name, pack.no_company),
    steps=("In the wizard choose UTF-8, and matching by external ID.",),
)
write = partial(write_table, pack=PACK)
