import { aliasArns, aliasesOf, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable, UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { parseArn } from "../iam/patterns";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { throwUnclear } from "./function-aliases";
import { allCalls, callsBy } from "./function-calls";

const roleType = "aws:iam/role:Role";

/** Programs that may call a function by themselves: what type, and the property that names their role. */
const programs: readonly (readonly [type: string, property: string])[] = [
  [functionType, "role"],
  ["aws:ecs/taskDefinition:TaskDefinition", "taskRoleArn"],
  ["aws:iam/instanceProfile:InstanceProfile", "role"],
];

/** Whether a program other than the function itself may call it by its role; what cannot be told is noted. */
function isCalledByProgram(graph: ResourceGraph, subject: Resource, open: OpenQuestions): boolean {
  const arns = [
    ...arnsOf(graph, subject),
    ...aliasesOf(graph, subject).aliases.flatMap((alias) => aliasArns(graph, alias)),
  ];
  const own = targetOf(graph, subject, "role", [roleType]).resource;
  const roleOf = (program: Resource, property: string): Resource | undefined => {
    const target = targetOf(graph, program, property, [roleType]);
    if (target.kind === "unknown") {
      open.note(new UnknownRead(property));
    }
    return target.resource;
  };
  return programs
    .flatMap(([type, property]) => graph.ofType(type).map((program) => roleOf(program, property)))
    .some(
      (role) =>
        role !== undefined &&
        role !== own &&
        arns.some((arn) => open.ask(() => mayDo(graph, role, "lambda:InvokeFunction", arn))),
    );
}

/** Somebody calls the function. */
export const hasCaller: Check = function* (subject, { graph, requireWhole }) {
  const calls = allCalls(graph).filter(({ isCall }) => isCall);
  const open = new OpenQuestions();
  if (
    calls.some(({ called }) => called.target.resource === subject) ||
    isCalledByProgram(graph, subject, open)
  ) {
    return;
  }
  requireWhole("a caller may be declared in another layer");
  throwUnclear(calls);
  open.settle();
  yield {
    found: "no permission, mapping, workflow, deployment or program calls the function: it never runs",
    expected: "a caller, or no function",
  };
};

/** What is called is there. */
export const calleeExists: Check = function* (subject, { graph, requireWhole }) {
  const calls = callsBy(graph, subject);
  for (const { called, path, isOnlyForFunctions } of calls) {
    const { target } = called;
    if (
      target.kind !== "undeclared" ||
      !(isOnlyForFunctions || parseArn(target.value)?.service === "lambda")
    ) {
      continue;
    }
    const unnamed = graph.ofType(functionType).find((each) => each.knownText("name") === undefined);
    if (unnamed) {
      throw new Undecidable(`the name of ${unnamed.name} is known only after the update`);
    }
    requireWhole("the function may be declared in another layer");
    yield {
      found: `\`${path}\` names ${target.value}, which nothing declares: the call fails`,
      expected: "a declared function",
    };
  }
  throwUnclear(calls);
};
