import { expression } from "./asl";
import type { Catcher, InvokeTask, StateMachineDefinition } from "./asl";
import { caughtTo, failureNotice, noticeStates, wentOnTo } from "./failure-notice";
import { machine } from "./machine";
import { assign, choice, succeed } from "./states";
import { chooseStrategy } from "./strategy-choice";
import { invoke, runStrategy } from "./tasks";
import type { TaskNetwork, TaskStep, WorkflowFacts } from "./tasks";
import { common, textOr, variable } from "./variables";

/** Seconds that the task of a backtest may take; an assumption, like all that OPEN-22 leaves open. */
const backtestSeconds = 2 * 60 * 60;

/** A failure is recorded before it is told. */
const recordFailure = "RecordFailure";

/**
 * The backtest workflow (OPEN-22): validates, has the data collected, runs the strategy's task, records the end, cleans
 * up and tells it. A failure of a step goes the same way with another word and ends in `Failed`; a step of that way that
 * fails itself does not keep the rest from happening.
 *
 * `$job_id`, `$strategy`, `$canary`, `$request` (`BacktestInput`) and `$execution` hold throughout, `$failure` (`Failure`)
 * after a failure.
 */
export function backtestWorkflow(context: WorkflowFacts, network: TaskNetwork): StateMachineDefinition {
  const job = { job_id: variable("job_id") };
  const ended = {
    ...job,
    workflow: "backtest",
    execution: variable("execution"),
    strategy: variable("strategy"),
    canary: variable("canary"),
  } as const;
  const untilRecorded = caughtTo(recordFailure);
  const cleanUp = (step: Omit<TaskStep, "comment">): InvokeTask =>
    invoke(context, "cleanup-resources", job, { comment: "Remove what it leaves behind", ...step });
  // What ran to its end stays recorded as completed, whatever happens to the tidying and the telling.
  const afterwards: Catcher = caughtTo(noticeStates.notify);
  const run = chooseStrategy({
    strategies: context.settings.strategies,
    verb: "Run",
    failed: recordFailure,
    run: (strategy) =>
      runStrategy(
        context,
        network,
        strategy,
        { JOB_ID: variable("job_id"), MODE: "backtest" },
        {
          comment: `Run the backtest of ${strategy}`,
          timeoutSeconds: backtestSeconds,
          caught: untilRecorded,
          next: "RecordCompletion",
        },
      ),
  });
  return machine("Runs one backtest", "Accept", {
    Accept: assign(
      "Keep what the job is",
      {
        ...common,
        job_id: expression(textOr("$states.input.job_id", "$states.context.Execution.Name")),
        strategy: expression(textOr("$states.input.strategy", "''")),
        canary: expression("$states.input.canary = true"),
        request: expression("$states.input"),
      },
      "ValidateStrategy",
    ),
    ValidateStrategy: invoke(
      context,
      "validate-strategy",
      { ...job, strategy: variable("strategy"), canary: variable("canary"), request: variable("request") },
      { comment: "Refuse what cannot run", caught: untilRecorded, next: "IsCanary" },
    ),
    IsCanary: choice(
      "A canary is told at once",
      [{ Condition: variable("canary"), Next: "NotifyCompletion" }],
      "CollectData",
    ),
    CollectData: invoke(
      context,
      "data-collection-proxy",
      { ...job, strategy: variable("strategy"), request: variable("request") },
      { comment: "Have its data collected", caught: untilRecorded, next: run.begin },
    ),
    ...run.states,
    RecordCompletion: invoke(
      context,
      "update-status",
      { ...job, status: "completed" },
      { comment: "Record that it is done", caught: untilRecorded, next: "CleanUp" },
    ),
    CleanUp: cleanUp({ caught: afterwards, next: "NotifyCompletion" }),
    NotifyCompletion: invoke(
      context,
      "notify-completion",
      { ...ended, status: "completed" },
      { comment: "Tell that it is done", caught: caughtTo(noticeStates.publish), next: "Completed" },
    ),
    Completed: succeed("Done", { ...job, canary: variable("canary") }),
    [recordFailure]: invoke(
      context,
      "update-status",
      { ...job, status: "failed", error: variable("failure") },
      {
        comment: "Record that it failed",
        caught: wentOnTo("CleanUpAfterFailure"),
        next: "CleanUpAfterFailure",
      },
    ),
    CleanUpAfterFailure: cleanUp({ caught: wentOnTo(noticeStates.notify), next: noticeStates.notify }),
    ...failureNotice(context, "backtest", { ...ended, status: "failed", error: variable("failure") }),
  });
}
