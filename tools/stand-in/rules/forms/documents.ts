import { isRecord, textOf, valuesAt, type Value, type Values } from "../../values";
import { schemaVersionOf } from "../../identity/automation";
import { parseJson } from "../policy-document";
import type { Relation } from "./form";

const dashboard = "aws:cloudwatch/dashboard:Dashboard";
const document = "aws:ssm/document:Document";

/** What a widget of each type cannot do without: AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html. */
const widgets: Readonly<Record<string, (properties: Values) => string | undefined>> = {
  alarm: ({ alarms }) => (Array.isArray(alarms) && alarms.length > 0 ? undefined : "alarms"),
  custom: ({ endpoint }) => (textOf(endpoint) === undefined ? "endpoint" : undefined),
  explorer: ({ metrics }) => (Array.isArray(metrics) ? undefined : "metrics"),
  log: ({ region, query }) =>
    textOf(region) === undefined ? "region" : textOf(query) === undefined ? "query" : undefined,
  metric: (properties) => {
    if (textOf(properties.region) === undefined) return "region";
    const shown = ["metrics[]", "annotations.alarms[]"].flatMap((path) => valuesAt(properties, path));
    return shown.length > 0 ? undefined : "metrics or annotations.alarms";
  },
  text: ({ markdown }) => (textOf(markdown) === undefined ? "markdown" : undefined),
};

const outside = (value: Value | undefined, least: number, most: number): boolean =>
  value !== undefined && !(typeof value === "number" && value >= least && value <= most);

function widgetProblem(widget: Value, index: number): string | undefined {
  const place = `widgets[${index}]`;
  if (!isRecord(widget)) return `${place} is an object`;
  const lacks = widgets[textOf(widget.type) ?? ""];
  if (lacks === undefined) return `${place}.type is one of ${Object.keys(widgets).join(", ")}`;
  if (!isRecord(widget.properties)) return `${place} has properties`;
  const lacking = lacks(widget.properties);
  if (lacking !== undefined) return `${place}.properties has ${lacking}`;
  if (outside(widget.width, 1, 24) || outside(widget.x, 0, 23)) return `${place} is at most 24 wide`;
  if (outside(widget.height, 1, 1000) || outside(widget.y, 0, 1_000_000)) return `${place} has a height`;
  const right = Number(widget.x ?? 0) + Number(widget.width ?? 6);
  return right > 24 ? `${place} ends at column ${right} of 24` : undefined;
}

/** @returns what AWS would refuse a dashboard for, or undefined. */
function bodyProblem(body: Value | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (!isRecord(body) || !Array.isArray(body.widgets)) return "has a list of widgets";
  if (body.widgets.length > 500) return "has at most 500 widgets";
  return body.widgets.map(widgetProblem).find((problem) => problem !== undefined);
}

/** Versions of the schema by the type of a document: systems-manager/latest/userguide/documents-schemas-features.html. */
const schemas: Readonly<Record<string, readonly string[]>> = {
  Automation: ["0.3"],
  Command: ["1.2", "2.0", "2.2"],
  Policy: ["2.0"],
  Session: ["1.0"],
};

function contentProblem({ content, documentFormat, documentType }: Values): string | undefined {
  const text = textOf(content);
  if (text === undefined) return undefined;
  const version = schemaVersionOf(text);
  if (version === undefined) return "names no schemaVersion";
  const allowed = schemas[textOf(documentType) ?? ""];
  if (allowed?.includes(version) === false)
    return `has the schemaVersion ${version}; a document of its type has ${allowed.join(" or ")}`;
  if ((documentFormat ?? "JSON") !== "JSON") return undefined;
  const parsed = parseJson(text);
  if (!isRecord(parsed)) return "is no JSON, as its documentFormat says";
  return documentType === "Automation" ? stepsProblem(parsed) : undefined;
}

function stepsProblem(automation: Values): string | undefined {
  const steps = valuesAt(automation, "mainSteps[]").filter(isRecord);
  if (steps.length === 0) return "has no mainSteps";
  const names = steps.map(({ name }) => textOf(name));
  if (names.includes(undefined) || new Set(names).size < names.length)
    return "has steps without a name of their own";
  if (steps.some(({ action }) => !/^aws:\w+$/.test(textOf(action) ?? "")))
    return "has steps without an action";
  const next = steps
    .flatMap((step) => [...valuesAt(step, "nextStep"), ...valuesAt(step, "inputs.Choices[].NextStep")])
    .map(textOf)
    .find((name) => !names.includes(name));
  return next === undefined ? undefined : `goes on to a step '${next}' that it does not have`;
}

const problem = (
  type: string,
  property: string,
  reasonOf: (inputs: Values) => string | undefined,
): Relation => ({
  type,
  problem: (inputs) => {
    const reason = reasonOf(inputs);
    return reason === undefined ? undefined : { property, reason };
  },
});

/** Bodies that AWS reads when they are stored. Reviewed 2026-11-21. */
export const documentRelations: readonly Relation[] = [
  problem(dashboard, "dashboardBody", ({ dashboardBody }) => bodyProblem(parseJson(dashboardBody))),
  problem(document, "content", contentProblem),
];
