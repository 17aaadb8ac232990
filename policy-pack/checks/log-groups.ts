import type { ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Value } from "../graph/values";
import { stringsIn, UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import { canaryOf, isUnnamed } from "./imposed-log-groups";
import { logGroupType, producersOf, writtenBy } from "./log-producers";

/**
 * True for a group whose name is not known yet and could be a resource's. One that AWS names after something else, an API or a
 * canary, is that one's.
 */
function mayBeNamedAfter(group: Resource, subject: Resource): boolean {
  const sources = group.dependenciesOf("name");
  return group.knownText("name") === undefined && (sources.length === 0 || sources.includes(subject));
}

/** Relation 52: whatever writes logs finds its group there, with retention and key. */
export const writesToDeclared: Check = function* (subject, { graph, requireWhole }) {
  const written = writtenBy(graph, subject);
  const undeclared = written.flatMap(({ target }) => (target.kind === "undeclared" ? [target.value] : []));
  if (undeclared.length > 0) {
    requireWhole("the log group may be declared in another layer");
    const unnamed = graph.ofType(logGroupType).find((group) => mayBeNamedAfter(group, subject));
    if (unnamed) {
      throw new Undecidable(`the name of ${unnamed.name} is known only after the update`);
    }
  }
  for (const name of new Set(undeclared)) {
    yield {
      found: `it writes to the log group ${name}, which nothing declares: AWS makes one that keeps its events for ever`,
      expected: "a declared log group of exactly this name",
    };
  }
  if (written.some(({ target }) => target.kind === "unknown")) {
    throw new UnknownRead("the log group");
  }
};

/** Holds one value, an address or a name: an unknown one is no machine's configuration. */
const parameterType = "aws:ssm/parameter:Parameter";

/** Texts that configure what runs on a machine: an agent or a container names its group there. */
const configurations: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData"],
  "aws:ec2/instance:Instance": ["userData", "userDataBase64"],
  [parameterType]: ["value", "insecureValue"],
  "aws:ssm/document:Document": ["content"],
};

/** True where the configuration of a machine names the group; "unknown" where one may. */
function isNamedOnMachine(graph: ResourceGraph, name: string): boolean | "unknown" {
  const given = Object.entries(configurations).flatMap(([type, properties]) =>
    graph.ofType(type).flatMap(({ inputs }) =>
      properties.map((property): { readonly value: Value; readonly isMachines: boolean } => ({
        value: inputs.raw(property) ?? null,
        isMachines: type !== parameterType,
      })),
    ),
  );
  const isNamed = given.some(({ value }) =>
    stringsIn(value).some(({ text }) => text.includes(name) || Buffer.from(text, "base64").includes(name)),
  );
  return isNamed || (given.some(({ value, isMachines }) => value === UNKNOWN && isMachines) && "unknown");
}

/** True where AWS itself writes to a group whose name it gives. */
function isWrittenByAws(graph: ResourceGraph, name: string): boolean {
  const canary = canaryOf(name);
  return (
    (canary !== undefined &&
      graph.ofType("aws:synthetics/canary:Canary").some(({ inputs }) => inputs.text("name") === canary)) ||
    (isUnnamed(name) &&
      graph
        .ofType("aws:rds/instance:Instance")
        .some(({ inputs }) => (inputs.number("monitoringInterval") ?? 0) > 0))
  );
}

/** A group without producer is paid for by nobody's logs, or its producer writes elsewhere. */
export const hasProducer: Check = function* (group, { graph, requireWhole }) {
  const { byGroup, gap } = producersOf(graph);
  if (byGroup.has(group)) {
    return;
  }
  // Pulumi gives a name that begins with the resource's.
  const name = group.inputs.text("name") ?? group.name;
  const onMachine = isNamedOnMachine(graph, name);
  if (onMachine === true || isWrittenByAws(graph, name)) {
    return;
  }
  requireWhole("what writes to the group may be declared in another layer");
  if (gap !== undefined || onMachine === "unknown") {
    throw new Undecidable(gap ?? "the user data of a machine is known only after the update");
  }
  yield {
    found: `nothing declared writes to ${name}`,
    expected: "a producer, or no group",
    fix: "Point the producer at the group by its exact name, or remove the group.",
  };
};

/** What writes to a group, each once, by its kind or its name. */
function writing(
  graph: ResourceGraph,
  group: Resource,
  by: "kind" | "writer",
): readonly (string | undefined)[] {
  return [
    ...new Set(
      producersOf(graph)
        .byGroup.get(group)
        ?.map((each) => each[by]),
    ),
  ].sort();
}

/** Records of two kinds in one group cannot be kept, queried or alarmed upon apart. */
export const oneKind: Check = function* (group: Resource, { graph }) {
  const kinds = writing(graph, group, "kind");
  if (kinds.length > 1) {
    yield {
      found: `producers of ${kinds.length} kinds write to it: ${kinds.join(", ")}`,
      expected: "a group for each kind",
      fix: "Give each producer a group of its own.",
    };
  }
};

/** TRADAI-H-11: what several write can be neither kept nor muted for one of them, and hides who writes nothing. */
export const oneWriter: Check = function* (group: Resource, { graph }) {
  const writers = writing(graph, group, "writer");
  if (writers.length > 1 && writing(graph, group, "kind").length === 1) {
    if (writers.includes(undefined)) {
      throw new UnknownRead("the task of a service that writes to it");
    }
    yield {
      found: `${writers.length} write to it: ${writers.join(", ")}`,
      expected: "a group for each of them",
      fix: "Give each producer a group of its own.",
    };
  }
};

/** USDCOP-13: lines of a function can be searched by field and filtered by level, its runtime's own among them. */
export const writesJson: Check = function* ({ inputs }) {
  const format = inputs.text("loggingConfig.logFormat");
  if (format !== "JSON") {
    yield {
      found: `the function writes ${format ?? "Text"}: its lines have no fields to search by`,
      expected: '`loggingConfig.logFormat: "JSON"`',
      fix: "Set logFormat to JSON.",
    };
  }
};
