"""vCard 4.0: for address books over CardDAV that know the newer form."""

from functools import partial

from pipelines.export.cards import write_cards

NAME = "vcard4"
ENDING = ".v4.vcf"
write = partial(write_cards, version="4.0")
