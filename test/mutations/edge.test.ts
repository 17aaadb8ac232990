import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Mutation } from "../../tools/engine/mutation";
import { grants, withoutAction } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;
const method = "aws:apigateway/method:Method";
const integration = "aws:apigateway/integration:Integration";
const queued = "api-integration-post-api-v1-backtests";

/** Whom a deployment waits for, other than by its inputs. */
function awaited({ dependsOn }: pulumi.ResourceOptions): readonly pulumi.Resource[] {
  return dependsOn as readonly pulumi.Resource[];
}

/** A mutation of the deployment, by those that it waits for. */
function deployment(change: Mutation["change"]): Mutation {
  return { resource: { type: "aws:apigateway/deployment:Deployment", name: "api-deployment" }, change };
}

/** A mutation of one setting that holds for every method. */
function methodSetting(setting: Readonly<Record<string, unknown>>): Mutation {
  return {
    resource: { type: "aws:apigateway/methodSettings:MethodSettings", name: "api-method-settings" },
    change: ({ props, opts }) => ({
      props: { ...props, settings: { ...(props.settings as object), ...setting } },
      opts,
    }),
  };
}

/** A mutation that edits the template by which a request becomes a message. */
function messageTemplate(edit: (template: string) => string): Mutation {
  return {
    resource: { type: integration, name: queued },
    change: ({ props, opts }) => {
      const { "application/json": template } = props.requestTemplates as { "application/json": string };
      return { props: { ...props, requestTemplates: { "application/json": edit(template) } }, opts };
    },
  };
}

const mistakes: readonly Mistake[] = [
  {
    title: "a route without authorizer",
    environments: everywhere,
    mutation: changed(method, "api-method-post-api-v1-strategies", {
      authorization: "NONE",
      authorizerId: undefined,
      authorizationScopes: undefined,
    }),
    rule: "api-authorised",
    resource: "api-method-post-api-v1-strategies",
  },
  {
    title: "a route that takes any token of the pool",
    environments: dev,
    mutation: changed(method, "api-method-get-api-v1-strategies", { authorizationScopes: undefined }),
    rule: "api-authorised",
    resource: "api-method-get-api-v1-strategies",
  },
  {
    title: "a scope that no resource server defines",
    environments: prod,
    mutation: changed(method, "api-method-get-api-v1-backtests", {
      authorizationScopes: ["tradai-api/everything"],
    }),
    rule: "api-authorised",
    resource: "api-method-get-api-v1-backtests",
  },
  {
    title: "a deployment whose trigger misses a route",
    environments: dev,
    mutation: deployment(({ props, opts }) => {
      const [, ...others] = awaited(opts).filter(
        (part) => aws.apigateway.Method.isInstance(part) || aws.apigateway.Integration.isInstance(part),
      );
      const triggers = Object.fromEntries(others.map(({ urn }, index) => [`part${index}`, urn]));
      return { props: { ...props, triggers }, opts };
    }),
    rule: "api-hardened",
    resource: "api-deployment",
  },
  {
    title: "a deployment that no change of a route triggers",
    environments: prod,
    mutation: deployment(({ props, opts }) => ({
      props: { ...props, triggers: { revision: "1" } },
      opts,
    })),
    rule: "api-hardened",
    resource: "api-deployment",
  },
  {
    title: "a deployment that does not wait for the integrations",
    environments: prod,
    mutation: deployment(({ props, opts }) => ({
      props,
      opts: {
        ...opts,
        dependsOn: awaited(opts).filter((part) => !aws.apigateway.Integration.isInstance(part)),
      },
    })),
    rule: "api-hardened",
    resource: "api-deployment",
  },
  {
    title: "AWS's own address beside the domain",
    environments: prod,
    mutation: changed("aws:apigateway/restApi:RestApi", "api", { disableExecuteApiEndpoint: false }),
    rule: "api-hardened",
    resource: "api",
  },
  {
    title: "a stage without the account's role for logs",
    environments: everywhere,
    mutation: removed("aws:apigateway/account:Account", "api-account"),
    rule: "api-hardened",
    resource: "api-stage",
    // Nothing assumes the role any more.
    breaksToo: ["iam-roles-used"],
  },
  {
    title: "a stage without access logs",
    environments: dev,
    mutation: changed("aws:apigateway/stage:Stage", "api-stage", { accessLogSettings: undefined }),
    rule: "api-hardened",
    resource: "api-stage",
    // Nobody writes to its log group any more.
    breaksToo: ["logs-owned"],
  },
  {
    title: "a stage without traces",
    environments: prod,
    mutation: changed("aws:apigateway/stage:Stage", "api-stage", { xrayTracingEnabled: false }),
    rule: "tracing-on",
    resource: "api-stage",
  },
  {
    title: "whole requests in the log",
    environments: dev,
    mutation: methodSetting({ dataTraceEnabled: true }),
    rule: "api-hardened",
    resource: "api-method-settings",
  },
  {
    title: "an API that anybody may call as often as they like",
    environments: prod,
    mutation: methodSetting({ throttlingRateLimit: -1, throttlingBurstLimit: -1 }),
    rule: "api-hardened",
    resource: "api-method-settings",
  },
  {
    title: "an error of the API's own without security headers",
    environments: everywhere,
    mutation: changed("aws:apigateway/response:Response", "api-gateway-response-throttled", {
      responseParameters: {},
    }),
    rule: "security-headers",
    resource: "api-gateway-response-throttled",
  },
  {
    title: "a body that is held to no model",
    environments: dev,
    mutation: changed(method, "api-method-post-api-v1-strategies", { requestModels: undefined }),
    rule: "api-hardened",
    resource: "api-method-post-api-v1-strategies",
  },
  {
    title: "a request that SQS does not read as a form",
    environments: dev,
    mutation: changed(integration, queued, { requestParameters: {} }),
    rule: "api-hardened",
    resource: queued,
  },
  {
    title: "a message of no group for a FIFO queue",
    environments: prod,
    mutation: messageTemplate((template) => template.replace(/^.*MessageGroupId.*\n/m, "")),
    rule: "api-hardened",
    resource: queued,
  },
  {
    title: "a route to a queue whose role may not send",
    environments: prod,
    mutation: grants("api-queue-policy", withoutAction("sqs:SendMessage")),
    rule: "api-hardened",
    resource: queued,
  },
];

describeMistakes("edge", mistakes);
