import type { Evidence, Row } from "../row";

/** Settings are checked as a whole before the first resource. */
const settingsChecked: Evidence = {
  rules: ["secrets-not-in-env"],
  tests: [
    { file: "test/config/bad-values.test.ts", title: "a missing key" },
    { file: "test/config/bad-files.test.ts", title: "holds a key that nothing reads" },
    {
      file: "test/config/bad-input.test.ts",
      title: "registers resources, or breaks off without one clear line",
    },
  ],
};

/** The provider works in one account and one region. */
const targetPinned: Evidence = {
  rules: ["deploy-target-pinned"],
  tests: [
    { file: "test/config/bad-values.test.ts", title: "a provider that may work in another account" },
    { file: "test/config/bad-values.test.ts", title: "a provider in another region" },
    {
      file: "test/config/committed-files.test.ts",
      title: "would deploy to another account than the documented one",
    },
    {
      file: "test/unit/bootstrap/roles.test.ts",
      title: "are assumed by another repository, branch or environment",
    },
  ],
};

/** ORION: settings, and where and how versions are deployed. */
export const orionDeployments: readonly Row[] = [
  {
    id: "ORION-04",
    finding: "Services run with a fixed number of workers and without the asynchronous class.",
    state: "partly",
    answer:
      "Each service is told how many workers fit its processor share; the sizes of tasks are settings within what the environment pays for.",
    rest: "The services' code starts that many workers and chooses their class.",
    evidence: {
      resources: [
        { are: ["aws.ecs.TaskDefinition task-live-trading", "aws.ecs.TaskDefinition task-dry-run-trading"] },
      ],
      rules: ["cost-bounded", "iam-roles-used"],
      tests: [
        {
          file: "test/unit/compute/documents.test.ts",
          title: "do not say what a variable of a container is, which its image has to know",
        },
        { file: "test/golden/golden.test.ts", title: "is planned as its golden file says" },
      ],
    },
  },
  {
    id: "ORION-14",
    finding: "The pipeline deploys to another cloud than the system runs in.",
    state: "closed",
    answer:
      "The provider names exactly one account and one region. Settings of another account or region are refused before any resource, and the policy pack refuses a provider that is not pinned. Each environment has a role of its own in its own account, which the pipeline of that environment alone assumes.",
    evidence: targetPinned,
  },
  {
    id: "ORION-15",
    finding: "A push deploys nothing.",
    state: "partly",
    answer:
      "A push to main deploys every layer with a role of its own, after an approval, and lets callers have new functions. Operators start and stop services with a role that asks for a second factor.",
    rest: "The services build and push their images themselves; the pipeline copies them from a registry.",
    evidence: {
      resources: [{ are: ["aws.iam.RolePolicy cli-ci-policy"] }],
      rules: ["deploy-target-pinned", "companions-present"],
      tests: [
        {
          file: "test/unit/pipelines/deployment.test.ts",
          title: "deploys without asking whoever has to approve, or signs in as somebody else",
        },
        {
          file: "test/unit/bootstrap/roles.test.ts",
          title: "are assumed by another repository, branch or environment",
        },
        {
          file: "test/unit/compute/roles.test.ts",
          title: "manages other services, tables, images or roles than documented",
        },
        {
          file: "test/unit/shift/shift.test.ts",
          title: "starts no deployment, or another one than from the live version to the newest",
        },
      ],
      files: [".github/workflows/deploy.yml", "bootstrap/deploy-policies.ts", "docs/deploying.md"],
    },
  },
  {
    id: "ORION-16",
    finding: "A bad version cannot be taken back.",
    state: "closed",
    answer:
      "ECS undoes a deployment that fails or sets off an alarm, CodeDeploy does the same with functions, and a procedure puts the versions before back.",
    evidence: {
      resources: [
        {
          are: [
            "aws.codedeploy.Application function-deployments",
            "aws.codedeploy.DeploymentGroup function-backtest-consumer-deployment",
            "aws.lambda.Alias function-backtest-consumer-live",
            "aws.ssm.Document runbook-rollback",
          ],
        },
      ],
      rules: ["ecs-deploy-safe", "lambda-aliased", "runbook-linked"],
      tests: [
        { file: "test/mutations/compute-services.test.ts", title: "a service whose failed deployment stays" },
        { file: "test/mutations/compute-functions.test.ts", title: "a function without a deployment group" },
        { file: "test/unit/compute/services.test.ts", title: "keeps a version that fails" },
      ],
      files: ["docs/runbooks/rollback.md"],
    },
  },
  {
    id: "ORION-17",
    finding: "Variables are not checked when the service starts.",
    state: "partly",
    answer:
      "A schema checks every setting of an environment, and everything wrong is told at once before the first resource. What a container is told is made from typed tables.",
    rest: "The services' code checks the variables that it gets.",
    evidence: settingsChecked,
  },
  {
    id: "ORION-46",
    finding: "End-to-end tests may fail for want of settings.",
    state: "application",
    answer: "The canary has its address, its secret and its role declared with it, and starts after them.",
    evidence: {
      resources: [
        { are: ["aws.synthetics.Canary canary", "aws.cloudwatch.MetricAlarm alarm-canary-failed"] },
      ],
      rules: ["canary-present"],
      tests: [
        {
          file: "test/unit/edge/canary.test.ts",
          title: "asks another API, takes no token, or holds a secret in a variable",
        },
        { file: "test/unit/edge/canary.test.ts", title: "runs before it may, or before there is an API" },
      ],
    },
  },
  {
    id: "ORION-47",
    finding: "The table of the pipeline finds the wrong target.",
    state: "closed",
    answer: "As ORION-14.",
    evidence: targetPinned,
  },
  {
    id: "ORION-48",
    finding: "The table of settings calls their validation partial.",
    state: "partly",
    answer: "As ORION-17.",
    rest: "The services' code checks the variables that it gets.",
    evidence: settingsChecked,
  },
  {
    id: "ORION-58",
    finding: "Nobody plans capacity.",
    state: "partly",
    answer:
      "Every service has bounds, every function a share of the account, and an alarm goes off at four fifths of the functions that AWS lets run at once.",
    rest: "How much load is to be expected is decided by people; no other quota of the account has an alarm.",
    evidence: {
      resources: [
        {
          are: [
            "aws.appautoscaling.Target scaling-live-trading",
            "aws.cloudwatch.MetricAlarm alarm-lambda-concurrency",
          ],
        },
        { are: ["aws.appautoscaling.Target scaling-backend-api"], in: ["prod"] },
      ],
      rules: ["ecs-scalable", "lambda-bounded"],
      tests: [
        {
          file: "test/mutations/compute-services.test.ts",
          title: "a service whose number of tasks has no bounds",
        },
        {
          file: "test/unit/edge/alarms.test.ts",
          title: "learns of the account's quota of functions when it is used up",
        },
        {
          file: "test/config/bad-deployments.test.ts",
          title: "functions of dev that reserve more than the account has",
        },
      ],
    },
  },
];
