import { problemOfKey } from "../checks/customer-key";
import { repository, scanning } from "../examples/repository";
import type { ResourceGraph } from "../graph/graph";
import { show, UNKNOWN } from "../graph/values";
import { matchesPattern } from "../iam/patterns";
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
          const pattern = String(filter.text("filter"));
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
  if (!onPush && !registryScans(graph, String(subject.inputs.text("name")))) {
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
  const path = "encryptionConfigurations";
  const type = subject.inputs.text(`${path}.encryptionType`) ?? "AES256";
  const key = type === "AES256" ? undefined : subject.inputs.raw(`${path}.kmsKey`);
  const problem = problemOfKey(context, subject, path, key ?? null);
  if (problem !== undefined) {
    yield {
      found: `images are encrypted with ${type}: ${problem}`,
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
          scanning("tradai-*"),
        ],
      },
      {
        title: "A repository that the registry scans by a part of its name, beside others",
        resources: [
          repository({ imageScanningConfiguration: undefined }),
          scanning("strategies-", "backend"),
        ],
      },
      {
        title: "A repository without encryption settings where the environment has no customer keys",
        environment: "dev",
        resources: [repository({ encryptionConfigurations: undefined })],
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
      ...[
        { title: "A scan of other repositories", rules: scanning("strategies-*") },
        { title: "A scan by hand alone", rules: scanning("tradai-*", "*", "MANUAL") },
      ].map(({ title, rules }) => ({
        title,
        resources: [repository({ imageScanningConfiguration: undefined }), rules],
        resource: "backend",
        says: "not scanned",
      })),
      {
        title: "No encryption settings in prod",
        resources: [repository({ encryptionConfigurations: undefined })],
        resource: "backend",
        says: "encrypted with AES256: the key is nothing",
      },
      {
        title: "The key that AWS manages in prod",
        resources: [repository({ encryptionConfigurations: [{ encryptionType: "KMS" }] })],
        resource: "backend",
        says: "encrypted with KMS: the key is nothing",
      },
      {
        title: "A key of another account in prod",
        resources: [
          repository({
            encryptionConfigurations: [
              { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-central-1:111122223333:key/other" },
            ],
          }),
        ],
        resource: "backend",
        says: "belongs to another account",
      },
      {
        title: "A customer key that the encryption does not use",
        resources: [
          repository({
            encryptionConfigurations: [{ encryptionType: "AES256", kmsKey: "alias/tradai-data" }],
          }),
        ],
        resource: "backend",
        says: "encrypted with AES256: the key is nothing",
      },
    ],
    undecided: [
      {
        title: "A key that is known after the update and may be anybody's",
        resources: [repository({ encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: UNKNOWN }] })],
        resource: "backend",
        says: "`encryptionConfigurations` is known only after the update",
      },
    ],
  },
};

export default rule;
