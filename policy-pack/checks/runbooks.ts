import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { oncePerResource } from "../graph/once";
import { Undecidable } from "../graph/reader";
import type { Value } from "../graph/values";
import { isObject, show, stringsIn, toValue } from "../graph/values";
import { trusts } from "../iam/trusts";
import { packRoot } from "../pack-root";
import type { Check } from "../rule";

export const documentType = "aws:ssm/document:Document";
const roleType = "aws:iam/role:Role";
const service = "ssm.amazonaws.com";
const folder = "docs/runbooks";

/** Procedures that AWS runs when an operator asks. */
export const runbookParameters = z.strictObject({
  automations: z.array(z.string().min(1)).default(["restore", "failover", "rollback"]),
});

/** Whoever is woken by an alarm finds what to do. */
export const namesRunbook: Check = function* ({ inputs }) {
  const [, file] = /\bdocs\/runbooks\/([a-z0-9-]+\.md)\b/.exec(inputs.text("alarmDescription") ?? "") ?? [];
  if (file === undefined) {
    yield {
      found: `\`alarmDescription\` is ${show(inputs.value("alarmDescription"))}: it names no runbook`,
      expected: `a sentence on what is wrong and ${folder}/<name>.md`,
    };
    return;
  }
  // The pack may be used without the repository around it.
  const runbooks = join(packRoot(), "..", folder);
  if (existsSync(runbooks) && !existsSync(join(runbooks, file))) {
    yield {
      found: `the description names ${folder}/${file}, which does not exist`,
      expected: "a runbook that is there",
    };
  }
};

/** What is done in a hurry is a procedure that AWS runs: restore, failover, rollback. */
export const automationsDeclared: Check = function* (_, { graph, parameters }) {
  const names = graph
    .ofType(documentType)
    .filter(({ inputs }) => inputs.text("documentType") === "Automation")
    .map((document) => `-${document.name}-${document.knownText("name") ?? ""}-`);
  for (const id of parameters(runbookParameters).automations) {
    if (!names.some((name) => name.includes(`-${id}-`))) {
      yield {
        found: `no automation document is named for ${id}: under pressure every step is typed by hand`,
        expected: `an SSM document of type Automation whose name holds "${id}"`,
      };
    }
  }
};

const contentOf = oncePerResource(({ inputs }): Value => {
  const text = inputs.text("content") ?? "";
  try {
    return toValue(parsedJson(text) ?? parse(text));
  } catch {
    throw new Undecidable("`content` is neither JSON nor YAML");
  }
});

/** JSON is YAML too, but is read many times faster as what it is. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Names in double braces that are no step's output and no variable of AWS. */
function wordsIn(content: Value): readonly string[] {
  return stringsIn(content).flatMap(({ text }) =>
    [...text.matchAll(/\{\{\s*([\w:.-]+)\s*\}\}/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !/[:.]/.test(name)),
  );
}

/** An automation says what it needs, uses nothing else and has steps. */
export const automationRuns: Check = function* (document) {
  if (document.inputs.text("documentType") !== "Automation") {
    return;
  }
  const content = contentOf(document);
  const fields = isObject(content) ? content : {};
  if (fields.schemaVersion !== "0.3") {
    yield { found: `\`schemaVersion\` is ${show(fields.schemaVersion)}: AWS refuses it`, expected: '"0.3"' };
  }
  if (!Array.isArray(fields.mainSteps) || fields.mainSteps.length === 0) {
    yield { found: "the document has no steps", expected: "`mainSteps`" };
  }
  const declared = isObject(fields.parameters) ? Object.keys(fields.parameters) : [];
  const unknown = [...new Set(wordsIn(content))].filter((name) => !declared.includes(name));
  if (unknown.length > 0) {
    yield {
      found: `the steps use ${unknown.join(", ")}, which \`parameters\` does not declare: AWS refuses it`,
      expected: `one of ${declared.join(", ")}`,
    };
  }
};

/** An automation works with a role of its own, not with whatever the operator may do. */
export const automationRole: Check = function* (document, { graph, requireWhole }) {
  if (document.inputs.text("documentType") !== "Automation") {
    return;
  }
  const content = contentOf(document);
  const fields = isObject(content) ? content : {};
  const given = typeof fields.assumeRole === "string" ? fields.assumeRole : "";
  const [, name] = /^\{\{\s*(\w+)\s*\}\}$/.exec(given) ?? [];
  const parameters = isObject(fields.parameters) ? fields.parameters : {};
  const parameter = name === undefined ? undefined : parameters[name];
  const arn = name === undefined ? given : isObject(parameter) ? parameter.default : undefined;
  if (typeof arn !== "string" || arn === "") {
    yield {
      found: "the document names no role: it may do what whoever starts it may do",
      expected: "`assumeRole` with the ARN of a declared role",
    };
    return;
  }
  const role = graph.identifiedBy(arn).find(({ type }) => type === roleType);
  if (!role) {
    requireWhole("the role may be declared in another layer");
    yield {
      found: `\`assumeRole\` is ${arn}, which nothing declares`,
      expected: "the ARN of a declared role",
    };
  } else if (!trusts(role, service)) {
    yield {
      found: `${role.name} does not trust ${service}: no step runs`,
      expected: `a role that ${service} assumes`,
    };
  }
};
