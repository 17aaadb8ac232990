/**
 * What goes in and out of the workflows. The documents do not say (OPEN-22): these shapes are this system's own, and the
 * functions' images keep to them.
 */

/** What backtest-consumer starts the backtest workflow with; it names the execution `job_id`, so that a message that is delivered twice starts one. */
export interface BacktestInput {
  /** Key of the job in the table workflow-state: the id of the API's request. The execution's name where it is absent. */
  readonly job_id?: string;
  /** One of the setting `strategies`. */
  readonly strategy: string;
  /** A probe of the whole path: it is validated and told, and nothing runs (TRADAI-H-04). */
  readonly canary?: boolean;
  /** The rest of the request as the API took it, up to 8 KB; functions read it below `request`. */
  readonly [field: string]: unknown;
}

/**
 * What retraining-scheduler starts the retraining workflow with, and what an event says of a model that has drifted
 * (USDCOP-14).
 */
export interface RetrainingInput {
  /** Key of the model in the tables of models. */
  readonly model_name: string;
  /** Strategy whose task trains it; it has the model's name where it is absent. */
  readonly strategy?: string;
  /** Why, as a sentence or a code. */
  readonly reason?: string;
}

/** Where and how a step failed for good. */
export interface Failure {
  /** Name of the state. */
  readonly step: string;
  /** Name of the error, for example `States.Timeout`. */
  readonly name: string;
  /** Up to 1000 characters; of a container task, why it stopped. */
  readonly cause: string;
}

interface Job {
  readonly job_id: string;
}

interface Model {
  readonly model_name: string;
  /** Name of the execution: with it a second call for the same one can be told. */
  readonly job_id: string;
}

interface Ended {
  /** ARN of the execution. */
  readonly execution: string;
  readonly job_id: string;
  readonly status: "completed" | "failed";
  /** Absent where all went well. */
  readonly error?: Failure;
}

/** What each function of the workflows is invoked with. */
export interface FunctionPayloads {
  /** Throws for a backtest that cannot run; what it answers is not looked at. */
  readonly "validate-strategy": Job & {
    readonly strategy: string;
    readonly canary: boolean;
    readonly request: BacktestInput;
  };
  /** Returns when the data of the backtest are there. */
  readonly "data-collection-proxy": Job & { readonly strategy: string; readonly request: BacktestInput };
  readonly "update-status": Job & { readonly status: "completed" | "failed"; readonly error?: Failure };
  readonly "cleanup-resources": Job;
  readonly "notify-completion": Ended &
    (
      | { readonly workflow: "backtest"; readonly strategy: string; readonly canary: boolean }
      | { readonly workflow: "retraining"; readonly model_name: string; readonly outcome: string }
    );
  /** Answers `CheckAnswer`. */
  readonly "check-retraining-needed": Model & { readonly request: RetrainingInput };
  /** Answers `ComparisonAnswer`. */
  readonly "compare-models": Model;
  readonly "promote-model": Model;
  readonly "model-rollback": Model;
}

export type WorkflowFunction = keyof FunctionPayloads;

/** What check-retraining-needed answers; without `needed` the workflow fails, for it would stay idle unnoticed. */
export interface CheckAnswer {
  readonly needed: boolean;
}

/**
 * What compare-models answers: `better`, and the new model is promoted; `worse`, and the one before is used again;
 * anything else, and all stays as it is. Without `verdict` the workflow fails.
 */
export interface ComparisonAnswer {
  readonly verdict: string;
}

/**
 * What a strategy's container is told by its environment. The parameters of a backtest are in the job's record of
 * workflow-state: a request of 8 KB does not fit beside ECS's limit of 8192 characters for all overrides
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html).
 */
export interface StrategyTaskEnvironment {
  readonly JOB_ID: string;
  readonly MODE: "backtest" | "train";
  /** Of a training alone. */
  readonly MODEL_NAME?: string;
}
