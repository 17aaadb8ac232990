import { parseMessage } from "../../policy-pack/analysis/message";
import { aboutPack } from "../../policy-pack/analysis/names";
import type { PolicyReport } from "../engine/policy-results";
import { readUrn, type ReadableUrn } from "../engine/urn";

/** What a report of the policy pack is about. */
export type FindingKind = "violation" | "advice" | "not evaluated" | "exemption" | "configuration";

/** A report of the policy pack, read: the summary and SARIF say the same because both are made of it. */
export interface Finding {
  readonly kind: FindingKind;
  /** The rule: the one that a report of the pack about itself tells of, where it names one. */
  readonly rule: string;
  readonly urn?: string;
  /** Absent where it is about the stack or the pack. */
  readonly resource?: ReadableUrn;
  readonly headline: string;
  /** In the pack's order: `found`, `expected`, `fix`, `docs` of a violation. */
  readonly fields: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, FindingKind>> = {
  [aboutPack.notEvaluated]: "not evaluated",
  [aboutPack.exemptionsUsed]: "exemption",
  [aboutPack.configurationUsed]: "configuration",
};
const order: readonly FindingKind[] = ["violation", "advice", "not evaluated", "exemption", "configuration"];

function findingOf({ policy, mandatory, urn, message }: PolicyReport): Finding {
  const { headline, fields } = parseMessage(message);
  const kind = kinds[policy] ?? (mandatory ? "violation" : "advice");
  const told = kinds[policy] === undefined ? policy : (fields.rule ?? policy);
  // The engine names the stack where the pack names nothing.
  const resource = urn === undefined ? undefined : readUrn(urn);
  const isStack = resource === undefined || resource.type === "pulumi.pulumi.Stack";
  return { kind, rule: told, headline, fields, ...(isStack ? {} : { urn, resource }) };
}

function sortKey({ kind, rule, resource, fields }: Finding): string {
  const { layer = "", type = "", name = "" } = resource ?? {};
  return [order.indexOf(kind), rule, layer, type, name, ...Object.values(fields)].join("\n");
}

/** What the policy pack said, in an order that depends on nothing but what it said; the same thing once. */
export function findingsOf(reports: readonly PolicyReport[]): readonly Finding[] {
  const byKey = new Map(reports.map(findingOf).map((finding) => [sortKey(finding), finding]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, finding]) => finding);
}

/** What a reader is told of a finding: the pack's own words, without the resource, which stands in the title. */
export function toldFields({ fields }: Finding): readonly (readonly [label: string, text: string])[] {
  return Object.entries(fields).filter(([label]) => label !== "resource");
}
