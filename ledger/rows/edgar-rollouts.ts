import type { Row } from "../row";

/** EDGAR (document 001): how a new version takes over. */
export const edgarRollouts: readonly Row[] = [
  {
    id: "EDGAR-14",
    finding: "Two versions answered at the same time during a deployment.",
    state: "partly",
    answer:
      "One version of backend-api or mlflow is behind the production rule at any time; requests with a test header alone reach the other. The trading pair stops before its successor starts.",
    rest: "data-collection and strategy-service have no target group and roll task by task (Decision 5): for a few minutes their code has to bear both versions.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "cannot try a new version out, or tries it out on everybody",
        },
        {
          file: "test/unit/compute/services.test.ts",
          title: "runs twice at once, or not at all, while a new version takes over",
        },
      ],
    },
  },
  {
    id: "EDGAR-15",
    finding: "Nothing validated a new version before it got traffic.",
    state: "closed",
    answer:
      "A gate asks the new version of backend-api and mlflow over test traffic, and ECS moves the users only when it agrees. Other tasks have to pass their container's check, and a function proves itself on a tenth of its calls.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lambda.Alias function-deployment-gate-live",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
            "aws.iam.Role ecs-hooks-role",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/compute/deployment-gate/handler.test.ts",
          title: "fails itself, or says nothing, when the version is not fit",
        },
        {
          file: "test/unit/compute/deployment-gate/gate.test.ts",
          title: "lets a version have the traffic that answers an error, or hides what it said",
        },
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
      ],
    },
  },
  {
    id: "EDGAR-16",
    finding: "Blue/green by CodeDeploy with twin target groups and a test route was recommended.",
    state: "closed",
    answer:
      "ECS does it itself: two target groups for each public service, a test rule, a gate, and traffic that ECS moves. `tradai:containers.deployments` has rolling as the fallback.",
    evidence: {
      resources: [
        {
          are: [
            "aws.lb.TargetGroup target-group-backend-api-alternate",
            "aws.lb.TargetGroup target-group-mlflow-alternate",
            "aws.lb.ListenerRule listener-rule-backend-api-test",
            "aws.lb.ListenerRule listener-rule-mlflow-test",
            "aws.lambda.Alias function-deployment-gate-live",
          ],
          in: ["prod"],
        },
      ],
      rules: ["ecs-deploy-safe", "no-dangling-reference", "lambda-aliased"],
      tests: [
        { file: "test/unit/compute/services.test.ts", title: "takes over in another way than decided" },
        {
          file: "test/unit/compute/balancing.test.ts",
          title: "cannot try a new version out, or tries it out on everybody",
        },
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a blue/green pair without its other half",
        },
      ],
    },
  },
  {
    id: "EDGAR-17",
    finding:
      "A canary release in steps of 5, 50 and 100 percent, with metrics and rollback, was recommended.",
    state: "partly",
    answer:
      "A tenth of a function's calls goes to the new version for five minutes, then all of them, unless an alarm takes them back. Services move as a whole, after their gate.",
    rest: "Services have no steps: the settings offer blue/green and rolling alone. Exact steps of 5, 50 and 100 need weighted rules, which is a pipeline's work.",
    evidence: {
      resources: [
        {
          are: [
            "aws.codedeploy.Application function-deployments",
            "aws.codedeploy.DeploymentGroup function-backtest-consumer-deployment",
            "aws.codedeploy.DeploymentGroup function-health-check-deployment",
          ],
        },
      ],
      rules: ["lambda-aliased", "ecs-deploy-safe"],
      tests: [
        {
          file: "test/unit/compute/functions.test.ts",
          title: "leaves a function without the alias that callers use, or moves it in another application",
        },
        {
          file: "test/unit/shift/shift.test.ts",
          title: "calls a deployment that was rolled back a success, or does not wait for its rollback",
        },
      ],
    },
  },
];
