"""Salesforce contacts, instead of leads; upsert on `Mentor_Id__c`."""

from functools import partial

from pipelines.export import pack
from pipelines.export.files_of_pack import write_table
from pipelines.export.pack import Column, Pack, Sheet
from pipelines.export.salesforce import EXTERNAL_ID

NAME = "salesforce-contact"
ENDING = ".salesforce-contact.csv"
PACK = Pack(
    sheets=(
        Sheet(
            (
                Column("FirstName", lambda person: person.first, limit=40),
                Column("LastName", lambda person: person.last, limit=80),
                Column("Account Name", lambda person: person.organization, limit=255),
                Column("Title", pack.cell("job_title"), limit=128),
                Column("LeadSource", pack.always("Web")),
                Column("Description", pack.lines, limit=32_000),
                Column("Mentor_Id__c", lambda person: person.identity, advice=EXTERNAL_ID),
            )
        ),
    ),
    rows=50_000,
    checks=(pack.one_name,),
    steps=(
        "In the wizard choose UTF-8, accounts and contacts, and matching by external ID.",
        "Import people as leads or as contacts, not as both.",
    ),
)
write = partial(write_table, pack=PACK)
