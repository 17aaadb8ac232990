import type { Fixture } from "../rule";
import { account, region } from "./bucket";

export const queueArn = (name: string): string => `arn:aws:sqs:${region}:${account}:${name}`;
export const jobsArn = queueArn("tradai-jobs-prod.fifo");

/** A queue of prod with its logical name; FIFO where the physical one says so. */
export function queue(
  name: string,
  physical: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Fixture {
  return {
    type: "aws:sqs/queue:Queue",
    name,
    inputs: { name: physical, ...(physical.endsWith(".fifo") && { fifoQueue: true }), ...inputs },
  };
}

/** A redrive policy as the program writes it. */
export function redriveTo(physical: string, maxReceiveCount = 3): string {
  return JSON.stringify({ deadLetterTargetArn: queueArn(physical), maxReceiveCount });
}

/** An alarm on what comes to rest in a queue. */
export function queueAlarm(physical: string, metricName = "ApproximateNumberOfMessagesVisible"): Fixture {
  return {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: `${physical}-alarm`,
    inputs: {
      name: `${physical}-messages`,
      namespace: "AWS/SQS",
      metricName,
      dimensions: { QueueName: physical },
    },
  };
}

/** Lets a service send to a queue. */
export function admitToQueue(service: string, physical: string, condition?: object): object {
  return {
    Sid: "Deliver",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sqs:SendMessage",
    Resource: queueArn(physical),
    ...(condition && { Condition: condition }),
  };
}
