import { readFileSync } from "node:fs";
import type { Log, Result } from "sarif";
import { parseExemptions } from "../../policy-pack/exemptions/load";
import type { Exemption } from "../../policy-pack/exemptions/schema";
import { planSchema, type Plan } from "../engine/plan";

/** What one revision of the repository would make of an environment, and what the policies say of it. */
export interface Snapshot {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly exemptions: readonly Exemption[];
}

/** What the policies say of one or more resources. */
export interface Finding {
  /** The same in every run for the same finding. */
  readonly id: string;
  readonly rule: string;
  readonly outcome: "violation" | "advice" | "not evaluated" | "exempted";
  /** Logical names; empty for what concerns the whole. */
  readonly resources: readonly string[];
  /** The value found, or why it could not be judged, in one line. */
  readonly text: string;
}

function outcomeOf({ kind, level, suppressions = [] }: Result): Finding["outcome"] | undefined {
  if (suppressions.length > 0) return "exempted";
  if (kind === "open") return "not evaluated";
  if (kind !== "fail") return undefined;
  return level === "error" ? "violation" : "advice";
}

/** The lines of a finding's message that say what was found, by their labels. */
const telling = /^(?:found|exempted|reason|setting): /;

/** Which entry of the exemptions it is about, where it is about one: two of them may be wrong in the same way. */
const entry = /^entry: /;

function toldBy(message: string): string {
  const lines = message.split("\n");
  const line = lines.find((each) => telling.test(each)) ?? lines.join(" ");
  const about = lines
    .filter((each) => each.startsWith("entry: "))
    .map((each) => `${each.replace(entry, "")}: `);
  return `${about.join("")}${line.replace(telling, "")}`.replaceAll(/\s+/g, " ");
}

function findingOf(result: Result): readonly Finding[] {
  const outcome = outcomeOf(result);
  if (outcome === undefined) return [];
  const places = (result.locations ?? []).flatMap(({ logicalLocations }) => logicalLocations ?? []);
  return [
    {
      id: Object.values(result.partialFingerprints ?? {}).join(" "),
      rule: result.ruleId ?? "",
      outcome,
      resources: places.map(({ name = "" }) => name),
      text: toldBy(result.message.text ?? ""),
    },
  ];
}

/** The findings of a log that `npm run preview -- --sarif` writes; what only informs is left out. */
export function findingsOf({ runs }: Log): readonly Finding[] {
  return runs.flatMap(({ results }) => (results ?? []).flatMap(findingOf));
}

/** The files that hold a snapshot. */
export interface SnapshotFiles {
  /** As `npm run preview -- --plan` writes it. */
  readonly plan: string;
  /** As `npm run preview -- --sarif` writes it. */
  readonly sarif: string;
  /** A copy of `policy-pack/exemptions.yaml`. */
  readonly exemptions: string;
}

/** @throws ZodError where a file is not what its writer writes */
export function readSnapshot(files: SnapshotFiles): Snapshot {
  const plan = planSchema.parse(JSON.parse(readFileSync(files.plan, "utf8")));
  return {
    plan,
    findings: findingsOf(JSON.parse(readFileSync(files.sarif, "utf8")) as Log),
    exemptions: parseExemptions(readFileSync(files.exemptions, "utf8")).entries.filter(
      ({ environment }) => environment === plan.environment,
    ),
  };
}
