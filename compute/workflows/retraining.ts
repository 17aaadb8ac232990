import { expression } from "./asl";
import type { StateMachineDefinition } from "./asl";
import { caughtTo, failureNotice, noticeStates, refusal } from "./failure-notice";
import { machine } from "./machine";
import { assign, choice, succeed } from "./states";
import { chooseStrategy } from "./strategy-choice";
import { invoke, runStrategy } from "./tasks";
import type { TaskNetwork, WorkflowFacts } from "./tasks";
import { common, textOr, variable } from "./variables";

/** Seconds that a training may take; an assumption, like all that OPEN-22 leaves open. */
const trainingSeconds = 6 * 60 * 60;

/**
 * The retraining workflow (OPEN-22): asks whether a model is to be trained, has the strategy's task train it, compares it
 * with the one in use, and then promotes the new one, returns to the one before, or leaves all as it is (TRADAI-H-08).
 *
 * `$model_name`, `$strategy`, `$job_id` (the execution's name), `$request` (`RetrainingInput`) and `$execution` hold
 * throughout, `$failure` (`Failure`) after a failure.
 */
export function retrainingWorkflow(context: WorkflowFacts, network: TaskNetwork): StateMachineDefinition {
  const modelName = textOr("$states.input.model_name", "''");
  const model = { model_name: variable("model_name"), job_id: variable("job_id") };
  const ended = { ...model, workflow: "retraining", execution: variable("execution") } as const;
  const caught = caughtTo(noticeStates.notify);
  const train = chooseStrategy({
    strategies: context.settings.strategies,
    verb: "Train",
    failed: noticeStates.notify,
    run: (strategy) =>
      runStrategy(
        context,
        network,
        strategy,
        { JOB_ID: variable("job_id"), MODE: "train", MODEL_NAME: variable("model_name") },
        {
          comment: `Train the model of ${strategy}`,
          timeoutSeconds: trainingSeconds,
          caught,
          next: "CompareModels",
        },
      ),
  });
  return machine("Trains one model again where that is needed", "Accept", {
    Accept: assign(
      "Keep which model it is",
      {
        ...common,
        job_id: expression("$states.context.Execution.Name"),
        model_name: expression(modelName),
        strategy: expression(textOr("$states.input.strategy", modelName)),
        request: expression("$states.input"),
      },
      "CheckRetrainingNeeded",
    ),
    CheckRetrainingNeeded: invoke(
      context,
      "check-retraining-needed",
      { ...model, request: variable("request") },
      {
        comment: "Ask whether it is needed",
        keep: { needed: expression("$states.result.Payload.needed") },
        caught,
        next: "IsNeeded",
      },
    ),
    IsNeeded: choice(
      "Most of the time it is not",
      [
        { Condition: expression("$needed = true"), Next: train.begin },
        { Condition: expression("$needed = false"), Next: "NotNeeded" },
      ],
      "UnclearAnswer",
    ),
    NotNeeded: succeed("Nothing to do, and nothing to tell", { ...model, outcome: "not needed" }),
    UnclearAnswer: assign(
      "Neither yes nor no would leave models as they are for ever, unnoticed",
      refusal(
        "IsNeeded",
        "UnclearAnswer",
        expression("'needed is neither true nor false: ' & $string($needed)"),
      ),
      noticeStates.notify,
    ),
    ...train.states,
    CompareModels: invoke(context, "compare-models", model, {
      comment: "Compare the new model with the one in use",
      keep: { verdict: expression("$states.result.Payload.verdict") },
      caught,
      next: "IsBetter",
    }),
    IsBetter: choice(
      "Only a clear verdict changes anything",
      [
        { Condition: expression("$verdict = 'better'"), Next: "PromoteModel" },
        { Condition: expression("$verdict = 'worse'"), Next: "RollBackModel" },
      ],
      "KeepModel",
    ),
    PromoteModel: invoke(
      context,
      "promote-model",
      model,
      { comment: "Use the new model", keep: { outcome: "promoted" }, caught, next: "NotifyCompletion" },
      "once",
    ),
    RollBackModel: invoke(
      context,
      "model-rollback",
      model,
      {
        comment: "Return to the model before",
        keep: { outcome: "rolled back" },
        caught,
        next: "NotifyCompletion",
      },
      "once",
    ),
    KeepModel: assign("Leave the model in use", { outcome: "kept" }, "NotifyCompletion"),
    NotifyCompletion: invoke(
      context,
      "notify-completion",
      { ...ended, status: "completed", outcome: variable("outcome") },
      { comment: "Tell what became of it", caught: caughtTo(noticeStates.publish), next: "Completed" },
    ),
    Completed: succeed("Done", { ...model, outcome: variable("outcome") }),
    ...failureNotice(context, "retraining", {
      ...ended,
      status: "failed",
      outcome: "failed",
      error: variable("failure"),
    }),
  });
}
