import type { Fixture } from "../rule";
import type { ApiExamples } from "./api-hardening";
import {
  account,
  complete,
  errors,
  lacking,
  logsRole,
  replaced,
  settings,
  without,
  wrong,
} from "./api-hardening";
import { account as number, region } from "./bucket";
import { restApi, stage } from "./rest-api";
import { grant, role } from "./task-grants";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");
const destinationArn = `arn:aws:logs:${region}:${number}:log-group:/tradai/prod/api`;
const logging = (format?: string): Fixture => stage({ accessLogSettings: { destinationArn, format } });
/** Settings that name what they are for by texts. */
const byText = (inputs: Inputs, references: Fixture["references"] = {}): Fixture => ({
  ...settings(),
  inputs: { ...settings().inputs, ...inputs },
  references,
});
const ofApi = { restApi: ["api"] };
const ofOneMethod: Fixture = {
  ...settings(
    { throttlingRateLimit: undefined, loggingLevel: undefined, metricsEnabled: undefined },
    "models/GET",
  ),
  name: "own-settings",
};
const logGroup = (name: unknown): Fixture => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "others",
  inputs: { name },
});
const withoutErrors = (...changed: readonly Fixture[]): readonly Fixture[] =>
  replaced(...changed).filter(({ name }) => name !== errors.name);
const ownLogs = `arn:aws:logs:${region}:${number}:log-group:API-Gateway-Execution-Logs_*`;

export const stages: ApiExamples = {
  compliant: [
    {
      title: "Lines that AWS's own logs name as well",
      resources: replaced(logging("$context.extendedRequestId $context.status")),
    },
    { title: "One method with settings of its own besides", resources: [...complete, ofOneMethod] },
    {
      title: "Settings that name the stage by its text",
      resources: replaced(byText({ restApi: unknown }, ofApi)),
    },
    {
      title: "A cache that is encrypted",
      resources: replaced(settings({ cachingEnabled: true, cacheDataEncrypted: true })),
    },
    {
      title: "An API whose identifier is known, and with it the name of its log group",
      resources: withoutErrors(
        { ...restApi(), outputs: { id: "a1b2c3d4e5" } },
        byText({ restApi: "a1b2c3d4e5" }),
      ),
    },
    {
      title: "A role that may write the logs of APIs alone",
      resources: replaced(
        ...role("api-logs", "apigateway.amazonaws.com", grant(ownLogs, "logs:PutLogEvents")),
      ),
    },
    {
      title: "A role with AWS's own policy for it",
      resources: replaced({
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "api-logs-policy",
        inputs: {
          role: "tradai-api-logs-prod",
          policyArn: "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
        },
      }),
    },
    {
      title: "A role of another program",
      resources: replaced({
        ...account,
        inputs: { cloudwatchRoleArn: `arn:aws:iam::${number}:role/elsewhere` },
      }).filter((each) => !logsRole.includes(each)),
    },
  ],
  violating: [
    wrong("No access log", stage({ accessLogSettings: undefined }), "who called what"),
    wrong("Lines that belong to no request", logging("$context.status"), "belongs to no request"),
    wrong("Lines of which nothing is said", logging(), "belongs to no request"),
    lacking("No settings", "settings", "stage", "no settings hold for every method"),
    {
      title: "Settings of one method alone",
      resources: replaced(settings({}, "models/GET")),
      resource: "stage",
      says: "no settings hold for every method",
    },
    {
      title: "Settings of another stage alone",
      resources: [
        ...replaced({
          ...settings(),
          inputs: { ...settings().inputs, stageName: "v2" },
          references: { ...ofApi, stageName: ["second"] },
        }),
        { ...stage({ stageName: "v2" }), name: "second" },
      ],
      resource: "stage",
      says: "no settings hold for every method",
    },
    ...[byText({ restApi: unknown, stageName: "v2" }, ofApi), byText({ restApi: "b2c3d4e5f6" })].map(
      (each, index) => ({
        title: `Settings of a stage of ${index === 0 ? "another name" : "another API"}`,
        resources: replaced(each),
        resource: "stage",
        says: "no settings hold for every method",
      }),
    ),
    wrong("No limit", settings({ throttlingRateLimit: -1 }), "no throttlingRateLimit"),
    wrong(
      "Limits of none and of nothing",
      settings({ throttlingRateLimit: 0, throttlingBurstLimit: undefined }),
      "no throttlingRateLimit and no throttlingBurstLimit",
    ),
    ...["OFF", undefined].map((loggingLevel) => ({
      title: `No log of errors, which is ${loggingLevel ?? "not said"}`,
      resources: withoutErrors(settings({ loggingLevel })),
      resource: "settings",
      says: `\`loggingLevel\` is ${loggingLevel === undefined ? "nothing" : `"${loggingLevel}"`}`,
    })),
    wrong("No numbers", settings({ metricsEnabled: undefined }), "are not counted"),
    wrong("Requests in the log", settings({ dataTraceEnabled: true }), "tokens and all"),
    wrong("A cache in plain text", settings({ cachingEnabled: true }), "a cache in plain text"),
    {
      title: "Errors in a group of AWS's",
      resources: [...withoutErrors(), logGroup("/tradai/prod/others")],
      resource: "settings",
      says: "the log group of api's errors itself",
    },
    lacking("No role of the account", "account", "stage", "the account has no role to write logs with"),
    {
      title: "An account whose role is not said",
      resources: replaced({ ...account, inputs: {} }),
      resource: "stage",
      says: "the account has no role to write logs with",
    },
    {
      title: "A role that may not write",
      resources: replaced(...role("api-logs", "apigateway.amazonaws.com")),
      resource: "account",
      says: "api-logs does not grant logs:PutLogEvents",
    },
  ],
  undecided: [
    {
      title: "Settings of one stage or another",
      resources: replaced(byText({ restApi: unknown, stageName: unknown }, ofApi)),
      resource: "stage",
      says: "stageName of settings",
    },
    {
      title: "Errors in one of two groups, whose name is known only after the update",
      resources: [
        ...withoutErrors(),
        ...[logGroup(unknown), { ...logGroup("/tradai/prod/others"), name: "named" }],
      ],
      resource: "settings",
      says: "the name of a log group is known only after the update",
    },
    {
      title: "Errors in a group that another layer may hold",
      scope: "layer",
      resources: withoutErrors(),
      resource: "settings",
      says: "the log group may be declared in another layer",
    },
    {
      title: "A role of the account that another layer may name",
      scope: "layer",
      resources: without("account"),
      resource: "stage",
      says: "the account's settings may be declared in another layer",
    },
    {
      title: "An account that another stack owns",
      stackConfig: { "tradai:ownsAccount": "false" },
      resources: without("account"),
      resource: "stage",
      says: "another stack owns the account",
    },
  ],
};
