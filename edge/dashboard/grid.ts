import type { Widget } from "./widget";

/** Units that a dashboard is wide. */
const columns = 24;

/** Widgets beside one another, as wide as one another. */
export interface Row {
  /** In units of the grid. */
  readonly height: number;
  readonly widgets: readonly Widget[];
}

/** A widget in its place. */
export interface Placed extends Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Charts in rows of at most so many. */
export function rowsOf(widgets: readonly Widget[], inRow: number, height: number): readonly Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < widgets.length; index += inRow) {
    rows.push({ height, widgets: widgets.slice(index, index + inRow) });
  }
  return rows;
}

/** Puts rows below one another; the widgets of a row divide its width, and the last takes what is left over. */
export function layOut(rows: readonly Row[]): readonly Placed[] {
  let y = 0;
  return rows.flatMap(({ height, widgets }) => {
    const width = Math.floor(columns / widgets.length);
    const placed = widgets.map((widget, index) => ({
      ...widget,
      x: index * width,
      y,
      width: index === widgets.length - 1 ? columns - index * width : width,
      height,
    }));
    y += height;
    return placed;
  });
}
