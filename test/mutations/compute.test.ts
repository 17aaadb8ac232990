import { edited, grants, withoutAction, withoutResource } from "./edits";
import { changed, describeMistakes } from "./mistakes";
import type { Mistake } from "./mistakes";

const everywhere = ["dev", "prod"] as const;
const dev = ["dev"] as const;
const prod = ["prod"] as const;
const stateMachine = "aws:sfn/stateMachine:StateMachine";

/** Definitions hold identifiers of the network, which are known when AWS has given them: they are predicted here. */
const mistakes: readonly Mistake[] = [
  {
    title: "a workflow whose definition names a function that its role may not invoke",
    environments: everywhere,
    predict: true,
    mutation: edited(stateMachine, "workflow-backtest-workflow", "definition", (definition) =>
      definition.replace("function:tradai-update-status-", "function:tradai-health-check-"),
    ),
    rule: "sfn-role-fits",
    resource: "workflow-backtest-workflow",
  },
  {
    title: "a workflow whose role may not invoke a function that its definition names",
    environments: everywhere,
    predict: true,
    mutation: grants(
      "workflow-backtest-workflow-role-policy",
      withoutResource("function:tradai-update-status-"),
    ),
    rule: "sfn-role-fits",
    resource: "workflow-backtest-workflow",
  },
  {
    title: "a workflow that may not pass the roles of its tasks",
    environments: prod,
    predict: true,
    mutation: grants("workflow-backtest-workflow-role-policy", withoutAction("iam:PassRole")),
    rule: "sfn-role-fits",
    resource: "workflow-backtest-workflow",
  },
  {
    title: "a workflow that invokes a function past its alias",
    environments: dev,
    predict: true,
    mutation: edited(stateMachine, "workflow-backtest-workflow", "definition", (definition) =>
      definition.replaceAll(/(function:tradai-update-status-\w+):live/g, "$1"),
    ),
    rule: "lambda-aliased",
    resource: "workflow-backtest-workflow",
    // Its role may invoke the alias alone.
    breaksToo: ["sfn-role-fits"],
  },
  {
    title: "a workflow without a record of its runs",
    environments: prod,
    mutation: changed(stateMachine, "workflow-backtest-workflow", { loggingConfiguration: undefined }),
    rule: "sfn-observable",
    resource: "workflow-backtest-workflow",
    // Nobody writes to its log group any more.
    breaksToo: ["logs-owned"],
  },
];

describeMistakes("compute", mistakes);
