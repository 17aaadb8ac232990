import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { answerHeaders } from "../../../edge/api/cors";
import { createQueueIntegration } from "../../../edge/api/queue-integration";
import { queueRequestTemplate } from "../../../edge/api/queue-template";
import { environmentFacts } from "../../facts/persistent";
import { arnIn } from "../compute/below";
import { buildPart, describeEdge } from "./layer";
import type { Declared, Part } from "./layer";

const slug = "post-api-v1-backtests";
const described: unknown[] = [];

/** The one page that may call the API from a browser, of the committed settings. */
const origins = {
  dev: "http://localhost:3000",
  staging: "https://app.staging.tradai.example.com",
  prod: "https://app.tradai.example.com",
};

const route: Part = (context, { foundation }) => {
  const api = new aws.apigateway.RestApi("api", {});
  const resource = new aws.apigateway.Resource("resource", { restApi: api.id, parentId: "r", pathPart: "p" });
  const method = new aws.apigateway.Method("method", {
    restApi: api.id,
    resourceId: resource.id,
    httpMethod: "POST",
    authorization: "NONE",
  });
  const part = createQueueIntegration(context, foundation, {
    api,
    resource,
    method,
    slug,
    queue: "backtest-queue",
    headers: answerHeaders(context.settings.api.origins),
    errorBody: (message) => JSON.stringify({ error: message }),
  });
  described.push(part.described);
};

const documentOf = ({ inputs }: Declared, property: string): { readonly Statement: unknown } =>
  JSON.parse(String(inputs[property])) as { readonly Statement: unknown };

/** A map that a resource was given. */
const mapOf = ({ inputs }: Declared, property: string): Readonly<Record<string, unknown>> =>
  inputs[property] as Readonly<Record<string, unknown>>;

const templateOf = (answer: Declared): string =>
  String(mapOf(answer, "responseTemplates")["application/json"]);

describeEdge("the route into the queue", route, ({ environment, named, made, ofType }) => {
  const integration = (): Declared => made(`api-integration-${slug}`);

  it("calls another queue, or calls it so that SQS does not understand", () => {
    const { account } = environmentFacts[environment];
    const queue = named("tradai-backtest-queue-{env}.fifo");
    const { inputs } = integration();
    assert.deepEqual(
      {
        type: inputs.type,
        verb: [inputs.httpMethod, inputs.integrationHttpMethod],
        uri: inputs.uri,
        parameters: inputs.requestParameters,
        templates: inputs.requestTemplates,
      },
      {
        type: "AWS",
        verb: ["POST", "POST"],
        uri: `arn:aws:apigateway:eu-central-1:sqs:path/${account}/${queue}`,
        parameters: {
          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
        },
        templates: { "application/json": queueRequestTemplate },
      },
    );
  });

  it("lets a body through that no template has made a form of", () => {
    assert.equal(integration().inputs.passthroughBehavior, "NEVER");
  });

  it("is refused by SQS, because its role or the role's policy is not there yet", () => {
    const { inputs, waitsFor } = integration();
    assert.equal(inputs.credentials, "arn-of-api-queue-role");
    assert.ok(waitsFor.includes("api-queue-policy"), waitsFor.join(", "));
  });

  it("can be used by something else than the API, or for something else than sending", () => {
    const role = made("api-queue-role");
    assert.equal(role.inputs.name, named("tradai-api-queue-{env}"));
    assert.deepEqual(documentOf(role, "assumeRolePolicy").Statement, [
      {
        Sid: "ActForTheAPI",
        Effect: "Allow",
        Principal: { Service: "apigateway.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ]);
    assert.equal(ofType("iam/rolePolicy:RolePolicy").length, 1);
    assert.equal(ofType("iam/rolePolicyAttachment:RolePolicyAttachment").length, 0);
    const send = {
      Sid: "HandOverWhatClientsPost",
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: arnIn(environment, "sqs", "tradai-backtest-queue-{env}.fifo"),
    };
    const key = {
      Sid: "WriteThroughSqsWithTheDataKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: arnIn(environment, "kms", "key/*"),
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": named("alias/tradai-data-{env}") },
        StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" },
      },
    };
    const expected = environmentFacts[environment].customerKeys ? [send, key] : [send];
    assert.deepEqual(documentOf(made("api-queue-policy"), "policy").Statement, expected);
  });

  it("leaves an answer of SQS without an answer, or answers what it does not declare", () => {
    const statuses = (type: string): readonly string[] =>
      ofType(`apigateway/${type}`)
        .map(({ inputs }) => String(inputs.statusCode))
        .sort();
    assert.deepEqual(statuses("methodResponse:MethodResponse"), ["202", "400", "500", "503"]);
    assert.deepEqual(statuses("integrationResponse:IntegrationResponse"), ["202", "400", "500", "503"]);
    const others = ofType("apigateway/integrationResponse:IntegrationResponse").filter(
      ({ inputs }) => inputs.selectionPattern === undefined,
    );
    assert.deepEqual(
      others.map(({ inputs }) => inputs.statusCode),
      ["500"],
    );
  });

  it("answers without the security headers, to another page, or without having declared it", () => {
    for (const status of ["202", "400", "500", "503"]) {
      const mapped = made(`api-integration-response-${slug}-${status}`);
      assert.deepEqual(mapped.inputs.responseParameters, {
        "method.response.header.Access-Control-Allow-Origin": `'${origins[environment]}'`,
        "method.response.header.Content-Security-Policy": "'default-src 'self'; frame-ancestors 'none''",
        "method.response.header.Strict-Transport-Security": "'max-age=31536000; includeSubDomains'",
        "method.response.header.Vary": "'Origin'",
        "method.response.header.X-Content-Type-Options": "'nosniff'",
        "method.response.header.X-Frame-Options": "'DENY'",
      });
      const declared = made(`api-response-${slug}-${status}`);
      assert.deepEqual(declared.inputs.responseParameters, {
        "method.response.header.Access-Control-Allow-Origin": true,
        "method.response.header.Content-Security-Policy": true,
        "method.response.header.Strict-Transport-Security": true,
        "method.response.header.Vary": true,
        "method.response.header.X-Content-Type-Options": true,
        "method.response.header.X-Frame-Options": true,
      });
      assert.ok(mapped.waitsFor.includes(`api-integration-${slug}`), "before its integration");
    }
  });

  it("changes without a new deployment: template, queue, role, answers or headers", () => {
    const text = JSON.stringify(described.at(-1));
    const parts = [
      queueRequestTemplate,
      named("tradai-backtest-queue-{env}.fifo"),
      named("tradai-api-queue-{env}"),
      "application/x-www-form-urlencoded",
      "NEVER",
      "X-Frame-Options",
      ...ofType("apigateway/integrationResponse:IntegrationResponse").map(templateOf),
    ];
    for (const part of parts) {
      assert.ok(text.includes(JSON.stringify(part).slice(1, -1)), part);
    }
  });
});

describe("edge layer: the route into the queue, with several pages that may call", () => {
  it("answers so that only one of them, or none, can read it", async () => {
    const declared = await buildPart("dev", route, (settings) => ({
      ...settings,
      api: { ...settings.api, origins: ["https://app.example.com", "https://ops.example.com"] },
    }));
    for (const status of ["202", "400", "500", "503"]) {
      const answer = declared.find(({ name }) => name === `api-integration-response-${slug}-${status}`);
      assert.ok(answer);
      const headers = mapOf(answer, "responseParameters");
      assert.equal(headers["method.response.header.Access-Control-Allow-Origin"], undefined);
      assert.match(templateOf(answer), /https:\/\/app\.example\.com.*https:\/\/ops\.example\.com/);
    }
  });
});
