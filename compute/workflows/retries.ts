import type { Retrier } from "./asl";

/** Waits of up to a minute, each twice as long as the one before and spread at random. */
const growing = { BackoffRate: 2, MaxDelaySeconds: 60, JitterStrategy: "FULL" } as const;

/** The function was not let run; it has a reserved concurrency, so that this happens when many jobs are about. */
const throttled: Retrier = {
  ErrorEquals: ["Lambda.TooManyRequestsException"],
  IntervalSeconds: 2,
  MaxAttempts: 8,
  ...growing,
};

/**
 * Lambda's passing errors, which AWS asks to be retried
 * (https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html).
 */
const unavailable: Retrier = {
  ErrorEquals: [
    "Lambda.AWSLambdaException",
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.SdkClientException",
    "Lambda.ServiceException",
  ],
  IntervalSeconds: 2,
  MaxAttempts: 4,
  ...growing,
};

/** Whatever else went wrong, but for a timeout: what took all its time will take it again. */
const failed = (attempts: number): Retrier => ({
  ErrorEquals: ["States.TaskFailed"],
  IntervalSeconds: 5,
  MaxAttempts: attempts,
  ...growing,
});

/** ECS did not take the task: no capacity, or an error of its own. The prefix is `ECS.`, in capitals. */
const notStarted: Retrier = {
  ErrorEquals: ["AmazonECS.Unknown", "ECS.AmazonECSException", "ECS.ServerException"],
  IntervalSeconds: 10,
  MaxAttempts: 4,
  ...growing,
};

/** Retries of each kind of step (USDCOP-48). */
export const retries = {
  /** A function that does the same however often it runs for one job. */
  repeatable: [throttled, unavailable, failed(2)],
  /** A function of which a second run would do more: only what says for sure that it never ran. */
  once: [throttled],
  /** A container task: once more where it stopped, because a host can be lost. */
  container: [notStarted, failed(1)],
  /** A message to a topic. */
  message: [failed(3)],
} as const satisfies Record<string, readonly Retrier[]>;
