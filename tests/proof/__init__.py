"""Imports into real software: address books, Tryton, BottleCRM.

They run where `install.sh` put the software and MENTORSCOUT_PROOF names its folder; else they are skipped.

    bash tests/proof/install.sh build/proof
    MENTORSCOUT_PROOF=build/proof .venv/bin/pytest tests/proof
"""
