/**
 * The alarms of the foundation layer as the documents count them, written by hand and never from the program. `{env}`
 * stands for the environment.
 */

/** An alarm as decisions.md section 5 counts it; its threshold and its window are OPEN-28's. */
export interface AlarmFact {
  readonly name: string;
  readonly runbook: "database" | "queues" | "nat" | "functions";
  readonly metric: string;
  /** `<statistic> <comparison> <threshold>`, for the window `beyond/of x period`. */
  readonly when: string;
  readonly window: string;
  readonly missing: "breaching" | "notBreaching";
  readonly dimension: readonly [name: string, value: string];
  /** Tells those on call besides (EDGAR-60): what stops everything within the hour. */
  readonly escalates: boolean;
}

const ofDatabase = {
  runbook: "database",
  missing: "breaching",
  dimension: ["DBInstanceIdentifier", "tradai-mlflow-{env}"],
} as const;
const cannotWait = { escalates: true } as const;
const canWait = { escalates: false } as const;

/** decisions.md section 5: four of the database, two of the backtest queues; ORION-22 adds the third queue's. */
export const alarmFacts: readonly AlarmFact[] = [
  {
    ...ofDatabase,
    ...canWait,
    name: "tradai-rds-cpu-{env}",
    metric: "AWS/RDS CPUUtilization",
    when: "Average GreaterThanThreshold 80",
    window: "3/4 x 300",
  },
  {
    ...ofDatabase,
    ...cannotWait,
    name: "tradai-rds-free-storage-{env}",
    metric: "AWS/RDS FreeStorageSpace",
    // Bytes: one gibibyte.
    when: "Minimum LessThanThreshold 1073741824",
    window: "2/3 x 300",
  },
  {
    ...ofDatabase,
    ...canWait,
    name: "tradai-rds-connections-{env}",
    metric: "AWS/RDS DatabaseConnections",
    // Four fifths of the sixty that the parameter group states.
    when: "Maximum GreaterThanThreshold 48",
    window: "2/3 x 300",
  },
  {
    ...ofDatabase,
    ...canWait,
    name: "tradai-rds-freeable-memory-{env}",
    metric: "AWS/RDS FreeableMemory",
    // Bytes: 64 mebibytes.
    when: "Minimum LessThanThreshold 67108864",
    window: "3/4 x 300",
  },
  {
    ...canWait,
    name: "tradai-backtest-queue-age-{env}",
    runbook: "queues",
    metric: "AWS/SQS ApproximateAgeOfOldestMessage",
    when: "Maximum GreaterThanThreshold 900",
    window: "3/5 x 60",
    missing: "notBreaching",
    dimension: ["QueueName", "tradai-backtest-queue-{env}.fifo"],
  },
  {
    ...canWait,
    name: "tradai-backtest-dlq-messages-{env}",
    runbook: "queues",
    // Its consumer empties the queue, so that its depth shows nothing (decisions.md section 5).
    metric: "AWS/SQS NumberOfMessagesReceived",
    when: "Sum GreaterThanThreshold 0",
    window: "1/1 x 60",
    missing: "notBreaching",
    dimension: ["QueueName", "tradai-backtest-dlq-{env}.fifo"],
  },
  {
    ...canWait,
    name: "tradai-events-dlq-messages-{env}",
    runbook: "queues",
    metric: "AWS/SQS ApproximateNumberOfMessagesVisible",
    when: "Maximum GreaterThanThreshold 0",
    window: "1/1 x 60",
    missing: "notBreaching",
    dimension: ["QueueName", "tradai-events-dlq-{env}"],
  },
];

const ofUpdater = {
  ...canWait,
  runbook: "functions",
  missing: "notBreaching",
  dimension: ["FunctionName", "tradai-nat-route-updater-{env}"],
} as const;

/** Where there is a NAT instance: it and its updater are watched (TRADAI-H-20, TRADAI-H-03). */
export const natInstanceAlarmFacts: readonly AlarmFact[] = [
  {
    ...cannotWait,
    name: "tradai-nat-status-{env}",
    runbook: "nat",
    metric: "AWS/EC2 StatusCheckFailed",
    when: "Maximum GreaterThanThreshold 0",
    window: "5/5 x 60",
    missing: "breaching",
    dimension: ["AutoScalingGroupName", "tradai-nat-{env}"],
  },
  {
    ...ofUpdater,
    name: "tradai-nat-route-updater-errors-{env}",
    metric: "AWS/Lambda Errors",
    when: "Sum GreaterThanThreshold 0",
    window: "1/1 x 60",
  },
  {
    ...ofUpdater,
    name: "tradai-nat-route-updater-throttles-{env}",
    metric: "AWS/Lambda Throttles",
    when: "Sum GreaterThanThreshold 0",
    window: "1/1 x 300",
  },
];
/** TRADAI-H-03: beyond four fifths of its timeout a function is about to be cut off. */
export const updaterDurationAlarm = "tradai-nat-route-updater-duration-{env}";
/** In prod: the gateways' errors of port allocation, added up (decisions.md section 5). */
export const natGatewayAlarm = "tradai-nat-status-{env}";
