import { repository } from "../examples/repository";
import { problemOfKey } from "../checks/customer-key";
import type { ResourceGraph } from "../graph/graph";
import { matchesPattern } from "../iam/patterns";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

/** True where the registry scans on push whatever is pushed into a repository of this name. */
function registryScans(graph: ResourceGraph, name: string): boolean {
  return graph
    .ofType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
    .flatMap(({ inputs }) => inputs.blocks("rules"))
    .some(
      (rule) =>
        rule.text("scanFrequency") !== "MANUAL" &&
        rule.blocks("repositoryFilters").some((filter) => {
          const pattern = filter.text("filter") ?? "";
          // A filter without wildcard matches as a prefix or inside: AWS puts wildcards around it.
          return matchesPattern(pattern.includes("*") ? pattern : `*${pattern}*`, name);
        }),
    );
}

const immutable: Check = function* ({ inputs }) {
  const mutability = inputs.text("imageTagMutability") ?? "MUTABLE";
  if (mutability !== "IMMUTABLE") {
    yield { found: `image tags are ${show(mutability)}`, expected: '"IMMUTABLE"' };
  }
};

const scanned: Check = function* (subject, { graph }) {
  const onPush = subject.inputs.flag("imageScanningConfiguration.scanOnPush") === true;
  if (!onPush && !registryScans(graph, subject.inputs.text("name") ?? "")) {
    yield {
      found: "pushed images are not scanned",
      expected: "`scanOnPush: true`, or a registry scanning rule that matches the name",
    };
  }
};

const customerKey: Check = function* (subject, context) {
  if (!context.settings.customerKeys) {
    return;
  }
  const [encryption] = subject.inputs.blocks("encryptionConfigurations");
  const type = encryption?.text("encryptionType") ?? "AES256";
  const problem =
    type === "AES256"
      ? ""
      : problemOfKey(context, subject, "encryptionConfigurations", encryption?.raw("kmsKey") ?? null);
  if (problem !== undefined) {
    yield {
      found: `images are encrypted with ${type}${problem && `: ${problem}`}`,
      expected: "KMS with a customer key",
    };
  }
};

const rule: Rule = {
  name: "ecr-immutable-scanned",
  title: "Images cannot be swapped and are scanned",
  description:
    "Every ECR repository has immutable tags and is scanned on push, and has a customer key where the environment has them.",
  rationale:
    "With mutable tags what runs is not what was tested; without a scan a known hole goes live with the next push.",
  remediation:
    "Set imageTagMutability IMMUTABLE and scanOnPush, or declare a registry scanning rule whose filter matches.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["ECR.1", "ECR.2", "ECR.5"],
    checkov: ["CKV_AWS_51", "CKV_AWS_136", "CKV_AWS_163"],
  },
  findings: ["TRADAI-H-21", "ORION-29"],
  types: ["aws:ecr/repository:Repository"],
  checks: [immutable, scanned, customerKey],
  examples: {
    compliant: [
      { title: "A repository as prod wants it", resources: [repository()] },
      {
        title: "A repository that the registry scans",
        environment: "dev",
        resources: [
          repository({ imageScanningConfiguration: undefined, encryptionConfigurations: undefined }),
          {
            type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
            name: "scanning",
            inputs: {
              scanType: "ENHANCED",
              rules: [
                {
                  scanFrequency: "CONTINUOUS_SCAN",
                  repositoryFilters: [{ filter: "tradai-*", filterType: "WILDCARD" }],
                },
              ],
            },
          },
        ],
      },
    ],
    violating: [
      {
        title: "Mutable tags, which is what AWS gives by default",
        resources: [repository({ imageTagMutability: undefined })],
        resource: "backend",
        says: "MUTABLE",
      },
      {
        title: "No scan",
        resources: [repository({ imageScanningConfiguration: { scanOnPush: false } })],
        resource: "backend",
        says: "not scanned",
      },
      {
        title: "No customer key in prod",
        resources: [repository({ encryptionConfigurations: [{ encryptionType: "AES256" }] })],
        resource: "backend",
        says: "AES256",
      },
    ],
  },
};

export default rule;
