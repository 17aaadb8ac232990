import { z } from "zod";
import { problemOfKey } from "../checks/customer-key";
import { ofType } from "../checks/of-type";
import { key } from "../examples/key";
import { domain, from, packages } from "../examples/packages";
import { show } from "../graph/values";
import type { Check, Rule } from "../rule";

const domainType = "aws:codeartifact/domain:Domain";
const repositoryType = "aws:codeartifact/repository:Repository";

// Stryker disable next-line StringLiteral: a sentence for people.
const purpose = "public registries that a repository may fetch packages from";
const parameters = z.object({
  externalConnections: z.array(z.string()).default(["public:pypi"]).describe(purpose),
});

const underKey: Check = function* (subject, context) {
  const problem = context.settings.customerKeys ? problemOfKey(context, subject, "encryptionKey") : undefined;
  if (problem !== undefined) {
    yield {
      found: `the packages have no customer key: ${problem}`,
      expected: "`encryptionKey` of a key of this account; it cannot be changed later",
    };
  }
};

/** Whoever publishes a name of ours in a public registry gets into our builds where the repository asks there. */
const expectedRegistries: Check = function* ({ inputs }, context) {
  const { externalConnections } = context.parameters(parameters);
  const found = inputs
    .blocks("externalConnections")
    .map((block) => String(block.text("externalConnectionName")));
  const others = found.filter((name) => !externalConnections.includes(name));
  if (others.length > 0) {
    yield {
      found: `the repository fetches packages from ${others.join(", ")}`,
      expected: `no external connection but these: ${show(externalConnections)}`,
    };
  }
  if (found.length > 0 && inputs.list("upstreams").length > 0) {
    yield {
      found:
        "the repository has both upstreams and an external connection: a public package may stand in for ours",
      expected: "a repository of its own for what comes from outside",
    };
  }
};

const rule: Rule = {
  name: "codeartifact-guarded",
  title: "Packages come from where they should",
  description:
    "Every CodeArtifact domain is encrypted with a customer key where the environment has them, and its repositories fetch from the expected public registries alone.",
  rationale:
    "A package is code that runs with the rights of whatever installs it: a registry that nobody expected is a way in.",
  remediation:
    "Give the domain its key, and remove the external connection or add it to the rule's parameter.",
  severity: "medium",
  kind: "resource",
  catalogue: { checkov: ["CKV_AWS_221"] },
  findings: ["TRADAI-H-13"],
  types: [domainType, repositoryType],
  parameters,
  checks: [ofType([domainType], underKey), ofType([repositoryType], expectedRegistries)],
  examples: {
    compliant: [
      { title: "A domain with its key", resources: [...key(), domain()] },
      {
        title: "A domain without key where the environment has none",
        environment: "dev",
        resources: [domain({ encryptionKey: undefined })],
      },
      { title: "A repository for PyPI", resources: [packages(from("public:pypi"))] },
      {
        title: "A repository behind which another fetches",
        resources: [packages({ upstreams: [{ repositoryName: "tradai-pypi-prod" }] })],
      },
    ],
    violating: [
      {
        title: "A domain of prod without customer key",
        resources: [domain({ encryptionKey: undefined })],
        resource: "packages",
        says: "no customer key",
      },
      {
        title: "A registry that nobody expected",
        resources: [packages(from("public:npmjs"))],
        resource: "repository",
        says: "public:npmjs",
      },
      {
        title: "Our packages and the public ones in one repository",
        resources: [
          packages({ ...from("public:pypi"), upstreams: [{ repositoryName: "tradai-python-prod" }] }),
        ],
        resource: "repository",
        says: "both upstreams",
      },
    ],
  },
};

export default rule;
