import { families, resourcesOf, type Family } from "../../../bench/mix";
import type { Evidence, EvidenceTable } from "../../rehearse/evidence";
import { ratio, withRange } from "../statistics";
import type { Link, Method } from "./chain";
import { compiledCdk, ours } from "./contestants";
import { partNames, usageOf } from "./parts";
import { chainTable, phaseTable } from "./profile";
import { figures, goals, type Figure, type Lane } from "./race";

const UNITS: Readonly<
  Record<Figure, { readonly header: string; readonly divisor: number; readonly digits: number }>
> = {
  wall: { header: "wall, s", divisor: 1000, digits: 2 },
  cpu: { header: "processor, s", divisor: 1000, digits: 2 },
  memory: { header: "memory, MB", divisor: 2 ** 20, digits: 0 },
};
const FIGURES = Object.keys(UNITS) as Figure[];

function resultsTable(lanes: readonly Lane[]): EvidenceTable {
  const rows = lanes.map(({ contestant, units, entries }) => {
    const shown = FIGURES.flatMap((figure) => {
      const { divisor, digits } = UNITS[figure];
      const values = figures(lanes, contestant, units, figure);
      const share = ratio(values, figures(lanes, compiledCdk, units, figure));
      return [
        withRange(
          values.map((value) => value / divisor),
          digits,
        ),
        share.toFixed(2),
      ];
    });
    const { resources = 0, findings = 0 } = entries[0]?.made ?? {};
    return [units, contestant.name, resources, findings, ...shown];
  });
  return {
    title: "Results: median and range, and as a share of the compiled CDK app",
    header: [
      "units",
      "what",
      "resources",
      "findings",
      ...FIGURES.flatMap((figure) => [UNITS[figure].header, "share"]),
    ],
    rows,
    numbers: [0, 2, 3, 4, 5, 6, 7, 8, 9],
  };
}

function goalsTable(lanes: readonly Lane[], sizes: readonly number[]): EvidenceTable {
  return {
    title: "Goals",
    header: ["goal", "at most", "found", "verdict"],
    rows: goals(lanes, sizes).map(({ what, limit, found }) => [
      what,
      limit.toFixed(2),
      found.toFixed(2),
      found <= limit ? "met" : "missed",
    ]),
    numbers: [1, 2],
  };
}

function mixTable(): EvidenceTable {
  return {
    title: "What a unit holds",
    header: ["thing", "in a unit", "resources of each: Pulumi", "CDK"],
    rows: [
      ...Object.values<Family>(families).map(({ what, perUnit, pulumi, cdk }) => [
        what,
        perUnit,
        pulumi,
        cdk,
      ]),
      ["all", "", resourcesOf("pulumi", 1), resourcesOf("cdk", 1)],
    ],
    numbers: [1, 2, 3],
  };
}

/** Where our processor time and memory go, by process, out of the same runs. */
function partsTable(lanes: readonly Lane[]): EvidenceTable {
  const own = lanes.filter(({ contestant }) => contestant === ours);
  const rows = own.flatMap(({ units, entries }) =>
    partNames.map((name) => {
      const usages = entries.map(({ usage }) => usageOf(usage.parts, name));
      return [
        units,
        name,
        withRange(
          usages.map(({ cpu }) => cpu / 1000),
          2,
        ),
        withRange(
          usages.map(({ memory }) => memory / 2 ** 20),
          0,
        ),
      ];
    }),
  );
  return {
    title: "Where ours goes, by process",
    header: ["units", "process", "processor, s", "memory, MB"],
    rows,
    numbers: [0, 2, 3],
  };
}

const ABOUT = [
  "Both sides build the same things in AWS from one table, `bench/mix.ts`: a Pulumi program (`bench/program/`) and a CDK app (`bench/peers/`). The mix follows the dev environment's plan without its REST API, which CloudFormation models differently.",
  "Ours is what `npm run preview` does: set-up check, real engine, program and stand-in for AWS in one process, compiled policy pack with all its rules; it ends with a plan of every resource with its inputs and dependencies, and what the policies found. The CDK's is `cdk synth` with cdk-nag's AwsSolutions checks as a validation plugin, in as few stacks as CloudFormation's limit of 500 resources allows; it ends with templates and a validation report, without a plan, a diff or a question to any provider. Both are started without npm. The same settings of a bucket are eight resources on our side and two on the CDK's: ours builds more for the same things.",
  "Findings are allowed on both sides and counted, because the things are a mix and no good system. Runs are interleaved. Processor time and memory are those of the whole process tree; memory is resident memory at its most, looked at every 100 ms, where pages that two processes share count twice.",
  "Above sixty resources ours is a chain of calls. Of each resource the engine asks the provider to check it, the pack to mend it and the pack to judge it, one call after the other, and only then takes the next resource; when all are registered it asks the pack about the stack. The pack mends nothing and answers the second call without reading it, so that this call takes what any call between the engine and a Node process takes on this machine. Three of them for each resource remain whatever program, stand-in and rules do: the last row of the table of calls, whose runs note each call and are slower for it. It is the part that cannot be removed here; `cdk synth` asks nobody about a resource. The phases, whose sum is the wall time, tell what goes before the chain and after it. Where our wall time at the smallest size is short, the same chain is the larger multiple of it.",
];

/** What a race showed. */
export function raceEvidence(
  lanes: readonly Lane[],
  sizes: readonly number[],
  rounds: number,
  noted: readonly Readonly<Record<Method, Link>>[],
): Evidence {
  const [, middle = 0] = sizes;
  const held = goals(lanes, sizes);
  const met = held.filter(({ found, limit }) => found <= limit).length;
  return {
    title: "Benchmark against AWS CDK with cdk-nag",
    about: ABOUT,
    tables: [
      resultsTable(lanes),
      goalsTable(lanes, sizes),
      partsTable(lanes),
      phaseTable(lanes),
      chainTable(middle, noted),
      mixTable(),
    ],
    ok: met === held.length,
    verdict: `${rounds} rounds; ${met} of ${held.length} goals met`,
    failures: [],
  };
}
