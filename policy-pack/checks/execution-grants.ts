import { containersOf } from "../graph/containers";
import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import type { Target } from "../graph/references";
import { resolve, targetOf } from "../graph/references";
import type { Value } from "../graph/values";
import type { Resource } from "../graph/resource";
import { matchesPattern, parseArn } from "../iam/patterns";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";
import { cachePrefixes, partsOf } from "./image-references";
import { declaredKey } from "./key-admission";
import { mayUseKey } from "./key-use";
import { logGroupType } from "./log-producers";
import { missingWrites } from "./log-writers";

export const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const roleType = "aws:iam/role:Role";
const secretType = "aws:secretsmanager/secret:Secret";
const parameterType = "aws:ssm/parameter:Parameter";

/** The role with which ECS prepares the task; undefined where it is declared elsewhere. */
function executionRole(graph: ResourceGraph, task: Resource): Resource | "none" | undefined {
  const role = targetOf(graph, task, "executionRoleArn", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("executionRoleArn");
  }
  return role.kind === "resource" ? role.resource : role.kind === "absent" ? "none" : undefined;
}

/** Where a container takes the value of a variable from. */
function secretReferences(task: Resource): readonly string[] {
  return [
    ...new Set(
      containersOf(task).flatMap((container) =>
        [...container.blocks("secrets"), ...container.blocks("logConfiguration.secretOptions")].flatMap(
          (entry) => entry.texts("valueFrom"),
        ),
      ),
    ),
  ];
}

interface SecretKind {
  readonly type: string;
  readonly action: string;
  readonly arn: string;
  /** The property that names the key. */
  readonly key: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html: an ARN, or the name of a parameter. */
function kindOf(reference: string, { place }: RuleContext): SecretKind {
  if (parseArn(reference)?.service === "secretsmanager") {
    // A field, a stage and a version may follow, each behind a colon.
    const arn = reference.split(":").slice(0, 7).join(":");
    return { type: secretType, action: "secretsmanager:GetSecretValue", arn, key: "kmsKeyId" };
  }
  const { region, account } = place;
  const name = reference.startsWith("/") ? reference : `/${reference}`;
  const named = ["arn:aws:ssm", region, account, `parameter${name}`].join(":");
  const arn = reference.startsWith("arn:") ? reference : named;
  return { type: parameterType, action: "ssm:GetParameters", arn, key: "keyId" };
}

/** Relation 50: the role that prepares the task may read each of its secrets, and decrypt it. */
export const secretsReadable: Check = function* (task, context) {
  const { graph } = context;
  const references = secretReferences(task);
  const role = references.length > 0 ? executionRole(graph, task) : undefined;
  if (role === "none") {
    yield {
      found: `the task takes ${references.join(", ")} and has no execution role`,
      expected: "`executionRoleArn`",
    };
  }
  if (role === undefined || role === "none") {
    return;
  }
  for (const reference of references) {
    yield* withheld(reference, role, context);
  }
};

function* withheld(reference: string, role: Resource, context: RuleContext): Iterable<Violation> {
  const { graph } = context;
  const { type, action, arn, key } = kindOf(reference, context);
  // Secrets Manager adds a hyphen and six characters, for which a policy writes question marks.
  const arns = type === secretType ? [arn, `${arn}-a1B2c3`] : [arn];
  if (!arns.some((each) => mayDo(graph, role, action, each))) {
    yield {
      found: `the task takes ${reference}, and ${role.name} does not grant ${action} on it: no task starts`,
      expected: `a statement of the execution role with ${action}`,
    };
  }
  const source = graph
    .ofType(type)
    .find((each) => graph.identitiesOf(each).some((identity) => matchesPattern(identity, arn)));
  const used = source && declaredKey(context, source, key);
  if (typeof used === "object" && !mayUseKey(context, role, used, "kms:Decrypt")) {
    yield {
      found: `the task takes ${reference}, and ${role.name} does not grant kms:Decrypt on ${used.name}: no task starts`,
      expected: "a statement of the execution role with kms:Decrypt on the key",
    };
  }
}

const pulls = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] as const;

/** What fetching an image takes, besides the token. */
function pullsOf(graph: ResourceGraph, repository: string): readonly string[] {
  const isCached = cachePrefixes(graph).some((prefix) => repository.startsWith(`${prefix}/`));
  const isOpen = graph.ofType("aws:ecr/registryPolicy:RegistryPolicy").length > 0;
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
  return isCached && !isOpen ? [...pulls, "ecr:BatchImportUpstreamImage"] : pulls;
}

interface OwnImage {
  readonly repository: string;
  readonly arn: string;
}

/** The repository of ECR that an image is of; none for images of other registries. */
function ownImage(image: string): readonly OwnImage[] {
  const parts = partsOf(image);
  if (!parts) {
    return [];
  }
  const { registry, repository } = parts;
  const own = /(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\./.exec(registry);
  return own
    ? [{ repository, arn: ["arn:aws:ecr", own[2], own[1], `repository/${repository}`].join(":") }]
    : [];
}

/** The role that prepares the task may fetch its images. */
export const imagesFetchable: Check = function* (task, { graph }) {
  const images = new Set(containersOf(task).flatMap((container) => container.texts("image")));
  const ours = [...images].flatMap(ownImage);
  const role = ours.length > 0 ? executionRole(graph, task) : undefined;
  if (role === "none") {
    yield { found: "the task takes images of ECR and has no execution role", expected: "`executionRoleArn`" };
  }
  if (role === undefined || role === "none") {
    return;
  }
  const token = ["ecr:GetAuthorizationToken"].filter((action) => !mayDo(graph, role, action));
  for (const { repository, arn } of ours) {
    const missing = [
      ...token,
      ...pullsOf(graph, repository).filter((action) => !mayDo(graph, role, action, arn)),
    ];
    if (missing.length > 0) {
      yield {
        found: `${role.name} does not grant ${missing.join(", ")} on ${repository}: no task starts`,
        expected: "a statement of the execution role that lets it fetch the image",
      };
    }
  }
};

/** The role that prepares the task may write into its groups. */
export const logsWritable: Check = function* (task, { graph }) {
  const named = (name: Value | undefined): Target => {
    // Stryker disable next-line StringLiteral: a name in JSON is known, and the property tells equal names apart alone
    return resolve(graph, task, "containerDefinitions", name, [logGroupType]);
  };
  const groups = new Set(
    containersOf(task)
      .map((container) => named(container.raw("logConfiguration.options.awslogs-group")))
      .flatMap((target) => (target.kind === "resource" ? [target.resource] : [])),
  );
  const role = groups.size > 0 ? executionRole(graph, task) : undefined;
  if (role === undefined || role === "none") {
    return;
  }
  for (const group of groups) {
    const missing = missingWrites(graph, role, group);
    if (missing.length > 0) {
      yield {
        found: `${role.name} does not grant ${missing.join(" and ")} on ${group.name}: no task starts`,
        expected: "a statement of the execution role that lets it write",
      };
    }
  }
};
