import { createHash } from "node:crypto";
import type { Location, Log, Result } from "sarif";
import { aboutPack } from "../../policy-pack/analysis/names";
import type { Rule } from "../../policy-pack/rule";
import { layers } from "../../shared/naming";
import type { PolicyReport } from "../engine/policy-results";
import { findingsOf, toldFields, type Finding } from "./finding";
import { ruleDescriptors } from "./sarif-rules";

/** What a SARIF file is made of besides the findings. */
export interface SarifFacts {
  readonly environment: string;
  readonly rules: readonly Rule[];
  /** The pack's version. */
  readonly version: string;
  /** Says, in CI, where the repository is. */
  readonly env: NodeJS.ProcessEnv;
}

/** Where a reader finds what a finding is about. SARIF's viewers want a file; the engine knows no lines of it. */
function fileOf({ rule, resource }: Finding): string {
  if (rule === aboutPack.exemptionsValid) return "policy-pack/exemptions.yaml";
  if (rule === aboutPack.settings || rule === aboutPack.configurationUsed) return "policy-pack/settings.ts";
  const layer = layers.find((each) => each === resource?.layer);
  return layer === undefined ? "system.ts" : `${layer}/layer.ts`;
}

function fileLocation(uri: string): Location["physicalLocation"] {
  return { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region: { startLine: 1 } };
}

function locationOf(finding: Finding): Location {
  const { urn, resource } = finding;
  return {
    physicalLocation: fileLocation(fileOf(finding)),
    ...(resource !== undefined && {
      logicalLocations: [{ name: resource.name, fullyQualifiedName: urn ?? resource.name, kind: "resource" }],
    }),
  };
}

/** The same for the same finding in every run, whichever project shows it. */
function fingerprintOf({ kind, rule, resource, fields }: Finding, environment: string): string {
  const { layer = "", type = "", name = "" } = resource ?? {};
  const found = fields.found ?? fields.exempted ?? fields.reason ?? fields.setting ?? "";
  // Two entries of the exemptions may be wrong in the same way.
  const entry = fields.entry === undefined ? [] : [fields.entry];
  const text = [kind, environment, rule, layer, type, name, ...entry, found].join("\n");
  return createHash("sha256").update(text).digest("hex");
}

function text(finding: Finding): string {
  const { resource, headline } = finding;
  const subject = resource === undefined ? [] : [`${resource.name} (${resource.type})`];
  const lines = toldFields(finding).map(([label, told]) => `${label}: ${told}`);
  return [...subject, headline, ...lines].filter((line) => line !== "").join("\n");
}

const outcomes: Readonly<Record<Finding["kind"], Pick<Result, "kind" | "level">>> = {
  violation: { kind: "fail", level: "error" },
  advice: { kind: "fail", level: "warning" },
  // SARIF's word for "not enough was known"; a level belongs to failures alone.
  "not evaluated": { kind: "open", level: "none" },
  exemption: { kind: "fail", level: "error" },
  configuration: { kind: "informational", level: "none" },
};

function suppressionOf({ kind, fields }: Finding): Pick<Result, "suppressions"> {
  const { reason = "", owner = "", expires = "" } = fields;
  return kind !== "exemption"
    ? {}
    : {
        suppressions: [
          {
            kind: "external",
            status: "accepted",
            justification: `${reason} (${owner}, until ${expires})`,
            location: { physicalLocation: fileLocation("policy-pack/exemptions.yaml") },
          },
        ],
      };
}

/** Findings that say the same of several resources: what a rule could not evaluate, by rule and reason. */
function grouped(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  findings.forEach((finding, index) => {
    const key =
      finding.kind === "not evaluated" ? `${finding.rule}\n${finding.fields.reason ?? ""}` : `${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  });
  return [...groups.values()];
}

/**
 * The findings as SARIF 2.1.0, for GitHub and other viewers: the same bytes for the same findings.
 * Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(reports: readonly PolicyReport[], facts: SarifFacts): Log {
  const descriptors = ruleDescriptors(facts.rules, facts.env);
  const results = grouped(findingsOf(reports)).map((group): Result => {
    const [first] = group;
    const ruleIndex = descriptors.findIndex(({ id }) => id === first.rule);
    return {
      ruleId: first.rule,
      ...(ruleIndex >= 0 && { ruleIndex }),
      ...outcomes[first.kind],
      message: { text: group.length > 1 ? text({ ...first, resource: undefined }) : text(first) },
      locations: group.map(locationOf),
      partialFingerprints: { "tradaiFinding/v1": fingerprintOf(first, facts.environment) },
      ...suppressionOf(first),
    };
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "tradai-policies", semanticVersion: facts.version, rules: descriptors } },
        automationDetails: { id: `tradai-policies/${facts.environment}/` },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
}
