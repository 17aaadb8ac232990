import { z } from "zod";
import { isImposed } from "../checks/imposed-log-groups";
import { labelled, mislabelled, unlabelled } from "../examples/labels";
import { nameProperties } from "../graph/identities";
import { Reader } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { namesWord } from "../iam/patterns";
import type { Check, Rule } from "../rule";

const parameters = z.object({
  /** Names that are the same in every environment (decisions.md section 5). */
  withoutEnvironment: z.array(z.string()).default(["tradai-api", "tradai-waf-metrics"]),
  requiredTags: z.array(z.string()).default(["project", "env", "owner", "managed-by", "layer", "Name"]),
});

type Tags = Readonly<Record<string, Value | undefined>>;

/** Tags of a map, or of an Auto Scaling group's list of `key` and `value`. */
function tagsIn(holder: Reader, path: string): Tags | undefined {
  return Array.isArray(holder.value(path))
    ? Object.fromEntries(
        holder.blocks(path).flatMap((tag) => tag.texts("key").map((key) => [key, tag.raw("value")])),
      )
    : holder.object(path);
}

/** The engine holds the provider's settings as JSON text. */
function defaultTags(provider: Reader): Tags | undefined {
  const given = provider.raw("defaultTags");
  return typeof given === "string"
    ? tagsIn(new Reader(parse(given)), "tags")
    : tagsIn(provider, "defaultTags.tags");
}

function parse(text: string): Value {
  let content: Value = null;
  try {
    content = JSON.parse(text) as Value;
  } catch {
    // What nobody can read holds no tags.
  }
  return content;
}

function isTaggable(subject: Resource): boolean {
  return subject.inputs.has("tags") || subject.outputs.has("tagsAll");
}

const namesEnvironment: Check = function* (subject, context) {
  const { withoutEnvironment } = context.parameters(parameters);
  for (const property of nameProperties(subject.type)) {
    const name = subject.inputs.text(property);
    if (name === undefined || withoutEnvironment.includes(name) || isImposed(name)) {
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
  const tags: Tags = {
    ...(subject.provider && defaultTags(subject.provider)),
    ...tagsIn(subject.inputs, "tags"),
  };
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
  examples: { compliant: labelled, violating: mislabelled, undecided: unlabelled },
};

export default rule;
