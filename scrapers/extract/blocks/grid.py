"""Where the cells of a table stand, also where some span several rows or columns (HTML, 4.9.12)."""

WIDE = "+"  # ends the shape of a line whose cell spans several columns
_WIDEST = 60


class Grid:
    """The table that is being walked: its row and column, and the columns that cells above still fill."""

    def __init__(self, node: int) -> None:
        """Takes the number of the table's element."""
        self.node = node
        self.row = self.column = -1
        self.width = 1
        self._filled: dict[int, int] = {}

    def next_row(self) -> None:
        """Begins a row."""
        self.row += 1
        self.column, self.width = -1, 1
        self._filled = {column: rows - 1 for column, rows in self._filled.items() if rows > 1}

    def next_cell(self, rows: int, columns: int) -> None:
        """Begins a cell that spans so many rows and columns, at the next place that is free."""
        self.column += self.width if self.column >= 0 else 1
        while self.column in self._filled:
            self.column += 1
        self.width = max(1, min(columns, _WIDEST))
        if rows > 1:
            self._filled |= dict.fromkeys(range(self.column, self.column + self.width), rows)
