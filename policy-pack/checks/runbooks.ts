import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { oncePerResource } from "../graph/once";
import { Reader, Undecidable, UnknownRead } from "../graph/reader";
import { show, stringsIn, toValue, UNKNOWN } from "../graph/values";
import { trusts } from "../iam/trusts";
import { packRoot } from "../pack-root";
import type { Check } from "../rule";

export const documentType = "aws:ssm/document:Document";
const roleType = "aws:iam/role:Role";
const service = "ssm.amazonaws.com";
const folder = "docs/runbooks";

/** Procedures that AWS runs when an operator asks. */
export const runbookParameters = z.strictObject({
  automations: z.array(z.string()).default(["restore", "failover", "rollback"]),
});

/** Whoever is woken by an alarm finds what to do. */
export const namesRunbook: Check = function* ({ inputs }) {
  const description = String(inputs.text("alarmDescription"));
  const file = /\bdocs\/runbooks\/([a-z0-9-]+\.md)\b/.exec(description)?.[1];
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
  const documents = graph
    .ofType(documentType)
    .filter(({ inputs }) => inputs.text("documentType") === "Automation");
  const names = documents.flatMap((document) => [document.name, String(document.knownText("name"))]);
  for (const id of parameters(runbookParameters).automations) {
    if (!names.some((name) => `-${name}-`.includes(`-${id}-`))) {
      if (documents.some(({ inputs }) => inputs.raw("name") === UNKNOWN)) {
        throw new UnknownRead("name");
      }
      yield {
        found: `no automation document is named for ${id}: under pressure every step is typed by hand`,
        expected: `an SSM document of type Automation whose name holds "${id}"`,
      };
    }
  }
};

const contentOf = oncePerResource(({ inputs }): Reader => {
  try {
    return new Reader(toValue(parsed(String(inputs.text("content")))));
  } catch {
    throw new Undecidable("`content` is neither JSON nor YAML");
  }
});

/** JSON is YAML too, but is read many times faster as what it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return parse(text);
  }
}

/** Names in double braces that are no step's output and no variable of AWS. */
function wordsIn(content: Reader): readonly string[] {
  return stringsIn(content.raw("") ?? null).flatMap(({ text }) =>
    [...text.matchAll(/\{\{\s*([\w:.-]+)\s*\}\}/g)]
      .map(([, name]) => String(name))
      .filter((name) => !/[:.]/.test(name)),
  );
}

/** An automation says what it needs, uses nothing else and has steps. */
export const automationRuns: Check = function* (document) {
  if (document.inputs.text("documentType") !== "Automation") {
    return;
  }
  const content = contentOf(document);
  const version = content.raw("schemaVersion");
  if (version !== "0.3") {
    yield { found: `\`schemaVersion\` is ${show(version)}: AWS refuses it`, expected: '"0.3"' };
  }
  if (content.list("mainSteps").length === 0) {
    yield { found: "the document has no steps", expected: "`mainSteps`" };
  }
  const declared = content.entries("parameters").map(([name]) => name);
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
  const given = content.text("assumeRole");
  const parameter = /^\{\{\s*(\w+)\s*\}\}$/.exec(String(given))?.[1];
  const arn = parameter === undefined ? given : content.text(`parameters.${parameter}.default`);
  if (arn === undefined) {
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
