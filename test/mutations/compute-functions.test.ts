import { grants, edited, withoutAction } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;

const mistakes: readonly Mistake[] = [
  {
    title: "two functions on one role",
    environments: everywhere,
    mutation: ({ account, environment }) =>
      changed("aws:lambda/function:Function", "function-update-status", {
        role: `arn:aws:iam::${account}:role/tradai-lambda-notify-completion-${environment}`,
      }),
    rule: "iam-one-role-per-function",
    resource: "function-update-status",
    // The other function's role does not let this one write its logs, and nobody uses its own.
    breaksToo: ["iam-roles-used", "logs-owned"],
  },
  {
    title: "PassRole on every role",
    environments: everywhere,
    mutation: grants("cli-ci-policy", (statement) =>
      statement.Sid.startsWith("PassRoles") ? { ...statement, Resource: "*" } : statement,
    ),
    rule: "iam-passrole-scoped",
    resource: "cli-ci-policy",
    // It is a wildcard as well.
    breaksToo: ["iam-no-wildcards"],
  },
  {
    title: "a schedule that is shorter than its function's timeout",
    environments: everywhere,
    mutation: changed("aws:cloudwatch/eventRule:EventRule", "schedule-drift-monitor", {
      scheduleExpression: "rate(4 minutes)",
    }),
    rule: "lambda-bounded",
    resource: "function-drift-monitor",
  },
  {
    title: "a secret literal in a function's environment",
    environments: everywhere,
    mutation: {
      resource: { type: "aws:lambda/function:Function", name: "function-health-check" },
      change: ({ props, opts }) => ({
        props: {
          ...props,
          environment: { variables: { EXCHANGE_API_SECRET: "wJalrXUtnFEMI7MDENGbPxRfiCYzEXAMPLE" } },
        },
        opts,
      }),
    },
    rule: "secrets-not-in-env",
    resource: "function-health-check",
  },
  {
    title: "a mapping whose role cannot receive",
    environments: everywhere,
    mutation: grants("function-backtest-consumer-policy", withoutAction("sqs:ReceiveMessage")),
    rule: "queue-consumed",
    resource: "mapping-backtest-consumer",
  },
  {
    title: "a mapping to the function in place of its alias",
    environments: dev,
    mutation: ({ environment }) =>
      changed("aws:lambda/eventSourceMapping:EventSourceMapping", "mapping-backtest-consumer", {
        functionName: `tradai-backtest-consumer-${environment}`,
      }),
    rule: "lambda-aliased",
    resource: "mapping-backtest-consumer",
  },
  {
    title: "a mapping that takes all messages again when one fails",
    environments: prod,
    mutation: changed("aws:lambda/eventSourceMapping:EventSourceMapping", "mapping-backtest-consumer", {
      functionResponseTypes: undefined,
    }),
    rule: "queue-consumed",
    resource: "mapping-backtest-consumer",
  },
  {
    title: "a schedule that starts the function in place of its alias",
    environments: dev,
    mutation: ({ account, environment, region }) =>
      changed("aws:cloudwatch/eventTarget:EventTarget", "schedule-health-check-target", {
        arn: `arn:aws:lambda:${region}:${account}:function:tradai-health-check-${environment}`,
      }),
    rule: "lambda-aliased",
    resource: "schedule-health-check-target",
    // Permission and dead-letter path are the alias's.
    breaksToo: ["async-has-dlq", "event-rule-complete"],
  },
  {
    title: "a schedule whose function it may not start",
    environments: prod,
    mutation: removed("aws:lambda/permission:Permission", "schedule-health-check-permission"),
    rule: "event-rule-complete",
    resource: "schedule-health-check-target",
  },
  {
    title: "a schedule without a target",
    environments: dev,
    mutation: removed("aws:cloudwatch/eventTarget:EventTarget", "schedule-health-check-target"),
    rule: "event-rule-complete",
    resource: "schedule-health-check",
  },
  {
    title: "a function without a deployment group",
    environments: prod,
    mutation: removed("aws:codedeploy/deploymentGroup:DeploymentGroup", "function-health-check-deployment"),
    rule: "lambda-aliased",
    resource: "function-health-check",
  },
  {
    title: "an alias that the next update takes back from CodeDeploy",
    environments: dev,
    mutation: {
      resource: { type: "aws:lambda/alias:Alias", name: "function-health-check-live" },
      change: ({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: [] } }),
    },
    rule: "lambda-aliased",
    resource: "function-health-check-live",
  },
  {
    title: "a function whose failed events go nowhere",
    environments: prod,
    mutation: removed(
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      "function-health-check-failures",
    ),
    rule: "async-has-dlq",
    resource: "function-health-check",
    breaksToo: ["companions-present"],
  },
  {
    title: "a function without its log group",
    environments: dev,
    mutation: removed("aws:cloudwatch/logGroup:LogGroup", "function-health-check-logs"),
    rule: "logs-owned",
    // Its role may write to a group that nothing declares.
    breaksToo: ["no-dangling-arn", "no-dangling-reference"],
    resource: "function-health-check",
  },
  {
    title: "a function without traces",
    environments: prod,
    mutation: changed("aws:lambda/function:Function", "function-health-check", { tracingConfig: undefined }),
    rule: "tracing-on",
    resource: "function-health-check",
  },
  {
    title: "a function on a floating tag",
    environments: dev,
    mutation: edited("aws:lambda/function:Function", "function-health-check", "imageUri", (image) =>
      image.replace(/:v[\d.]+$/, ":latest"),
    ),
    rule: "image-pinned",
    resource: "function-health-check",
  },
  {
    title: "an alarm left out that a function's deployment watches",
    environments: prod,
    mutation: removed("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm-health-check-errors"),
    rule: "lambda-aliased",
    resource: "function-health-check-deployment",
  },
  {
    title: "a drift rule whose role may start another workflow alone",
    environments: dev,
    mutation: edited("aws:iam/rolePolicy:RolePolicy", "events-policy", "policy", (policy) =>
      policy.replace("tradai-retraining-workflow-", "tradai-backtest-workflow-"),
    ),
    rule: "event-rule-complete",
    resource: "drift-detected-target",
  },
];

describeMistakes("compute", mistakes);
