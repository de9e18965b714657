"""vCard 3.0: address books of phones and desks; importing it again updates the same cards."""

from functools import partial

from pipelines.export.cards import write_cards

NAME = "vcard"
ENDING = ".vcf"
write = partial(write_cards, version="3.0")
