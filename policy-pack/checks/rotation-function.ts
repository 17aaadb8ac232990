import type { ResourceGraph } from "../graph/graph";
import { declared, required } from "../graph/lists";
import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { matchesPattern } from "../iam/patterns";
import type { Check, RuleContext, Violation } from "../rule";
import { arnsOf } from "./admission";
import { permissionType } from "./function-calls";
import { invokedFunction } from "./invoked-function";
import { mayActOn } from "./key-use";
import { unreached } from "./service-reach";

export const rotationType = "aws:secretsmanager/secretRotation:SecretRotation";
const secretType = "aws:secretsmanager/secret:Secret";
const roleType = "aws:iam/role:Role";
const caller = "secretsmanager.amazonaws.com";

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html */
const steps = ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"].map(
  (action) => `secretsmanager:${action}`,
);

/** Relation 59: the function that renews a secret is called, may write the new version, and reaches Secrets Manager. */
export const functionCanRotate: Check = function* (rotation, context) {
  const { graph } = context;
  const found = invokedFunction(graph, rotation, "rotationLambdaArn");
  if (found === "unknown") {
    throw new UnknownRead("rotationLambdaArn");
  }
  if (!found) {
    return;
  }
  const open = new OpenQuestions();
  yield* open.collect(() => notCalled(found.resource, rotation, context));
  yield* open.collect(() => notAllowed(found.resource, rotation, graph));
  yield* open.collect(() => outOfReach(found.resource, context));
  open.settle();
};

/** The secret that is renewed. Throws where it is not declared here. */
function secretOf(graph: ResourceGraph, rotation: Resource): Resource {
  return required(targetOf(graph, rotation, "secretId", [secretType]), "secretId");
}

/** Secrets Manager is let in, for this account or this secret alone. */
function* notCalled(
  renewer: Resource,
  rotation: Resource,
  { graph, place, requireWhole }: RuleContext,
): Iterable<Violation> {
  const open = new OpenQuestions();
  const permissions = graph.ofType(permissionType).filter((permission) =>
    open.ask(() => {
      const named = invokedFunction(graph, permission, "function");
      if (named === "unknown") {
        throw new UnknownRead(`function of ${permission.name}`);
      }
      return (
        named?.resource === renewer &&
        permission.inputs.text("principal") === caller &&
        matchesPattern(String(permission.inputs.text("action")), "lambda:InvokeFunction")
      );
    }),
  );
  const isBound = ({ inputs }: Resource): boolean => {
    const account = inputs.text("sourceAccount");
    const source = inputs.raw("sourceArn");
    return (
      (account !== undefined && (place.account ?? account) === account) ||
      (typeof source === "string"
        ? arnsOf(graph, secretOf(graph, rotation)).some((arn) => matchesPattern(arn, source))
        : source !== undefined)
    );
  };
  if (permissions.some((permission) => open.ask(() => isBound(permission)))) {
    return;
  }
  open.settle();
  requireWhole("the permission may be declared in another layer");
  yield {
    found:
      permissions.length > 0
        ? `${renewer.name} may be called by Secrets Manager for any account`
        : `${renewer.name} does not admit Secrets Manager: the secret is never renewed`,
    expected: `a Permission for ${caller} with \`sourceAccount\``,
    fix: "Declare the permission with this account as its source.",
  };
}

/** The function's role may read the secret and write its next version. */
function* notAllowed(renewer: Resource, rotation: Resource, graph: ResourceGraph): Iterable<Violation> {
  const role = declared(targetOf(graph, renewer, "role", [roleType]), "role");
  if (!role) {
    return;
  }
  const secret = secretOf(graph, rotation);
  const missing = steps.filter((action) => !mayActOn(graph, role, action, secret));
  if (missing.length > 0) {
    yield {
      found: `${role.name} of ${renewer.name} does not grant ${missing.join(", ")}: the secret is never renewed`,
      expected: `a statement of the role with ${steps.join(", ")} on the secret`,
      fix: "Grant the function's role the four actions on the secret.",
    };
  }
}

function* outOfReach(renewer: Resource, context: RuleContext): Iterable<Violation> {
  for (const violation of unreached(renewer, () => new Set(["secretsmanager"]), context)) {
    yield { ...violation, found: `${renewer.name} renews it, and ${violation.found}` };
  }
}
