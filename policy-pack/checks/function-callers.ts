import { aliasArns, aliasesOf, functionType } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { Undecidable, UnknownRead } from "../graph/reader";
import { companionsOf, mayHaveCompanion, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { throwUnclear } from "./function-aliases";
import { allCalls, callsBy } from "./function-calls";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** Programs that may call a function by themselves: what type, and the property that names their role. */
const programs: readonly (readonly [type: string, property: string])[] = [
  [functionType, "role"],
  ["aws:ecs/taskDefinition:TaskDefinition", "taskRoleArn"],
  ["aws:iam/instanceProfile:InstanceProfile", "role"],
];

/** Whether a program other than the function itself may call it by its role; otherwise why that cannot be told. */
function calledByProgram(graph: ResourceGraph, subject: Resource): boolean | Undecidable {
  const arns = [
    ...arnsOf(graph, subject),
    ...aliasesOf(graph, subject).aliases.flatMap((alias) => aliasArns(graph, alias)),
  ];
  const own = targetOf(graph, subject, "role", [roleType]);
  const roles = programs
    .flatMap(([type, property]) =>
      graph.ofType(type).map((program) => targetOf(graph, program, property, [roleType])),
    )
    .flatMap((role) =>
      role.kind === "resource" && !(own.kind === "resource" && own.resource === role.resource)
        ? [role.resource]
        : [],
    );
  let gap: Undecidable | undefined;
  for (const role of new Set(roles)) {
    try {
      if (arns.some((arn) => mayDo(graph, role, "lambda:InvokeFunction", arn))) {
        return true;
      }
    } catch (error) {
      if (!(error instanceof Undecidable)) {
        throw error;
      }
      const isKnown = !(error instanceof UnknownRead) && grantsWorkOnly(graph, role);
      gap ??= isKnown ? undefined : error;
    }
  }
  return gap ?? false;
}

/** True where all that is attached to a role is what AWS writes for a service's own work, which calls no function. */
function grantsWorkOnly(graph: ResourceGraph, role: Resource): boolean {
  const attached = companionsOf(graph, role, attachmentType, "role").map(({ inputs }) =>
    inputs.raw("policyArn"),
  );
  return (
    !mayHaveCompanion(graph, role, attachmentType, "role") &&
    attached.every(
      (arn) =>
        typeof arn === "string" && /^arn:aws:iam::aws:policy\/service-role\/(?!AWSLambdaRole$)/.test(arn),
    )
  );
}

/** Somebody calls the function. */
export const hasCaller: Check = function* (subject, { graph, requireWhole }) {
  const calls = allCalls(graph).filter(({ isCall }) => isCall);
  const isCalled = calls.some(
    ({ called }) => called.target.kind === "resource" && called.target.resource === subject,
  );
  const byProgram = isCalled || calledByProgram(graph, subject);
  if (byProgram === true) {
    return;
  }
  requireWhole("a caller may be declared in another layer");
  throwUnclear(calls);
  if (byProgram !== false) {
    throw byProgram;
  }
  yield {
    found: "no permission, mapping, workflow, deployment or program calls the function: it never runs",
    expected: "a caller, or no function",
  };
};

/** What is called is there. */
export const calleeExists: Check = function* (subject, { graph, requireWhole }) {
  const calls = callsBy(graph, subject);
  for (const { called, path, text = "", isOnlyForFunctions } of calls) {
    if (called.target.kind !== "undeclared" || !(isOnlyForFunctions || /^arn:[^:]+:lambda:/.test(text))) {
      continue;
    }
    const unnamed = graph.ofType(functionType).find((each) => each.knownText("name") === undefined);
    if (unnamed) {
      throw new Undecidable(`the name of ${unnamed.name} is known only after the update`);
    }
    requireWhole("the function may be declared in another layer");
    yield {
      found: `\`${path}\` names ${text}, which nothing declares: the call fails`,
      expected: "a declared function",
    };
  }
  throwUnclear(calls);
};
