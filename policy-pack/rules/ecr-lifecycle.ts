import { creationTemplate, keepTen, lifecycleOf, repository } from "../examples/repository";
import type { ResourceGraph } from "../graph/graph";
import { knownCompanions } from "../graph/lists";
import type { Resource } from "../graph/resource";
import { isObject, UNKNOWN } from "../graph/values";
import type { Value } from "../graph/values";
import type { Check, Rule } from "../rule";

const lifecycleType = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const templateType = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";

/** The rules of a policy's text; none where it is no JSON. */
function rulesIn(text: string): readonly Value[] {
  try {
    const content = JSON.parse(text) as Value;
    return isObject(content) && Array.isArray(content.rules) ? content.rules : [];
  } catch {
    return [];
  }
}

/** The policies that are declared for a repository or template. */
function policiesOf(subject: Resource, graph: ResourceGraph): readonly string[] {
  return subject.type === templateType
    ? subject.inputs.texts("lifecyclePolicy")
    : knownCompanions(graph, subject, lifecycleType, "repository").flatMap(({ inputs }) =>
        inputs.texts("policy"),
      );
}

const hasLifecycle: Check = function* (subject, { graph }) {
  const policies = policiesOf(subject, graph);
  if (policies.length === 0) {
    yield { found: "there is no lifecycle policy", expected: "a policy that expires images" };
  }
  if (policies.some((policy) => rulesIn(policy).length === 0)) {
    yield { found: "the lifecycle policy has no rule", expected: "a policy that expires images" };
  }
};

const rule: Rule = {
  name: "ecr-lifecycle",
  title: "Old images go away",
  description:
    "Every ECR repository, and every template that creates them, has a lifecycle policy with a rule.",
  rationale: "Immutable tags pile up: without expiry every build is paid for as long as the account lives.",
  remediation: "Declare an aws.ecr.LifecyclePolicy for the repository.",
  severity: "low",
  kind: "stack",
  catalogue: { securityHub: ["ECR.3"] },
  findings: ["TRADAI-H-23", "ORION-01"],
  types: ["aws:ecr/repository:Repository", templateType],
  checks: [hasLifecycle],
  examples: {
    compliant: [
      { title: "A repository that keeps ten images", resources: [repository(), lifecycleOf(keepTen)] },
      { title: "A template that keeps ten images", resources: [creationTemplate(keepTen)] },
    ],
    violating: [
      {
        title: "A repository without policy",
        resources: [repository()],
        resource: "backend",
        says: "there is no lifecycle policy",
      },
      ...['{"rules":[]}', '{"rules":10}', "{}", "[]", "keep ten"].map((policy) => ({
        title: `A policy without rules: ${policy}`,
        resources: [repository(), lifecycleOf(policy)],
        resource: "backend",
        says: "has no rule",
      })),
      {
        title: "A creation template without policy",
        resources: [creationTemplate()],
        resource: "cache",
        says: "there is no lifecycle policy",
      },
      {
        title: "A creation template with a policy without rules",
        resources: [creationTemplate('{"rules":[]}')],
        resource: "cache",
        says: "has no rule",
      },
    ],
    undecided: [
      {
        title: "A policy whose repository is known after the update",
        resources: [
          repository(),
          { ...lifecycleOf(keepTen), inputs: { policy: keepTen, repository: UNKNOWN }, references: {} },
        ],
        resource: "backend",
        says: "repository of some LifecyclePolicy",
      },
    ],
  },
};

export default rule;
