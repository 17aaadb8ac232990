import { repository } from "../examples/repository";
import { UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import { isObject } from "../graph/values";
import type { Value } from "../graph/values";
import type { Check, Fixture, Rule } from "../rule";

const lifecycle = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const creationTemplate = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";

function countsRules(policy: Value | undefined): number {
  const content = typeof policy === "string" ? parse(policy) : policy;
  return isObject(content) && Array.isArray(content.rules) ? content.rules.length : 0;
}

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

const keepTen = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
      action: { type: "expire" },
    },
  ],
});

function policyOf(policy: string): Fixture {
  return {
    type: lifecycle,
    name: "backend-lifecycle",
    inputs: { repository: "tradai-backend-api-prod", policy },
    references: { repository: ["backend"] },
  };
}

const hasLifecycle: Check = function* (subject, { graph }) {
  const [found] =
    subject.type === creationTemplate ? [subject] : companionsOf(graph, subject, lifecycle, "repository");
  if (!found && mayHaveCompanion(graph, subject, lifecycle, "repository")) {
    throw new UnknownRead("repository of a LifecyclePolicy");
  }
  const property = subject.type === creationTemplate ? "lifecyclePolicy" : "policy";
  if (countsRules(found?.inputs.value(property)) === 0) {
    yield {
      found: found?.inputs.has(property)
        ? "the lifecycle policy has no rule"
        : "there is no lifecycle policy",
      expected: "a policy that expires images",
    };
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
  types: ["aws:ecr/repository:Repository", creationTemplate],
  checks: [hasLifecycle],
  examples: {
    compliant: [
      { title: "A repository that keeps ten images", resources: [repository(), policyOf(keepTen)] },
    ],
    violating: [
      {
        title: "A repository without policy",
        resources: [repository()],
        resource: "backend",
        says: "there is no lifecycle policy",
      },
      {
        title: "A policy without rules",
        resources: [repository(), policyOf(JSON.stringify({ rules: [] }))],
        resource: "backend",
        says: "has no rule",
      },
      {
        title: "A creation template without policy",
        resources: [{ type: creationTemplate, name: "cache", inputs: { prefix: "ecr-public" } }],
        resource: "cache",
        says: "there is no lifecycle policy",
      },
    ],
  },
};

export default rule;
