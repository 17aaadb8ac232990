import type { ReportingDescriptor } from "sarif";
import { documentationOf } from "../../policy-pack/analysis/message";
import { aboutPack } from "../../policy-pack/analysis/names";
import { tagsOf } from "../../policy-pack/analysis/metadata";
import type { Rule, Severity } from "../../policy-pack/rule";

/** Scores that GitHub shows as critical (above 9), high (from 7), medium (from 4) and low. */
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

const own: Readonly<Record<string, string>> = {
  [aboutPack.settings]: "The pack's own configuration fits its schema.",
  [aboutPack.configurationUsed]: "What the configuration changes is printed.",
  [aboutPack.exemptionsValid]: "Entries of exemptions.yaml are in order.",
  [aboutPack.ruleErrors]: "Every rule answers.",
};

/**
 * Address of a file of this repository. SARIF wants whole addresses, which the repository knows only where CI
 * says what it checked out.
 */
function addressOf(path: string, env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? `${server}/${repository}/blob/${commit}/${path}` : undefined;
}

function ruleDescriptor(rule: Rule, env: NodeJS.ProcessEnv): ReportingDescriptor {
  const page = documentationOf(rule.name);
  const helpUri = addressOf(page, env);
  return {
    id: rule.name,
    name: rule.title,
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.description },
    help: {
      text: [rule.rationale, rule.remediation, `Examples: ${page}`].join("\n"),
      markdown: [rule.rationale, `**${rule.remediation}**`, `Examples: [${page}](${helpUri ?? page})`].join(
        "\n\n",
      ),
    },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: rule.enforcement === "advisory" ? "warning" : "error" },
    properties: { "security-severity": scores[rule.severity], tags: ["security", ...tagsOf(rule)] },
  };
}

/** Every rule, in the order of their names, and what the pack says of itself. */
export function ruleDescriptors(rules: readonly Rule[], env: NodeJS.ProcessEnv): ReportingDescriptor[] {
  return [
    ...rules.map((rule) => ruleDescriptor(rule, env)),
    ...Object.entries(own).map(([id, text]) => ({ id, shortDescription: { text } })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}
