import { z } from "zod";
import { imposedBy } from "../checks/imposed-log-groups";
import { nameProperties } from "../graph/identities";
import { Reader, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { isObject, UNKNOWN } from "../graph/values";
import { namesWord } from "../iam/patterns";
import type { Check, Fixture, Rule } from "../rule";

const parameters = z.object({
  /** Names that are the same in every environment (decisions.md section 5); the last one is RDS's own choice. */
  withoutEnvironment: z.array(z.string()).default(["tradai-api", "tradai-waf-metrics", "RDSOSMetrics"]),
  requiredTags: z.array(z.string()).default(["project", "env", "owner", "managed-by", "layer", "Name"]),
});

/** Tags of a map, or of an Auto Scaling group's list of `key` and `value`. */
function tagsIn(value: Value | undefined, path: string): Record<string, Value> {
  if (value === UNKNOWN) {
    throw new UnknownRead(path);
  }
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.filter(isObject).map((tag) => [typeof tag.key === "string" ? tag.key : "", tag.value ?? null]),
    );
  }
  return isObject(value) ? value : {};
}

/** The provider holds its settings as JSON text. */
function defaultTags(provider: Reader | undefined): Record<string, Value> {
  const given = provider?.raw("defaultTags");
  const content = typeof given === "string" ? parse(given) : (given ?? null);
  return tagsIn(new Reader(content).raw("tags"), "defaultTags of the provider");
}

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}

function isTaggable(subject: Resource): boolean {
  return subject.inputs.has("tags") || subject.outputs.has("tagsAll");
}

function queue(inputs: Readonly<Record<string, unknown>>, more: Partial<Fixture> = {}): Fixture {
  return {
    type: "aws:sqs/queue:Queue",
    name: "backtests",
    inputs: {
      name: "tradai-backtests-prod.fifo",
      tags: { layer: "persistent", Name: "tradai-backtests-prod" },
      ...inputs,
    },
    ...more,
  };
}

const namesEnvironment: Check = function* (subject, context) {
  const { withoutEnvironment } = context.parameters(parameters);
  for (const property of nameProperties(subject.type)) {
    const name = subject.inputs.text(property);
    if (name === undefined || withoutEnvironment.includes(name) || imposedBy(name) !== undefined) {
      continue;
    }
    const other = context.environments.find((each) => each !== context.environment && namesWord(name, each));
    if (!namesWord(name, context.environment) || other !== undefined) {
      yield {
        found: `\`${property}\` is "${name}", which names ${other ?? "no environment"}`,
        expected: `a name that holds "${context.environment}"`,
      };
    }
  }
};

const tagged: Check = function* (subject, context) {
  if (!isTaggable(subject)) {
    return;
  }
  const { requiredTags } = context.parameters(parameters);
  const tags = { ...defaultTags(subject.provider), ...tagsIn(subject.inputs.raw("tags"), "tags") };
  const missing = requiredTags.filter((tag) => tags[tag] === undefined || tags[tag] === "");
  if (missing.length > 0) {
    yield { found: `it lacks the tags ${missing.join(", ")}`, expected: requiredTags.join(", ") };
  }
  const expected = { env: context.environment, layer: subject.layer };
  for (const [tag, value] of Object.entries(expected)) {
    const found = tags[tag];
    if (typeof found === "string" && found !== "" && found !== value) {
      yield { found: `the tag ${tag} is "${found}"`, expected: `"${value}"` };
    }
  }
};

const rule: Rule = {
  name: "naming-and-tags",
  title: "Names and tags tell whose a resource is",
  description:
    "Every physical name holds the environment, and every taggable resource carries project, env, owner, managed-by, layer and Name.",
  rationale:
    "A name without environment collides when a second one shares the account; a resource without owner is paid for and repaired by nobody.",
  remediation: "Take the name from the naming module and the tags from the tag helper.",
  severity: "low",
  kind: "resource",
  catalogue: { securityHub: ["CodeArtifact.1", "Lambda.6"] },
  findings: ["TRADAI-H-13", "TRADAI-H-22", "TRADAI-H-23", "USDCOP-22", "ORION-18", "ORION-36", "ORION-62"],
  types: "all",
  parameters,
  checks: [namesEnvironment, tagged],
  examples: {
    compliant: [
      { title: "A queue with name and tags", resources: [queue({})] },
      {
        title: "A name that is the same everywhere",
        resources: [
          {
            type: "aws:cognito/resourceServer:ResourceServer",
            name: "scopes",
            inputs: { identifier: "tradai-api" },
          },
        ],
      },
      {
        title: "A name that AWS gives",
        resources: [
          {
            type: "aws:cloudwatch/logGroup:LogGroup",
            name: "errors",
            inputs: {
              name: "API-Gateway-Execution-Logs_0a1b2c3d4e/v1",
              tags: { layer: "persistent", Name: "API-Gateway-Execution-Logs_0a1b2c3d4e/v1" },
            },
          },
        ],
      },
    ],
    violating: [
      {
        title: "A name without environment",
        resources: [queue({ name: "tradai-backtests.fifo" })],
        resource: "backtests",
        says: "names no environment",
      },
      {
        title: "The name of another environment",
        environment: "dev",
        resources: [queue({})],
        resource: "backtests",
        says: "names prod",
      },
      {
        title: "Default tags alone",
        resources: [queue({ tags: undefined }, { outputs: { tagsAll: { project: "tradai" } } })],
        resource: "backtests",
        says: "layer, Name",
      },
      {
        title: "A provider without default tags",
        resources: [queue({}, { provider: { region: "eu-central-1" } })],
        resource: "backtests",
        says: "project, env, owner, managed-by",
      },
      {
        title: "The tag of another layer",
        resources: [queue({ tags: { layer: "compute", Name: "tradai-backtests-prod" } })],
        resource: "backtests",
        says: 'the tag layer is "compute"',
      },
    ],
  },
};

export default rule;
