import type { Mutation, ResourceKey } from "../../engine/mutation";

type Change = (value: unknown) => unknown;
type Block = Readonly<Record<string, unknown>>;

/** Inputs may be promised: what AWS has still to name. */
function later(value: unknown, change: Change): unknown {
  const promised = value as { readonly apply?: (change: Change) => unknown } | undefined;
  return typeof promised?.apply === "function" ? promised.apply(change) : change(value);
}

/** Another document, given as text or as an object, by one element. */
function inDocument(change: (document: Block) => Block): Change {
  return (value) =>
    typeof value === "string"
      ? JSON.stringify(change(JSON.parse(value) as Block))
      : change((value ?? {}) as Block);
}

const named = inDocument((document) => ({ ...document, Id: "rehearsed" }));
const to =
  (value: unknown): Change =>
  () =>
    value;
const inBlock =
  (given: Block): Change =>
  (value) => ({ ...(value as Block), ...given });
const inFirst =
  (change: (item: Block) => Block): Change =>
  (value) => {
    const [first, ...rest] = value as readonly Block[];
    return first === undefined ? value : [change(first), ...rest];
  };

/** For types without tags and description: an input that AWS updates in place, and another value for it. */
const changes: Readonly<Record<string, readonly [input: string, change: Change]>> = {
  "aws:apigateway/authorizer:Authorizer": ["authorizerResultTtlInSeconds", to(60)],
  "aws:apigateway/integration:Integration": ["timeoutMilliseconds", to(28_000)],
  "aws:apigateway/integrationResponse:IntegrationResponse": [
    "responseTemplates",
    to({ "application/json": "{}" }),
  ],
  "aws:apigateway/method:Method": ["operationName", to("rehearsed")],
  "aws:apigateway/methodResponse:MethodResponse": ["responseModels", to({ "application/json": "Empty" })],
  "aws:apigateway/methodSettings:MethodSettings": ["settings", inBlock({ loggingLevel: "INFO" })],
  "aws:apigateway/requestValidator:RequestValidator": ["name", (name) => `${String(name)}-rehearsed`],
  "aws:apigateway/resource:Resource": ["pathPart", (part) => `${String(part)}-rehearsed`],
  "aws:apigateway/response:Response": ["responseTemplates", to({ "application/json": "{}" })],
  "aws:autoscaling/group:Group": ["defaultCooldown", to(301)],
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": ["validationWindowHours", to(2)],
  "aws:cloudwatch/dashboard:Dashboard": [
    "dashboardBody",
    inDocument((body) => ({ ...body, start: "-PT7H" })),
  ],
  "aws:cloudwatch/eventTarget:EventTarget": [
    "retryPolicy",
    to({ maximumEventAgeInSeconds: 601, maximumRetryAttempts: 10 }),
  ],
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": [
    "policyDocument",
    inDocument((document) => ({ ...document, Description: "rehearsed" })),
  ],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": ["metricTransformation", inBlock({ unit: "Count" })],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": ["policyDocument", named],
  "aws:codeartifact/domainPermissions:DomainPermissions": ["policyDocument", named],
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": ["policyDocument", named],
  "aws:cognito/resourceServer:ResourceServer": ["name", (name) => `${String(name)}-rehearsed`],
  "aws:cognito/userPoolClient:UserPoolClient": ["refreshTokenValidity", to(29)],
  "aws:cognito/userPoolDomain:UserPoolDomain": ["managedLoginVersion", to(2)],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy", named],
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": [
    "defaultCapacityProviderStrategies",
    inFirst((strategy) => ({ ...strategy, weight: 2 })),
  ],
  "aws:iam/rolePolicy:RolePolicy": ["policy", named],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": ["maximumRetryAttempts", to(1)],
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": ["blockPublicAcls", to(false)],
  "aws:s3/bucketLogging:BucketLogging": ["targetPrefix", to("rehearsed/")],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": [
    "rule",
    to({ objectOwnership: "BucketOwnerPreferred" }),
  ],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy", named],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["blockPublicAcls", to(false)],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    "rules",
    inFirst((rule) => ({ ...rule, priority: 7 })),
  ],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    "rules",
    inFirst((rule) => ({ ...rule, bucketKeyEnabled: rule.bucketKeyEnabled !== true })),
  ],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [
    "rules",
    inFirst((rule) => ({ ...rule, abortIncompleteMultipartUpload: { daysAfterInitiation: 5 } })),
  ],
  "aws:sns/topicPolicy:TopicPolicy": ["policy", named],
  "aws:sns/topicSubscription:TopicSubscription": ["filterPolicy", to('{"rehearsed":["yes"]}')],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy", named],
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": ["redactedFields", to([{ method: {} }])],
};

/** What another package's component makes hears of a change through the component alone. */
const componentChanges: Readonly<Record<string, readonly [input: string, change: Change]>> = {
  "aws:ecr/repository:Repository": ["tags", inBlock({ rehearsed: "yes" })],
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": [
    "lifecyclePolicy",
    (policy) => {
      const { rules } = policy as { readonly rules: unknown };
      return { rules: inFirst((rule) => ({ ...rule, description: "rehearsed" }))(rules) };
    },
  ],
};

function changed(resource: ResourceKey, input: string, change: Change): Mutation {
  return {
    resource,
    change: ({ props, opts }) => ({
      props: { ...props, [input]: later((props as Block)[input], change) },
      opts,
    }),
  };
}

/**
 * One more tag, another description, or what the table says.
 *
 * @param component of another package that the resource is in; its children are not the program's to change
 * @param inputs that AWS updates in place, by the provider's schema
 * @returns nothing where every input of the type makes a new resource or has to name an existing one
 */
export function harmlessChange(
  { type, name }: ResourceKey,
  component: ResourceKey | undefined,
  inputs: ReadonlySet<string>,
): Mutation | undefined {
  if (component !== undefined) {
    const [input, change] = componentChanges[type] ?? [];
    return input === undefined || change === undefined ? undefined : changed(component, input, change);
  }
  const [input, change] =
    changes[type] ??
    (inputs.has("tags")
      ? ["tags", inBlock({ rehearsed: "yes" })]
      : inputs.has("description")
        ? ["description", to("rehearsed")]
        : []);
  return input === undefined || change === undefined ? undefined : changed({ type, name }, input, change);
}
