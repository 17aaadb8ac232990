import { computeDeletionCases, computeDeletionRows } from "./deletion/compute";
import { edgeDeletionCases, edgeDeletionRows } from "./deletion/edge";
import { networkDeletionCases, networkDeletionRows } from "./deletion/network";
import type { DeletionCase, DeletionRow } from "./deletion/row";
import { serviceRows } from "./deletion/services";

/** What must be gone first, where an input names what is deleted. A pair more is a row more. */
export const deletionRows: readonly DeletionRow[] = [
  ...serviceRows,
  ...networkDeletionRows,
  ...computeDeletionRows,
  ...edgeDeletionRows,
];

export const deletionCases: readonly DeletionCase[] = [
  ...networkDeletionCases,
  ...computeDeletionCases,
  ...edgeDeletionCases,
];
