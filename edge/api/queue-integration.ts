import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createRole } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";
import type { QueueId } from "../../shared/inventory";
import { PolicyBuilder, trustPolicy } from "../../shared/policy";
import { fixedHeaders, originTemplate } from "./cors";
import type { ApiPart } from "./part";
import { queueAnswers } from "./queue-answers";
import { queueRequestTemplate } from "./queue-template";

/** Milliseconds; SQS answers within a fraction of them, and a client that waits longer had better try again. */
const timeoutMilliseconds = 10_000;

/** SQS takes a form; the client's own type says JSON. */
const requestParameters = {
  "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
};

/** A route whose requests go into a queue, as far as it is there. */
export interface QueueRoute {
  readonly api: aws.apigateway.RestApi;
  readonly resource: aws.apigateway.Resource;
  readonly method: aws.apigateway.Method;
  /** What logical names of the route end with, such as `post-api-v1-backtests`. */
  readonly slug: string;
  readonly queue: QueueId;
  /** Headers that every answer has, with their values. */
  readonly headers: Readonly<Record<string, string>>;
  /** Template of the body of an error with a message, in the shape that all errors of the API have. */
  readonly errorBody: (message: string) => string;
}

/** The role with which API Gateway sends to the queue, and the policy that has to be there before it does. */
function createQueueRole(
  context: LayerContext,
  queue: QueueId,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const { settings, names } = context;
  const trust = trustPolicy(settings, "apigateway.amazonaws.com");
  const role = createRole(context, "api-queue-role", names.role("api-queue"), trust);
  const document = new PolicyBuilder(settings).withRequestsQueued(queue).build();
  const policy = new aws.iam.RolePolicy(
    "api-queue-policy",
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
  return { role, policy };
}

/** The answers: what the method declares, and what the integration makes of SQS's. */
function createAnswers(
  context: LayerContext,
  { api, resource, method, slug, headers, errorBody }: QueueRoute,
  integration: aws.apigateway.Integration,
): ApiPart {
  const route = { restApi: api.id, resourceId: resource.id, httpMethod: method.httpMethod };
  const responseParameters = fixedHeaders("method.response", headers);
  const answers = queueAnswers(errorBody, originTemplate(context.settings.api.origins));
  const resources = answers.flatMap(({ status, selectionPattern, template }) => {
    const declared = new aws.apigateway.MethodResponse(
      `api-response-${slug}-${status}`,
      {
        ...route,
        statusCode: status,
        responseParameters: Object.fromEntries(Object.keys(responseParameters).map((name) => [name, true])),
      },
      context.options(),
    );
    const mapped = new aws.apigateway.IntegrationResponse(
      `api-integration-response-${slug}-${status}`,
      {
        ...route,
        statusCode: declared.statusCode,
        selectionPattern,
        responseParameters,
        responseTemplates: { "application/json": template },
      },
      context.options({ dependsOn: [integration] }),
    );
    return [declared, mapped];
  });
  return { resources, described: { answers, responseParameters } };
}

/**
 * Puts the requests of a route straight into a FIFO queue, without code in between (architecture.md 1.3, decisions.md
 * section 5, edge). A body of another type than JSON is answered 415: no template takes it, and none is passed through.
 */
export function createQueueIntegration(
  context: LayerContext,
  { queues }: FoundationOutputs,
  route: QueueRoute,
): ApiPart {
  const { account, region } = context.settings;
  const { api, resource, method, slug, queue } = route;
  const { role, policy } = createQueueRole(context, queue);
  const call = {
    type: "AWS",
    integrationHttpMethod: "POST",
    passthroughBehavior: "NEVER",
    requestParameters,
    requestTemplates: { "application/json": queueRequestTemplate },
    timeoutMilliseconds,
  };
  const integration = new aws.apigateway.Integration(
    `api-integration-${slug}`,
    {
      ...call,
      restApi: api.id,
      resourceId: resource.id,
      httpMethod: method.httpMethod,
      uri: pulumi.interpolate`arn:aws:apigateway:${region}:sqs:path/${account}/${queues[queue].name}`,
      credentials: role.arn,
    },
    context.options({ dependsOn: [policy] }),
  );
  const answers = createAnswers(context, route, integration);
  return {
    resources: [integration, ...answers.resources],
    described: {
      call,
      queue: context.arns.queue(queue),
      role: context.names.role("api-queue"),
      ...answers.described,
    },
  };
}
