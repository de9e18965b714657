"""A folder of results as a run leaves it, of invented people."""

from datetime import date
from pathlib import Path

from pipelines.export import spreadsheet
from pipelines.frames import write_table
from pipelines.mentors import mentors_table
from pipelines.rank import rank_frame
from tests.ranking_cases import table, talk

MENTIONS = (
    talk("e1", "Wick Forum", 2014, name="Zoë Reed", organization="Lamp, Works; Ltd", job_title="Director",
         session="Wicks\x1b[2J for all", evidence="Zoë Reed mentors newcomers\x1b]0;x\x07",
         profile_urls="https://zoe.example"),
    talk("e1", "Wick Forum", 2015, name="Zoë Reed", role="keynote"),
    talk("e1", "Light Expo", 2016, name="Z. Reed", role="award_recipient", award="Glow Award"),
    talk("e2", "Light Expo", 2016, name="Zoë Reed", organization="Tallow House"),
    talk("e3", "Light Expo", 2016, name="=Olaf Marsh"),
    talk("e4", "Light Expo", 2016, name="Nobody Real", excluded="placeholder"),
    talk("e5", "Light Expo", 2016, name="Acme Lamps", kind="organization", role="sponsor"),
)  # fmt: skip


def save_results(workspace: Path, project: str = "sample") -> Path:
    folder = workspace / project
    folder.mkdir(parents=True)
    resolved = table(*MENTIONS)
    write_table(resolved.assign(year=resolved["year"].astype("int64")), folder / "resolved.parquet")
    mentors = mentors_table(rank_frame(resolved), resolved, date(2016, 1, 1))
    spreadsheet.write(mentors, folder / "mentors.csv")
    return folder
