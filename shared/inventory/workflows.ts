/** State machines (architecture.md 1.3, Step Functions), without the `tradai-` prefix and the environment. */
export const workflowIds = ["backtest-workflow", "retraining-workflow"] as const;
export type WorkflowId = (typeof workflowIds)[number];

/** Seconds that a function may take as a step of a workflow, whose other steps and executions wait for it. */
export const longestFunctionStep = 300;
