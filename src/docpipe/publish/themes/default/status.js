// Sorts the table of documents when a column's head is chosen, and puts it back as it came. The page needs none of this.
"use strict";
(() => {
  const table = document.querySelector(".matrix");
  if (!table) return;
  const parts = [...table.tBodies];
  const origin = parts.map((part) => [...part.rows]);
  const documents = origin.flat().filter((row) => !row.matches(".folder, .todo"));
  const below = new Map(documents.map((row) => [row, row.nextElementSibling?.matches(".todo") ? row.nextElementSibling : null]));
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, column) => {
    const cell = row.cells[column];
    return column ? Number(cell.dataset.sort ?? 101) : cell.querySelector("small").textContent;
  };
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

  const restore = () => {
    parts.forEach((part, number) => part.append(...origin[number]));
    table.classList.remove("sorted");
  };
  const sort = (column, sign) => {
    restore();
    const rows = [...documents].sort((one, other) => sign * compare(value(one, column), value(other, column)));
    parts[0].append(...rows.flatMap((row) => (below.get(row) ? [row, below.get(row)] : [row])));
    table.classList.add("sorted");
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    // What takes longest is looked for first, and so is what is least fresh.
    const first = head.matches(".effort") ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    button.addEventListener("click", () => {
      const next = { [first]: second, [second]: "" }[head.ariaSort] ?? first;
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      if (!next) return restore();
      head.setAttribute("aria-sort", next);
      sort(column, next === "ascending" ? 1 : -1);
    });
  });
})();
