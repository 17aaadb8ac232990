import { Undecidable } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { accountType, apiOf, settingsOfStage } from "../graph/rest-apis";
import { show, UNKNOWN } from "../graph/values";
import { mayDo } from "../iam/role-grants";
import type { Check, RuleContext, Violation } from "../rule";

/** Who called what can be told afterwards, and found in the other logs. */
export const requestsLogged: Check = function* ({ inputs }) {
  if (!inputs.has("accessLogSettings.destinationArn")) {
    yield {
      found: "nobody can tell afterwards who called what",
      expected: "`accessLogSettings` with a log group and a format",
    };
  } else if (
    !inputs
      .texts("accessLogSettings.format")
      .some((format) => /\$context\.(?:extendedR|r)equestId/.test(format))
  ) {
    yield {
      found: "a line of the access log belongs to no request: API Gateway refuses the format",
      expected: "`accessLogSettings.format` with $context.requestId",
    };
  }
};

const isForAll = ({ inputs }: Resource): boolean => inputs.text("methodPath") === "*/*";

/** The settings hold for every method, whoever adds one. */
export const methodsSet: Check = function* (stage, { graph }) {
  if (!settingsOfStage(graph, stage).some(isForAll)) {
    yield {
      found: "no settings hold for every method: neither limit nor log",
      expected: 'MethodSettings of the stage with `methodPath: "*/*"`',
    };
  }
};

/** ORION-41: how often the API is called has a bound. */
export const callsBounded: Check = function* (settings) {
  const missing = isForAll(settings)
    ? ["throttlingRateLimit", "throttlingBurstLimit"].filter(
        (property) => (settings.inputs.number(`settings.${property}`) ?? -1) <= 0,
      )
    : [];
  if (missing.length > 0) {
    yield {
      found: `one caller may take the whole account's share of requests: no ${missing.join(" and no ")}`,
      expected: "`throttlingRateLimit` and `throttlingBurstLimit` above zero",
    };
  }
};

/** Errors are logged and counted for every method, without what the requests carry. */
export const errorsLogged: Check = function* (settings) {
  const { inputs } = settings;
  const level = inputs.text("settings.loggingLevel");
  if (level === "OFF" || (isForAll(settings) && level === undefined)) {
    yield {
      found: `\`loggingLevel\` is ${show(level)}: why a request failed is written nowhere`,
      expected: '"ERROR" or "INFO"',
    };
  }
  if (isForAll(settings) && inputs.flag("settings.metricsEnabled") !== true) {
    yield { found: "methods are not counted", expected: "`metricsEnabled: true`" };
  }
};

const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/**
 * The group of the errors is there before API Gateway makes it and keeps it for ever. Its name holds the API's
 * identifier: once that is known `logs-owned` judges the name.
 */
export const errorsOwned: Check = function* (settings, { graph, requireWhole }) {
  const { inputs } = settings;
  if ((inputs.text("settings.loggingLevel") ?? "OFF") === "OFF" || inputs.raw("restApi") !== UNKNOWN) {
    return;
  }
  const api = apiOf(graph, settings);
  const groups = graph.ofType(logGroupType);
  if (!api || groups.some((group) => group.dependenciesOf("name").includes(api))) {
    return;
  }
  requireWhole("the log group may be declared in another layer");
  if (groups.some(({ inputs: own }) => own.raw("name") === UNKNOWN)) {
    throw new Undecidable("the name of a log group is known only after the update");
  }
  yield {
    found: `API Gateway makes the log group of ${api.name}'s errors itself and keeps it for ever`,
    expected: "a LogGroup named API-Gateway-Execution-Logs_{API}/{stage}",
  };
};

/** ORION-09: bodies and tokens stay out of the log, and out of a cache that is not encrypted. */
export const contentKept: Check = function* ({ inputs }) {
  if (inputs.flag("settings.dataTraceEnabled") === true) {
    yield {
      found: "whole requests are written to the log, tokens and all",
      expected: "`dataTraceEnabled: false`",
    };
  }
  if (
    inputs.flag("settings.cachingEnabled") === true &&
    inputs.flag("settings.cacheDataEncrypted") !== true
  ) {
    yield { found: "answers lie in a cache in plain text", expected: "`cacheDataEncrypted: true`" };
  }
};

/** Relation 30: API Gateway writes logs, which every stage has to, with a role of the account. */
export const accountMayLog: Check = function* (_stage, context) {
  const { graph, requireWhole, stackConfig } = context;
  const account = graph.ofType(accountType).find(({ inputs }) => inputs.has("cloudwatchRoleArn"));
  if (account) {
    yield* roleMayWrite(account, context);
    return;
  }
  requireWhole("the account's settings may be declared in another layer");
  if (stackConfig["tradai:ownsAccount"] === "false") {
    throw new Undecidable("another stack owns the account, and with it API Gateway's settings");
  }
  yield {
    found: "the account has no role to write logs with: API Gateway refuses a stage that logs",
    expected: "an aws.apigateway.Account with `cloudwatchRoleArn`",
  };
};

function* roleMayWrite(account: Resource, { graph, place }: RuleContext): Generator<Violation> {
  const role = targetOf(graph, account, "cloudwatchRoleArn", ["aws:iam/role:Role"]);
  const home = [place.region, place.account].join(":");
  const group = `arn:aws:logs:${home}:log-group:API-Gateway-Execution-Logs_id/v1:log-stream:id`;
  if (role.resource && !mayDo(graph, role.resource, "logs:PutLogEvents", group)) {
    yield {
      found: `${role.resource.name} does not grant logs:PutLogEvents: API Gateway refuses the role`,
      expected: "the managed policy AmazonAPIGatewayPushToCloudWatchLogs",
      resource: account,
    };
  }
}
