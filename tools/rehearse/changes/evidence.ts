import { readUrn } from "../../engine/urn";
import type { Evidence } from "../evidence";
import type { RehearsalRequest } from "../rehearsals";
import { changes } from "./changes";
import { rehearseEach, type LayerUp, type StageOutcome } from "./rehearsal";

type Row = readonly (string | number)[];

const counted = {
  created: ["create"],
  changed: ["update"],
  replaced: ["replace"],
  deleted: ["delete"],
} as const;

function count({ steps }: LayerUp, ops: readonly string[]): number {
  return steps.filter(({ op }) => ops.includes(op)).length;
}

/** What went wrong at a stage, one sentence each. */
function problems({ ups, unsettled, wrong }: StageOutcome): readonly string[] {
  return [
    ...wrong,
    ...ups.flatMap(({ lost }) => lost.map((name) => `${name} held data and is gone`)),
    ...ups.flatMap(({ disorder }) => disorder),
    ...unsettled.map((what) => `the second preview still shows: ${what}`),
  ];
}

function ended({ stage }: StageOutcome, { layer, failure }: LayerUp): string {
  if (failure === "") return "done";
  if (stage.refused?.layer !== layer) return "FAILED";
  return stage.refused.halfway === true ? "ends halfway, as it has to" : "refused, as it has to be";
}

function layerRow(outcome: StageOutcome, up: LayerUp): Row {
  const { change, stage } = outcome;
  const counts = Object.values(counted).map((ops) => count(up, ops));
  return [change.title, stage.title, up.layer, ...counts, ended(outcome, up)];
}

function stageRow(outcome: StageOutcome): Row {
  const { change, stage, ups, unsettled } = outcome;
  const [lost, disorder] = [ups.flatMap((up) => up.lost), ups.flatMap((up) => up.disorder)];
  const meant = stage.meantToGo ?? [];
  return [
    change.title,
    stage.title,
    ups.map(({ layer }) => layer).join(", "),
    lost.length > 0 ? `LOST: ${lost.join(", ")}` : meant.length > 0 ? `all but ${meant.join(", ")}` : "all",
    disorder.length === 0 ? "right" : `WRONG: ${disorder.length}`,
    stage.refused === undefined ? (unsettled.length === 0 ? "empty" : `${unsettled.length} left`) : "",
    problems(outcome).length === 0 ? (stage.note ?? "") : "FAILED",
  ];
}

/**
 * Replacements and their causes, and deletions: what a reader looks for first. Sorted, since the engine works at several
 * at once and tells of them in another order each time.
 */
function endedRows({ change, stage, ups }: StageOutcome): readonly Row[] {
  return ups.flatMap(({ layer, steps }) =>
    steps
      .filter(({ op }) => op === "replace" || op === "delete")
      .map(({ op, urn, keys }) => {
        const what = op === "replace" ? `replaced: ${[...keys].sort().join(", ")}` : "deleted";
        const { type, name } = readUrn(urn);
        return [type, name, what] as const;
      })
      .sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1))
      .map((row) => [change.title, stage.title, layer, ...row]),
  );
}

/** Judges a rehearsal of changes, for the screen and for the repository. */
export function changesEvidence(outcomes: readonly StageOutcome[]): Evidence {
  const failures = outcomes.flatMap((outcome) =>
    problems(outcome).map((problem) => `${outcome.change.title}, ${outcome.stage.title}: ${problem}`),
  );
  const failed = outcomes.filter((outcome) => problems(outcome).length > 0);
  const titles = new Set(outcomes.map(({ change }) => change.title));
  return {
    title: "Changes of a deployed environment",
    about: [
      "An environment is deployed once; each change is made to that state, its steps one after the other, by an `up` of " +
        "the layers in the order named. The inventory's tables are edited for it as an author edits them.",
      "A change is right when nothing that holds data is replaced or deleted, unless it belongs to what is removed; " +
        "when nothing is made or changed before what it depends on, and nothing deleted while another names it (by its " +
        "ARN, the address of its images, or the id that AWS gave it); and when the preview after it is empty. Where " +
        "something was added and removed again, the account is what it was before.",
    ],
    tables: [
      {
        title: "What came of each",
        header: ["change", "step", "layers", "data kept", "order", "second preview", "to know"],
        rows: outcomes.map(stageRow),
        numbers: [],
      },
      {
        title: "Resources by layer",
        header: ["change", "step", "layer", ...Object.keys(counted), "up"],
        rows: outcomes.flatMap((outcome) =>
          outcome.ups
            .filter(({ steps, failure }) => steps.length > 0 || failure !== "")
            .map((up) => layerRow(outcome, up)),
        ),
        numbers: [3, 4, 5, 6],
      },
      {
        title: "Replaced and deleted",
        header: ["change", "step", "layer", "type", "resource", "what"],
        rows: outcomes.flatMap(endedRows),
        numbers: [],
      },
    ],
    ok: failures.length === 0,
    verdict: `${titles.size} changes in ${outcomes.length} steps, ${failed.length} of them wrong`,
    failures,
  };
}

/** Tries every change on a deployed environment. */
export async function rehearseChanges(request: RehearsalRequest): Promise<Evidence> {
  return changesEvidence(await rehearseEach(request, changes));
}
