import { structuredPatch } from "diff";
import type { Example, Rule, ViolatingExample } from "../../../policy-pack/rule";
import { statement } from "./code";
import type { Pack } from "./pack";

/** Lines of code from which on an example is folded away, or shown by what differs from the accepted one. */
const long = 25;

function codeOf(example: Example): string {
  const { environment, scope, stackConfig } = example;
  const circumstances = [
    ...(environment === undefined ? [] : [`environment ${environment}`]),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
    ...Object.entries(stackConfig ?? {}).map(([name, value]) => `${name} = ${value}`),
  ];
  return [
    ...(circumstances.length > 0 ? [`// ${circumstances.join("; ")}`] : []),
    ...example.resources.map(statement),
  ].join("\n");
}

interface Shown {
  readonly code: string;
  readonly language: "ts" | "diff";
}

const linesOf = (text: string): number => text.split("\n").length;

/** The one that is read fastest; the first of those that are equally long. */
function shortest<T>(all: readonly T[], codeOfOne: (one: T) => string): T {
  const [first, ...others] = all;
  if (first === undefined) {
    throw new Error("a rule shows nothing by example");
  }
  const length = (one: T): number => codeOfOne(one).length;
  return others.reduce((least, each) => (length(each) < length(least) ? each : least), first);
}

/** A long refused example is told by its difference from the accepted one, where that is shorter by half. */
function shownBeside(good: string, bad: string): Shown {
  const { hunks } = structuredPatch("", "", good, bad, "", "", { context: 2 });
  const lines = hunks.map((hunk) => hunk.lines.filter((line) => !line.startsWith("\\")).join("\n"));
  const difference = lines.join("\n  ...\n");
  return linesOf(bad) > long && linesOf(difference) * 2 < linesOf(bad)
    ? { code: difference, language: "diff" }
    : { code: bad, language: "ts" };
}

function block(title: string, { code, language }: Shown): string {
  const fenced = [`\`\`\`${language}`, code, "```"].join("\n");
  return linesOf(code) > long
    ? `<details><summary>${title}</summary>\n\n${fenced}\n\n</details>`
    : `${title}\n\n${fenced}`;
}

/** What the pack says of the violating example; computed by the pack itself. */
function message({ Run, factsOf }: Pack, rule: Rule, example: ViolatingExample): string {
  const run = new Run(factsOf(example), {
    config: { environments: {}, ...(example.scope && { scope: example.scope }) },
    stackConfig: example.stackConfig ?? {},
  });
  const [violation] = run.resultOf(rule).violations;
  if (violation === undefined) {
    throw new Error(`${rule.name}: "${example.title}" should be refused and is not`);
  }
  const { resource, found, expected, fix, control } = violation;
  const fields = { resource: resource.name, found, expected, fix, ...(control && { control }) };
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, " ")}`)
    .join("\n");
}

/** Both sides of a rule by its shortest examples, and the message that the violating one gives. */
export function examplesOf(pack: Pack, rule: Rule): string {
  const asked = (example: Example): boolean =>
    rule.types === "all" || example.resources.some(({ type }) => rule.types.includes(type));
  const { compliant, violating } = rule.examples;
  const about = compliant.filter(asked);
  const good = shortest(about.length > 0 ? about : compliant, codeOf);
  const accepted = codeOf(good);
  const shown = violating.map((example) => ({ example, ...shownBeside(accepted, codeOf(example)) }));
  const bad = shortest(shown, ({ code }) => code);
  const difference = bad.language === "diff" ? ", by what differs from the accepted one" : "";
  return [
    block(`<b>Accepted:</b> ${good.title}.`, { code: accepted, language: "ts" }),
    block(`<b>Refused${difference}:</b> ${bad.example.title}.`, bad),
    ["```text", message(pack, rule, bad.example), "```"].join("\n"),
  ].join("\n\n");
}
