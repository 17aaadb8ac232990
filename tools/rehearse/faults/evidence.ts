import { failureText } from "../../engine/failure";
import { readUrn } from "../../engine/urn";
import { EngineSession } from "../../engine/session";
import { importFormOf } from "../../stand-in";
import type { Evidence, EvidenceTable } from "../evidence";
import type { RehearsalRequest } from "../rehearsals";
import { chosenOf } from "./chosen";
import { DeletionAndCreation } from "./deletion-and-creation";
import { groupedBy } from "./grouped-by";
import type { Incident } from "./incident";
import { Interruptions } from "./interruption";
import { orphanSearch } from "./orphans";
import { replacedWithoutFailure } from "./replaceable";
import { Replacement } from "./replacement";
import { Stage } from "./stage";
import { operations, troubles, troubleTitles, type Outcome, type Trial, type Trouble } from "./trial";
import { truncateConfiguration } from "./truncation";
import { Update, updated, updatesOf } from "./update";

/** What a whole rehearsal showed. */
export interface Shown {
  readonly trials: readonly Trial[];
  readonly incidents: readonly Incident[];
  readonly imports: readonly string[];
  /** By URN, why AWS refuses a replacement even where nothing fails. */
  readonly refusals: ReadonlyMap<string, string>;
  readonly failures: readonly string[];
}

export interface FaultOptions extends RehearsalRequest {
  /** Left out: all of them. */
  readonly troubles?: readonly Trouble[];
  /** Types that are made to fail; left out: all of the plan. */
  readonly types?: ReadonlySet<string>;
}

/** Deploys layer upon layer; each is made to fail in every way while it is the topmost. */
export async function rehearseEveryFault(options: FaultOptions): Promise<Shown> {
  const { settings, layers, progress, troubles: asked = troubles, types } = options;
  const { environment, account } = settings;
  const shown = {
    trials: [] as Trial[],
    incidents: [] as Incident[],
    imports: [] as string[],
    refusals: new Map<string, string>(),
    failures: [] as string[],
  };
  const session = await EngineSession.open({ environment, settings, outputs: "unknown", policies: false });
  try {
    for (const layer of layers) {
      const stage = new Stage(session, settings, layer, progress);
      const before = stage.moment();
      const up = await stage.run("up", "deployment without a failure");
      if (!up.ok) throw new Error(`${layer}: ${failureText(up)}`);
      const whole = stage.moment();
      const chosen = chosenOf(whole.checkpoint, (urn) => session.provider.secondRequestFor(urn)).filter(
        ({ type }) => types?.has(type) ?? true,
      );
      const mutations = updatesOf(stage, chosen);
      const changed = await updated(stage, whole, mutations);
      const replaced = await replacedWithoutFailure(stage, whole, chosen);
      for (const [urn, said] of replaced.refusals) shown.refusals.set(urn, said);
      for (const trouble of asked) {
        const given = [stage, whole, chosen, trouble, account] as const;
        const batches = [
          new DeletionAndCreation(...given),
          new Update(...given, mutations, changed),
          new Replacement(...given, replaced),
        ];
        for (const batch of batches) {
          const { trials, imports, failures } = await batch.run();
          shown.trials.push(...trials);
          shown.imports.push(...imports);
          shown.failures.push(...failures);
        }
      }
      const held = chosen.find(({ second }) => second.answer === "refused");
      if (layer === layers[0] && held !== undefined) {
        shown.incidents.push(...(await new Interruptions(stage, before, whole, held, account).run()));
      }
      if (stage.stuck > 0) shown.incidents.push(stuckIn(stage));
      shown.incidents.push(...unexplainedIn(stage));
      stage.goBackTo(whole);
    }
  } finally {
    await session.close();
  }
  shown.incidents.push(truncateConfiguration(settings));
  return shown;
}

function stuckIn({ layer, stuck }: Stage): Incident {
  return {
    tried: `${layer}: the engine waited for ever, ${stuck} times (with --continue-on-error, where AWS refuses a deletion that comes before a creation)`,
    remedy: "killed, `pulumi cancel`, the same command again",
  };
}

/** What was lost by them is told with what was made to fail. */
function unexplainedIn({ layer, unexplained }: Stage): readonly Incident[] {
  return unexplained.map((said) => ({
    tried: `${layer}: a run failed by itself (${said.split("\n")[0] ?? ""})`,
    remedy: "the same command again",
  }));
}

/** What a cell of the table says. */
const words: Readonly<Record<Outcome, string>> = {
  again: "next run",
  imported: "import",
  overwritten: "written over",
  orphan: "orphan possible",
  unmarked: "state mended",
  kept: "kept",
  impossible: "–",
  untried: "not tried",
  lost: "LOST",
};

function typeTable(trials: readonly Trial[]): EvidenceTable {
  const byType = [...groupedBy(trials, ({ type }) => type)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = byType.flatMap(([type, all]) =>
    operations.map((operation) => [
      type,
      operation,
      ...troubles.map((trouble) => {
        const found = all.filter((trial) => trial.operation === operation && trial.trouble === trouble);
        return [...new Set(found.map(({ outcome }) => words[outcome]))].join(", ");
      }),
    ]),
  );
  const header = ["type", "operation", ...troubles.map((trouble) => troubleTitles[trouble])];
  return { title: "What was made to fail, and what it took afterwards", header, rows, numbers: [] };
}

function isTried({ outcome }: Trial): boolean {
  return outcome !== "impossible" && outcome !== "untried";
}

function countTable(trials: readonly Trial[]): EvidenceTable {
  const rows = operations.map((operation) => {
    const all = trials.filter((trial) => trial.operation === operation);
    const count = (...outcomes: readonly Outcome[]): number =>
      all.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const tried = all.filter(isTried).length;
    return [operation, tried, tried - count("lost"), count("lost"), count("untried"), count("impossible")];
  });
  const header = ["operation", "tried", "survived", "lost", "not tried", "not possible"];
  return { title: "Tried, survived, lost", header, rows, numbers: [1, 2, 3, 4, 5] };
}

function incidentTable(incidents: readonly Incident[]): EvidenceTable {
  const rows = incidents.map(({ tried, remedy, lost }) => [
    tried,
    remedy,
    lost === undefined ? "survived" : "LOST",
  ]);
  const header = ["what happened", "what the operator is told or does", "outcome"];
  return { title: "Interruptions", header, rows, numbers: [] };
}

function remedyTables(trials: readonly Trial[]): readonly EvidenceTable[] {
  const typesOf = (...outcomes: readonly Outcome[]): readonly string[] => {
    const found = trials.filter(({ outcome }) => outcomes.includes(outcome));
    return [...new Set(found.map(({ type }) => type))].sort();
  };
  return [
    {
      title: "What `pulumi import` takes as the id",
      header: ["type", "id; a name in braces is an input or output"],
      rows: typesOf("imported", "orphan").map((type) => [type, `\`${importFormOf(type)}\``]),
      numbers: [],
    },
    {
      title: "How an orphan is found",
      header: ["type", "command"],
      rows: typesOf("orphan").map((type) => [type, orphanSearch(type)]),
      numbers: [],
    },
  ];
}

/** One row a thing that AWS says, and the types that it says it of. */
function refusalTable(refusals: ReadonlyMap<string, string>): EvidenceTable {
  const bySaying = groupedBy([...refusals], ([, said]) => said);
  const rows = [...bySaying].map(([said, urns]) => [
    urns.map(([urn]) => `${readUrn(urn).type} ${readUrn(urn).name}`).join(", "),
    said,
  ]);
  const header = ["resource", "AWS says"];
  return { title: "What cannot be replaced in one run even where nothing fails", header, rows, numbers: [] };
}

const ABOUT = [
  "Every type of resource is made to fail once in its creation, update, replacement and deletion, in four ways, against " +
    "the stand-in for AWS. Of each type and layer it is the resource on which least depends; a run makes one of every type " +
    "fail at once (`--continue-on-error`), and the same command is run again until nothing is left to fail. Deletions are " +
    "`pulumi destroy --target`, replacements `pulumi up --replace` under the same name, with what has to be replaced then, too; updates one more tag or another " +
    "harmless value. Survived is what ends with the account and the state that a run without a failure leaves: types, " +
    "names, inputs, outputs, dependencies and protection are compared one by one, ids chosen by AWS aside.",
  "*next run*: the same command again was enough. *import*: AWS has it and refuses a second one: the run prints the line " +
    "of `pulumi import`, and after it the next `up` finds nothing to do. *written over*: what AWS puts a second time is " +
    "the same, or AWS answers with what it has. *orphan possible*: the next `up` makes a second one, and the first stays until it is found as shown below. " +
    "*state mended*: the old one had to be deleted first, AWS has one of its name, and the state says that a replacement is " +
    "pending: import and refresh pass it over until that mark is taken out (docs/deploying.md), and then the next `up` finds " +
    "nothing to do; where AWS gave the new one another id, the refresh takes the old one out, and the new one is imported. " +
    "*not tried*: AWS refuses such a replacement even where nothing fails, as the last table tells. " +
    "*kept*: the program protects or retains it, and it was left alone. *–*: not possible; AWS answers no deletion or update " +
    'with "already exists", nor the creation of what it writes over or makes twice; some types have no input that AWS ' +
    "changes in place; what a component of another package makes is replaced by that component alone.",
];

/** Makes everything fail that can, and tells what came of it. */
export async function rehearseFaults(request: FaultOptions): Promise<Evidence> {
  const { trials, incidents, imports, refusals, failures } = await rehearseEveryFault(request);
  for (const line of imports) process.stderr.write(`${line}\n`);
  const tried = trials.filter(isTried);
  const lost = [
    ...tried
      .filter(({ outcome }) => outcome === "lost")
      .map(({ operation, trouble, urn }) => `lost: ${operation}, ${troubleTitles[trouble]}: ${urn}`),
    ...incidents.flatMap((incident) =>
      incident.lost === undefined ? [] : [`lost: ${incident.tried}: ${incident.lost}`],
    ),
  ];
  const all = tried.length + incidents.length;
  return {
    title: "What survives a failure",
    about: ABOUT,
    tables: [
      countTable(trials),
      incidentTable(incidents),
      typeTable(trials),
      ...remedyTables(trials),
      refusalTable(refusals),
    ],
    ok: lost.length === 0 && failures.length === 0,
    verdict: `${all} tried, ${all - lost.length} survived, ${lost.length} lost; ${imports.length} resources imported`,
    failures: [...lost, ...failures],
  };
}
