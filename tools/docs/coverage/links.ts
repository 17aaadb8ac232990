import type { CatalogueIds } from "../../../policy-pack/rule";

/** What people call the public catalogues. */
export const catalogueTitles: Readonly<Record<keyof CatalogueIds, string>> = {
  securityHub: "Security Hub",
  cis: "CIS AWS 5.0",
  cdkNag: "cdk-nag",
  checkov: "checkov",
};

const guide = "https://docs.aws.amazon.com/securityhub/latest/userguide";

/** An id of a public catalogue; Security Hub's leads to AWS's page on it. The others have no page an id. */
export function idText(catalogue: keyof CatalogueIds, id: string): string {
  const [service = "", number = ""] = id.toLowerCase().split(".");
  return catalogue === "securityHub" ? `[${id}](${guide}/${service}-controls.html#${service}-${number})` : id;
}

/** A rule's entry in the reference; both pages lie in the same folder. */
export function ruleLink(name: string): string {
  return `[${name}](policies.md#${name})`;
}

/** The same from within the reference. */
export function ruleAnchor(name: string): string {
  return `[${name}](#${name})`;
}

export function ruleLinks(names: readonly string[]): string {
  return names.map(ruleLink).join(", ");
}
