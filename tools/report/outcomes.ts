import type { Exemption } from "../../policy-pack/exemptions/schema";
import type { Finding, Snapshot } from "./snapshot";

/** What the policies say otherwise than before. */
export interface OutcomeChanges {
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
}

/** A finding whose outcome changed has gone and appeared. */
export function outcomeChanges(before: Snapshot, after: Snapshot): OutcomeChanges {
  const key = ({ id, outcome }: Finding): string => `${outcome} ${id}`;
  const [olds, news] = [before.findings, after.findings].map((all) => new Set(all.map(key)));
  return {
    appeared: after.findings.filter((finding) => !olds?.has(key(finding))),
    gone: before.findings.filter((finding) => !news?.has(key(finding))),
  };
}

export interface ExemptionChanges {
  readonly added: readonly Exemption[];
  /** The same resource and rule, with another end, reason or owner. */
  readonly changed: readonly (readonly [Exemption, Exemption])[];
  readonly removed: readonly Exemption[];
}

function subjectOf({ policy, layer, resource }: Exemption): string {
  return [policy, layer, resource].join("\n");
}

export function exemptionChanges(before: Snapshot, after: Snapshot): ExemptionChanges {
  const olds = new Map(before.exemptions.map((each) => [subjectOf(each), each]));
  const news = new Map(after.exemptions.map((each) => [subjectOf(each), each]));
  return {
    added: [...news].flatMap(([key, each]) => (olds.has(key) ? [] : [each])),
    changed: [...news].flatMap(([key, each]) => {
      const old = olds.get(key);
      return old === undefined || JSON.stringify(old) === JSON.stringify(each) ? [] : [[old, each] as const];
    }),
    removed: [...olds].flatMap(([key, each]) => (news.has(key) ? [] : [each])),
  };
}
